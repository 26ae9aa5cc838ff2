import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { EventStream } from './support/event-stream.ts';
import { HubHarness, ONA } from './support/hub-harness.ts';

const harness = HubHarness.use();

/** Longer than changes are gathered for. */
const settle = () => sleep(120);

test('queues nothing for a page that does not read, and gives it the newest state when it does', async () => {
  const room = harness.rooms.make('one');
  const reader = harness.body({ rooms: ['one'] }).getReader();
  await reader.read();
  await reader.read();
  for (let count = 1; count <= 200; count += 1) {
    room.bump('stage', [`p${count}`]);
    harness.change('one', ['stage']);
    if (count % 50 === 0) await settle();
  }
  const { value } = await reader.read();
  const text = new TextDecoder().decode(value);
  assert.match(text, /^id: .*\nevent: stage\ndata: \{"name":"one","people":\[\{"id":"p200"\}\]\}\n\n$/);
  const nothing = await Promise.race([reader.read(), settle()]);
  assert.equal(nothing, undefined);
  await reader.cancel();
});

test('ends the stream of a page that has read nothing for two heartbeats', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const ticking = harness.make();
  harness.rooms.make('one');
  const signal = new AbortController().signal;
  const watch = {
    rooms: ['one'],
    reactions: [],
    clubs: [],
    hallway: false,
    viewer: undefined,
    until: undefined,
    lastEventId: undefined,
    signal,
  };
  const stuck = ticking.open(watch).getReader();
  await stuck.read();
  const alive = new EventStream(ticking.open(watch));
  await alive.next(({ event }) => event === 'listeners');
  for (let second = 0; second < 46; second += 1) {
    context.mock.timers.tick(1000);
    await sleep(1);
  }
  assert.equal(ticking.size, 1);
  assert.ok(alive.comments >= 3, `${alive.comments} heartbeats`);
  ticking.stop();
  await alive.ended;
});

test('ends a stream when its session ends, and all when it stops', async () => {
  harness.rooms.make('one');
  const short = harness.open({ rooms: ['one'], until: new Date(Date.now() + 3_600_000) });
  const long = harness.open({ rooms: ['one'] });
  await Promise.all([short, long].map((stream) => stream.next(({ event }) => event === 'listeners')));
  harness.ahead = 3_600_001;
  await short.ended;
  assert.equal(long.isEnded, false);
  harness.hub.stop();
  await long.ended;
  await harness.open({ rooms: ['one'] }).ended;
});

test('forgets pages that have gone', async () => {
  harness.rooms.make('one');
  const stream = harness.open({ rooms: ['one'], viewer: ONA });
  await stream.next(({ event }) => event === 'you');
  const reader = harness.body({ rooms: ['one'] }).getReader();
  await reader.read();
  assert.equal(harness.hub.size, 2);
  stream.close();
  await reader.cancel();
  assert.equal(harness.hub.size, 0);
});

test('ends what it cannot serve, keeps what it has served, and goes on when the database is back', async () => {
  const room = harness.rooms.make('one');
  const served = harness.open({ rooms: ['one'] });
  await served.next(({ event }) => event === 'listeners');
  harness.rooms.failing = true;
  room.bump('stage', ['late']);
  harness.change('one', ['stage']);
  await harness.open({ rooms: ['two'] }).ended;
  assert.equal(served.isEnded, false);
  harness.rooms.failing = false;
  await served.next(({ event, data }) => event === 'stage' && data.people[0]?.id === 'late');
});
