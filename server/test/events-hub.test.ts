import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { EventStream } from './support/event-stream.ts';
import { HubHarness, JON, ONA } from './support/hub-harness.ts';

const harness = HubHarness.use();

const kinds = (stream: EventStream) => stream.events.map(({ event }) => event);
/** Longer than changes are gathered for. */
const settle = () => sleep(120);

test('sends the whole of a room at first, and its id with the last event', async () => {
  harness.rooms.make('one', { stage: ['a'], listeners: 3 });
  const stream = harness.open({ rooms: ['one'] });
  await stream.next(({ event }) => event === 'listeners');
  assert.deepEqual(kinds(stream), ['room', 'stage', 'listeners']);
  assert.deepEqual(stream.last('stage')?.data, { name: 'one', people: [{ id: 'a' }] });
  assert.deepEqual(stream.last('listeners')?.data, { name: 'one', count: 3 });
  assert.match(stream.lastEventId, /^[\w-]{8}:1\.1\.$/);
});

test('sends who the viewer is with a session, and the hands to moderators only', async () => {
  harness.rooms.make('one', { hands: 2 }).roles.set(JON.id, 'moderator');
  const guest = harness.open({ rooms: ['one'], viewer: ONA });
  const moderator = harness.open({ rooms: ['one'], viewer: JON });
  await guest.next(({ event }) => event === 'you');
  await moderator.next(({ event }) => event === 'hands');
  assert.deepEqual(kinds(guest), ['room', 'stage', 'listeners', 'you']);
  assert.equal(guest.last('you')?.data.viewer.id, ONA.id);
  assert.deepEqual(kinds(moderator), ['room', 'stage', 'listeners', 'you', 'hands']);
  assert.equal(moderator.last('hands')?.data.count, 2);
});

test('says which rooms do not exist, and shows them when they do', async () => {
  harness.rooms.make('one');
  const stream = harness.open({ rooms: ['one', 'none'] });
  const gone = await stream.next(({ event }) => event === 'gone');
  assert.deepEqual(gone.data, { name: 'none', code: 'room_not_found' });
  harness.rooms.make('none');
  harness.change('none', ['room', 'stage']);
  await stream.next(({ event, data }) => event === 'room' && data.name === 'none');
});

test('sends what changed and nothing else, to those who watch', async () => {
  harness.rooms.make('one', { stage: ['a'] });
  harness.rooms.make('two');
  const [one, two] = [harness.open({ rooms: ['one'] }), harness.open({ rooms: ['two'] })];
  await Promise.all([one, two].map((stream) => stream.next(({ event }) => event === 'listeners')));
  harness.rooms.get('one').bump('stage', ['a', 'b']);
  harness.change('one', ['stage']);
  await one.next(({ event, data }) => event === 'stage' && data.people.length === 2);
  await settle();
  assert.deepEqual(kinds(one), ['room', 'stage', 'listeners', 'stage']);
  assert.deepEqual(kinds(two), ['room', 'stage', 'listeners']);
});

test('reads once for all pages, and once for changes that come together', async () => {
  harness.rooms.make('one');
  const all = Array.from({ length: 20 }, () => harness.open({ rooms: ['one'] }));
  await Promise.all(all.map((stream) => stream.next(({ event }) => event === 'listeners')));
  assert.ok(harness.rooms.reads.stages <= 2, `${harness.rooms.reads.stages} reads`);
  const before = harness.rooms.reads.stages;
  for (const people of [['a'], ['a', 'b'], ['b']]) {
    harness.rooms.get('one').bump('stage', people);
    harness.change('one', ['stage']);
  }
  await Promise.all(
    all.map((stream) => stream.next(({ event, data }) => event === 'stage' && data.people[0]?.id === 'b')),
  );
  assert.equal(harness.rooms.reads.stages, before + 1);
});

test('sends no part again that a page came back with', async () => {
  harness.rooms.make('one', { stage: ['a'] });
  harness.rooms.make('two');
  const first = harness.open({ rooms: ['one', 'two'] });
  await first.next(({ event, data }) => event === 'listeners' && data.name === 'two');
  first.close();
  harness.rooms.get('one').bump('stage', ['a', 'b']);
  const { lastEventId } = first;
  const again = harness.open({ rooms: ['two', 'one'], lastEventId });
  await again.next(({ event, data }) => event === 'listeners' && data.name === 'one');
  await settle();
  assert.deepEqual(
    again.events.map(({ event, data }) => `${data.name} ${event}`),
    ['two listeners', 'one stage', 'one listeners'],
  );
});

test('sends everything for an id that it does not know', async () => {
  harness.rooms.make('one');
  for (const lastEventId of ['', 'nonsense', 'x'.repeat(5000), 'abcdefgh:zz.zz.zz', '~~~:..']) {
    const stream = harness.open({ rooms: ['one'], lastEventId });
    await stream.next(({ event }) => event === 'listeners');
    assert.deepEqual(kinds(stream), ['room', 'stage', 'listeners'], lastEventId);
  }
});

test('tells the number of listeners at most once a second, and the last one always', async () => {
  const room = harness.rooms.make('one', { listeners: 0 });
  const stream = harness.open({ rooms: ['one'] });
  await stream.next(({ event }) => event === 'listeners');
  const began = Date.now();
  while (Date.now() - began < 1500) {
    room.listeners += 1;
    harness.change('one', ['listeners']);
    await sleep(20);
  }
  await stream.next(({ event, data }) => event === 'listeners' && data.count === room.listeners);
  const told = stream.events.filter(({ event }) => event === 'listeners').length - 1;
  assert.ok(told <= Math.ceil((Date.now() - began) / 1000) + 1, `${told} in ${Date.now() - began} ms`);
});

test('tells those viewers who are concerned', async () => {
  const room = harness.rooms.make('one');
  const [ona, jon] = [
    harness.open({ rooms: ['one'], viewer: ONA }),
    harness.open({ rooms: ['one'], viewer: JON }),
  ];
  await Promise.all([ona, jon].map((stream) => stream.next(({ event }) => event === 'you')));
  const mine = (stream: EventStream) => stream.events.filter(({ event }) => event === 'you').length;

  room.raised.set(ONA.id, 1);
  harness.change('one', ['hands'], { viewers: [ONA.id] });
  await ona.next(({ event, data }) => event === 'you' && data.viewer.hand?.place === 1);
  room.raised.set(ONA.id, 2);
  harness.change('one', ['hands'], { scope: 'raised' });
  await ona.next(({ event, data }) => event === 'you' && data.viewer.hand?.place === 2);
  await settle();
  assert.equal(mine(jon), 1);

  room.mayRaise = false;
  harness.change('one', ['room'], { scope: 'all' });
  await Promise.all(
    [ona, jon].map((stream) => stream.next(({ data }) => data.viewer?.mayRaiseHand === false)),
  );
});

test('gives the hands to who becomes a moderator, and not to who was one', async () => {
  const room = harness.rooms.make('one', { hands: 1 });
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'you');
  room.roles.set(ONA.id, 'moderator');
  harness.change('one', ['stage'], { viewers: [ONA.id] });
  await stream.next(({ event }) => event === 'hands');
  room.bumpHands(2);
  harness.change('one', ['hands']);
  await stream.next(({ event, data }) => event === 'hands' && data.count === 2);

  room.roles.set(ONA.id, 'listener');
  harness.change('one', ['stage'], { viewers: [ONA.id] });
  await stream.next(({ data }) => data.viewer?.role === 'listener', stream.events.length - 1);
  const count = stream.events.length;
  room.bumpHands(3);
  harness.change('one', ['hands']);
  await settle();
  assert.ok(!kinds(stream).slice(count).includes('hands'));
  room.roles.set(ONA.id, 'host');
  harness.change('one', [], { viewers: [ONA.id] });
  await stream.next(({ event, data }) => event === 'hands' && data.count === 3);
});

test('reads all again when changes may have been missed, and sends what did change', async () => {
  const room = harness.rooms.make('one');
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'you');
  room.bump('stage', ['b']);
  room.listeners = 9;
  harness.hub.refreshAll();
  await stream.next(({ event, data }) => event === 'listeners' && data.count === 9);
  await settle();
  assert.deepEqual(kinds(stream).slice(4), ['stage', 'listeners']);
});
