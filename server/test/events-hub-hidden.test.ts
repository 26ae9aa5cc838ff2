import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { EventStream } from './support/event-stream.ts';
import { HubHarness, JON, ONA } from './support/hub-harness.ts';

const harness = HubHarness.use();

/** Longer than changes are gathered for. */
const settle = () => sleep(120);
const said = (stream: EventStream) => stream.events.map(({ event, data, id }) => ({ event, data, id }));

function hide(name: string) {
  const room = harness.rooms.make(name, { stage: ['a'], hands: 1 });
  room.hidden = true;
  return room;
}

test('says of a hidden room what it says of none, to those outside and to nobody in particular', async () => {
  hide('one').inside.add(JON.id);
  const inside = harness.open({ rooms: ['one'], viewer: JON });
  await inside.next(({ event }) => event === 'you');
  assert.deepEqual(
    inside.events.map(({ event }) => event),
    ['room', 'stage', 'listeners', 'you'],
  );
  for (const viewer of [undefined, ONA]) {
    const [hidden, none] = [
      harness.open({ rooms: ['one'], viewer }),
      harness.open({ rooms: ['one-'], viewer }),
    ];
    await Promise.all([hidden, none].map((stream) => stream.next(({ event }) => event === 'gone')));
    assert.deepEqual(
      said(hidden),
      said(none).map((entry) => ({ ...entry, data: { ...entry.data, name: 'one' } })),
    );
  }
});

test('lets nobody outside notice that something happens there', async () => {
  const room = hide('one');
  room.inside.add(JON.id);
  const [inside, outside, nobody] = [
    harness.open({ rooms: ['one'], viewer: JON }),
    harness.open({ rooms: ['one'], viewer: ONA }),
    harness.open({ rooms: ['one'] }),
  ];
  await Promise.all([outside, nobody].map((stream) => stream.next(({ event }) => event === 'gone')));
  await inside.next(({ event }) => event === 'you');
  for (const people of [['a', 'b'], ['b']]) {
    room.bump('stage', people);
    harness.change('one', ['stage'], { scope: 'all' });
    await inside.next(({ event, data }) => event === 'stage' && data.people[0].id === people[0]);
    await settle();
  }
  assert.deepEqual([outside.events.length, nobody.events.length], [1, 1]);
});

test('gives no bytes of those inside to a page that claims to hold what they do', async () => {
  const room = hide('one');
  room.inside.add(JON.id);
  const inside = harness.open({ rooms: ['one'], viewer: JON });
  await inside.next(({ event }) => event === 'you');
  const { lastEventId } = inside;
  const forged = harness.open({ rooms: ['one'], lastEventId });
  const gone = await forged.next(({ event }) => event === 'gone');
  assert.equal(gone.id, '');
  room.bump('stage', ['z']);
  harness.change('one', ['stage', 'room']);
  await inside.next(({ event, data }) => event === 'stage' && data.people[0].id === 'z');
  await settle();
  assert.equal(forged.events.length, 1);
});

test('shows the room to who is let in, and hides it from who is put out', async () => {
  const room = hide('one');
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'gone');
  room.inside.add(ONA.id);
  harness.change('one', [], { viewers: [ONA.id] });
  await stream.next(({ event }) => event === 'you');
  assert.deepEqual(
    stream.events.map(({ event }) => event),
    ['gone', 'room', 'stage', 'listeners', 'you'],
  );
  room.inside.delete(ONA.id);
  harness.change('one', [], { viewers: [ONA.id] });
  await stream.next(({ event }) => event === 'gone', 1);
});

test('shows those inside that a hidden room has ended, although their place there is gone', async () => {
  const room = hide('one');
  room.inside.add(ONA.id);
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'you');
  room.inside.clear();
  room.state = 'ended';
  room.versions.room += 1;
  harness.change('one', ['room'], { scope: 'all' });
  await stream.next(({ event, data }) => event === 'room' && data.room.state === 'ended');
  await settle();
  assert.equal(stream.last('gone'), undefined);
});

test('hides a room that becomes hidden, and shows one that becomes open', async () => {
  const room = harness.rooms.make('one');
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'you');
  room.hidden = true;
  room.versions.room += 1;
  harness.change('one', ['room'], { scope: 'all' });
  await stream.next(({ event }) => event === 'gone');
  room.hidden = false;
  room.versions.room += 1;
  harness.change('one', ['room'], { scope: 'all' });
  await stream.next(({ event }) => event === 'room', stream.events.length);
});

test('asks as much about a room that does not exist as about a hidden one', async () => {
  hide('one');
  const count = async (name: string) => {
    const before = { ...harness.rooms.reads };
    const stream = harness.open({ rooms: [name], viewer: ONA });
    await stream.next(({ event }) => event === 'gone');
    stream.close();
    await settle();
    return Object.entries(harness.rooms.reads).map(([kind, reads]) => [
      kind,
      reads - before[kind as keyof typeof before],
    ]);
  };
  assert.deepEqual(await count('one'), await count('none'));
});
