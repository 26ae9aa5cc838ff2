import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { folderAt } from '../src/database/embedded/folder.ts';
import { isAlive, readPostmaster } from '../src/database/embedded/postmaster.ts';
import { Client } from './support/client.ts';
import { temporaryFolder } from './support/cluster.ts';
import { ServerProcess } from './support/processes.ts';

const KILLS = 10;
const WRITERS = 4;

let base: string;
before(async () => {
  base = await temporaryFolder();
});
after(() => rm(base, { recursive: true, force: true }));

/** Writes one thing after another until the server is gone. */
async function write(client: Client, name: () => string, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const room = name();
    try {
      await client.openRoom({ name: room });
    } catch (error) {
      // The connection broke: this one was not acknowledged. Any other answer would be a fault.
      assert.ok(error instanceof TypeError || /abort/i.test(String(error)), String(error));
      return;
    }
    acknowledged.add(room);
  }
}

async function written(client: Client): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor = '';
  do {
    const page = await client.done('GET', `/v1/rooms?state=live&limit=100${cursor && `&cursor=${cursor}`}`);
    for (const { name } of page.rooms) found.add(name);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return found;
}

test(`loses no acknowledged write when killed ${KILLS} times at any moment`, async (context) => {
  const dataDir = join(base, 'data');
  const acknowledged = new Set<string>();
  let count = 0;
  let tookOver = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = new ServerProcess({ HALLWAY_DATA_DIR: dataDir });
    const address = await server.ready();
    if (server.lines.some((line) => line.includes('database_taken_over'))) tookOver += 1;
    const people = await Promise.all(Array.from({ length: WRITERS }, () => Client.person(address)));
    const writing = people.map((client) => write(client, () => `room-${count++}`, acknowledged));
    await sleep(Math.random() * 300);
    const postmaster = await readPostmaster(folderAt(dataDir));
    server.child.kill('SIGKILL');
    // Now and then all goes at once, as when a machine or a container is stopped hard.
    if (kill % 3 === 2 && postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGKILL');
    await Promise.all([...writing, server.exit()]);
  }
  const server = new ServerProcess({ HALLWAY_DATA_DIR: dataDir });
  const client = await Client.guest(await server.ready());
  const kept = await written(client);
  context.diagnostic(`${acknowledged.size} acknowledged writes, ${tookOver} take-overs`);
  assert.deepEqual(
    [...acknowledged].filter((name) => !kept.has(name)),
    [],
  );
  assert.ok(acknowledged.size >= KILLS, 'something was written');
  assert.ok(tookOver > 0, 'a database was taken over');
  assert.equal(await server.stop(), 0);
});

/** Sends one private request after another until the server is gone. */
async function ask(first: Client, speaker: string, acknowledged: Map<string, string>): Promise<void> {
  let client = first;
  for (let count = 1; ; count += 1) {
    const message = `Request ${randomUUID()}`;
    const body = { key: randomUUID(), name: 'Marius', reach: '+370 600', message, consent: true };
    try {
      // No guest may send more than thirty.
      if (count % 25 === 0) client = await Client.guest(client.base);
      const { id } = await client.done('POST', `/v1/people/${speaker}/contacts`, body);
      acknowledged.set(id, message);
    } catch (error) {
      // The connection broke: the sender is told that nothing was confirmed. Any other answer would be a fault.
      assert.ok(error instanceof TypeError || /abort/i.test(String(error)), String(error));
      return;
    }
  }
}

test('has after a kill every private request that it confirmed', async (context) => {
  const env = { HALLWAY_DATA_DIR: join(base, 'requests') };
  const acknowledged = new Map<string, string>();
  const speakers: Client[] = [];
  for (let kill = 0; kill < 4; kill += 1) {
    const server = new ServerProcess(env);
    const address = await server.ready();
    const speaker = await Client.person(address);
    speakers.push(speaker);
    const guests = await Promise.all(Array.from({ length: WRITERS }, () => Client.guest(address)));
    const asking = guests.map((client) => ask(client, speaker.id, acknowledged));
    await sleep(50 + Math.random() * 300);
    const postmaster = await readPostmaster(folderAt(join(base, 'requests')));
    server.child.kill('SIGKILL');
    if (kill % 2 === 1 && postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGKILL');
    await Promise.all([...asking, server.exit()]);
  }
  const server = new ServerProcess(env);
  const address = await server.ready();
  const kept = new Map<string, string>();
  for (const speaker of speakers) {
    speaker.base = address;
    let cursor = '';
    do {
      const page = await speaker.done('GET', `/v1/me/contacts?limit=100${cursor && `&cursor=${cursor}`}`);
      for (const { id, message } of page.contacts) kept.set(id, message);
      cursor = page.nextCursor ?? '';
    } while (cursor);
  }
  context.diagnostic(`${acknowledged.size} confirmed requests, ${kept.size} kept`);
  assert.ok(acknowledged.size >= 20, 'something was sent');
  for (const [id, message] of acknowledged) assert.equal(kept.get(id), message);
  assert.equal(await server.stop(), 0);
});

test('lets a request finish that is under way when it is told to stop', async () => {
  const server = new ServerProcess({ HALLWAY_DATA_DIR: join(base, 'data') });
  const address = await server.ready();
  const client = await Client.person(address);
  const names = Array.from({ length: 20 }, (_, index) => `stopped-${index}`);
  const answers = names.map((name) => client.openRoom({ name }).catch((error: unknown) => error));
  await sleep(5);
  assert.equal(await server.stop(), 0);
  const done = (await Promise.all(answers)).filter((answer) => typeof answer === 'string');
  const again = new ServerProcess({ HALLWAY_DATA_DIR: join(base, 'data') });
  const kept = await written(await Client.guest(await again.ready()));
  for (const name of done) assert.ok(kept.has(name), name);
  assert.ok(!again.lines.some((line) => line.includes('database_taken_over')));
  await again.stop();
});
