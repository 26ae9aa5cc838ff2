import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Client } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { EventStream } from './support/event-stream.ts';
import { ServerProcess } from './support/processes.ts';

let database: TestDatabase;
let one: ServerProcess;
let other: ServerProcess;
let addresses: { one: string; other: string };
let host: Client;
const streams: EventStream[] = [];

before(async () => {
  database = await testDatabase();
  // Both at once, as a deployment starts them.
  [one, other] = [start(), start()];
  addresses = { one: await one.ready(), other: await other.ready() };
  host = await Client.person(addresses.one);
});
after(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await database.close();
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

function start(): ServerProcess {
  return new ServerProcess({ DATABASE_URL: database.url });
}

async function watch(base: string, rooms: string[], options: Parameters<typeof EventStream.open>[2] = {}) {
  const stream = await EventStream.open(base, rooms, options);
  streams.push(stream);
  return stream;
}

/** Changes the policy of hands through one server, and waits until a page at another shows it. */
async function changeAndSee(room: string, policy: string, stream: EventStream): Promise<number> {
  const began = performance.now();
  await host.done('PUT', `/v1/rooms/${room}/hand-policy`, { policy });
  await stream.next(({ event, data }) => event === 'room' && data.room.handPolicy === policy);
  return performance.now() - began;
}

const parts = (stream: EventStream) => stream.events.map(({ event }) => event);

test('shows through one server what is done through another', async (context) => {
  const room = await host.openRoom();
  const stream = await watch(addresses.other, [room], { token: host.token });
  await stream.next(({ event }) => event === 'hands');
  assert.deepEqual(parts(stream), ['room', 'stage', 'listeners', 'you', 'hands']);
  const times: number[] = [];
  for (const policy of ['off', 'everyone', 'followed', 'off', 'everyone']) {
    times.push(await changeAndSee(room, policy, stream));
  }
  context.diagnostic(`seen after ${times.map(Math.round).join(', ')} ms`);
  assert.ok(Math.min(...times) < 1000);
  await host.done('POST', `/v1/rooms/${room}/end`);
  await stream.next(({ event, data }) => event === 'room' && data.room.state === 'ended');
});

test('goes on where it was at another server when one is killed', async () => {
  const room = await host.openRoom({ handPolicy: 'off' });
  const guest = await Client.guest(addresses.one);
  let stream = await watch(addresses.other, [room], { token: guest.token });
  await stream.next(({ event }) => event === 'you');

  other.child.kill('SIGKILL');
  await stream.ended;
  await host.done('PUT', `/v1/rooms/${room}/hand-policy`, { policy: 'followed' });
  stream = await watch(addresses.one, [room], { token: guest.token, lastEventId: stream.lastEventId });
  await stream.next(({ event }) => event === 'you');
  assert.deepEqual(parts(stream), ['room', 'listeners', 'you'], 'only what changed, and what has no version');
  assert.equal(stream.last('room')?.data.room.handPolicy, 'followed');

  other = start();
  addresses.other = await other.ready();
  stream.close();
  stream = await watch(addresses.other, [room], { token: guest.token, lastEventId: stream.lastEventId });
  await stream.next(({ event }) => event === 'you');
  assert.deepEqual(parts(stream), ['listeners', 'you']);
  await changeAndSee(room, 'everyone', stream);
});

test('ends streams when told to stop, and pages find the other server', async () => {
  const room = await host.openRoom();
  const stream = await watch(addresses.other, [room]);
  await stream.next(({ event }) => event === 'listeners');
  assert.equal(await other.stop(), 0);
  await stream.ended;
  const again = await watch(addresses.one, [room], { lastEventId: stream.lastEventId });
  await again.next(({ event }) => event === 'listeners');
  assert.deepEqual(parts(again), ['listeners']);
  other = start();
  addresses.other = await other.ready();
});

test('misses nothing while its connection to the database breaks', async () => {
  const room = await host.openRoom({ handPolicy: 'off' });
  const stream = await watch(addresses.one, [room]);
  await stream.next(({ event }) => event === 'listeners');
  const { sql } = database;
  const broken = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  assert.ok(broken.length >= 4, 'the listeners of both servers are among them');
  // At once, so that it falls into the gap: nobody listens yet.
  await sql`update rooms set hand_policy = 'followed', v_room = v_room + 1 where name = ${room}`;
  await sql`select pg_notify('hallway', ${JSON.stringify({ room, parts: ['room'], viewers: [], scope: 'none' })})`;
  await stream.next(({ event, data }) => event === 'room' && data.room.handPolicy === 'followed');
  assert.ok(!one.ended && !other.ended);
  await changeAndSee(room, 'everyone', stream);
});
