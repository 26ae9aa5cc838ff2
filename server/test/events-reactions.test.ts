import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ReactionBatches } from '../src/events/reaction-batches.ts';
import { createLog } from '../src/log/log.ts';
import type { Reactions } from '../src/deps.ts';
import type { EventStream } from './support/event-stream.ts';
import { HubHarness, JON, ONA } from './support/hub-harness.ts';

const harness = HubHarness.use();

const applause = (stream: EventStream) => stream.events.filter(({ event }) => event === 'reactions');
const shown = async (stream: EventStream) => stream.next(({ event }) => event === 'listeners');
const claps = (stream: EventStream) =>
  applause(stream).reduce((sum, { data }) => sum + (data.counts.clap ?? 0), 0);

test('tells reactions to pages that show them, and only to these', async () => {
  harness.rooms.make('one');
  harness.rooms.make('two');
  const player = harness.open({ rooms: ['one', 'two'], reactions: ['one'] });
  const card = harness.open({ rooms: ['one'] });
  const stranger = harness.open({ rooms: ['two'], reactions: ['one'] });
  await Promise.all([player, card, stranger].map(shown));
  const id = player.lastEventId;
  harness.hub.onReactions({ room: 'one', counts: { clap: 3, wow: 1 } });
  harness.hub.onReactions({ room: 'two', counts: { clap: 9 } });
  const event = await player.next(({ event }) => event === 'reactions');
  assert.deepEqual(event.data, { name: 'one', counts: { clap: 3, wow: 1 } });
  assert.equal(player.lastEventId, id, 'the page holds what it held');
  harness.change('one', ['listeners']);
  assert.deepEqual([card, stranger].map(applause), [[], []]);
});

test('adds up what comes within a moment', async () => {
  harness.rooms.make('one');
  const stream = harness.open({ rooms: ['one'], reactions: ['one'] });
  await shown(stream);
  const began = performance.now();
  let sent = 0;
  while (performance.now() - began < 2_200) {
    harness.hub.onReactions({ room: 'one', counts: { clap: 2 } });
    sent += 2;
    await sleep(5);
  }
  await stream.next(() => claps(stream) === sent);
  const events = applause(stream).length;
  assert.ok(events >= 3 && events <= 6, `${events} events in 2.2 s`);
});

test('gives a page that reads slowly one sum, and one that comes later only what comes then', async () => {
  harness.rooms.make('one');
  const body = harness.body({ rooms: ['one'], reactions: ['one'] });
  const early = harness.open({ rooms: ['one'], reactions: ['one'] });
  await shown(early);
  harness.hub.onReactions({ room: 'one', counts: { clap: 1 } });
  await early.next(() => claps(early) === 1);
  harness.hub.onReactions({ room: 'one', counts: { clap: 4 } });
  await early.next(() => claps(early) === 5);
  const late = harness.open({ rooms: ['one'], reactions: ['one'] });
  await shown(late);
  harness.hub.onReactions({ room: 'one', counts: { heart: 1 } });
  await late.next(({ event }) => event === 'reactions');
  assert.deepEqual(
    applause(late).map(({ data }) => data.counts),
    [{ heart: 1 }],
  );

  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('event: reactions')) text += decoder.decode((await reader.read()).value);
  assert.equal(text.match(/event: reactions/g)?.length, 1);
  assert.match(text, /"counts":\{"clap":5,"heart":1\}/);
  await reader.cancel();
});

test('does not let others hear a hidden room', async () => {
  const room = harness.rooms.make('one');
  room.hidden = true;
  room.inside.add(ONA.id);
  const inside = harness.open({ rooms: ['one'], reactions: ['one'], viewer: ONA });
  const outside = harness.open({ rooms: ['one'], reactions: ['one'], viewer: JON });
  await shown(inside);
  await outside.next(({ event }) => event === 'gone');
  harness.hub.onReactions({ room: 'one', counts: { clap: 1 } });
  await inside.next(({ event }) => event === 'reactions');
  assert.deepEqual(
    outside.events.map(({ event }) => event),
    ['gone'],
  );
});

test('tells other processes of a room once in a while, and of nothing where nothing came', async () => {
  const told: Reactions[] = [];
  const batches = new ReactionBatches(
    (reactions) => Promise.resolve(void told.push(reactions)),
    createLog('silent'),
    50,
  );
  for (let n = 0; n < 100; n += 1)
    batches.add({ room: n % 2 ? 'one' : 'two', counts: { clap: 1, heart: 2 } });
  assert.deepEqual(told, []);
  await sleep(100);
  assert.deepEqual(told, [
    { room: 'two', counts: { clap: 50, heart: 100 } },
    { room: 'one', counts: { clap: 50, heart: 100 } },
  ]);
  batches.add({ room: 'one', counts: { wow: 1 } });
  await batches.stop();
  await sleep(60);
  assert.deepEqual(told.slice(2), [{ room: 'one', counts: { wow: 1 } }]);
});

test('forgets what cannot be told, and goes on', async () => {
  let failing = true;
  const told: Reactions[] = [];
  const tell = async (reactions: Reactions) => {
    if (failing) throw new Error('no database');
    told.push(reactions);
  };
  const batches = new ReactionBatches(tell, createLog('silent'), 10);
  batches.add({ room: 'one', counts: { clap: 1 } });
  await sleep(40);
  failing = false;
  batches.add({ room: 'one', counts: { clap: 2 } });
  await batches.stop();
  assert.deepEqual(told, [{ room: 'one', counts: { clap: 2 } }]);
});
