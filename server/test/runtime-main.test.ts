import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { folderAt } from '../src/database/embedded/folder.ts';
import { readPostmaster } from '../src/database/embedded/postmaster.ts';
import { temporaryFolder, testDatabase, type TestDatabase } from './support/cluster.ts';
import { EventStream } from './support/event-stream.ts';
import { ServerProcess } from './support/processes.ts';

let database: TestDatabase;
let base: string;
before(async () => {
  database = await testDatabase();
  base = await temporaryFolder();
});
after(async () => {
  await database.close();
  await rm(base, { recursive: true, force: true });
});

/** Starts a server that must not come up. @returns what it said to the operator */
async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
  const server = new ServerProcess({ DATABASE_URL: database.url, ...env });
  assert.equal(await server.exit(), 1);
  assert.doesNotMatch(server.errors, /^\s+at /m, 'no stack trace');
  return server.errors;
}

test('says which settings are wrong', async () => {
  const text = await refusal({ PORT: 'http', HALLWAY_SECRET: 'short', HALLWAY_ORIGINS: '*' });
  for (const name of ['PORT', 'HALLWAY_SECRET', 'HALLWAY_ORIGINS'])
    assert.ok(text.includes(`\n  ${name}: `), name);
});

test('says when its port is taken, and by what to get on', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const text = await refusal({ PORT: String(port) });
  assert.match(text, new RegExp(`Port ${port} of 127.0.0.1 .* another program uses it.*PORT`));
  other.close();
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`stops cleanly at ${signal}: ends its streams, then itself`, async () => {
    const server = new ServerProcess({ DATABASE_URL: database.url });
    const stream = await EventStream.open(await server.ready(), ['one']);
    assert.equal(await server.stop(signal), 0);
    await stream.ended;
    const events = server.lines.map((line) => (JSON.parse(line) as { event: string }).event);
    assert.ok(events.includes('stopping'));
    assert.equal(events.at(-1), 'stopped');
    assert.equal(server.errors, '');
  });
}

test('ends when its embedded database has ended, so that somebody starts it again', async () => {
  const dataDir = join(base, 'lost');
  const server = new ServerProcess({ HALLWAY_DATA_DIR: dataDir });
  await server.ready();
  const postmaster = await readPostmaster(folderAt(dataDir));
  assert.ok(postmaster);
  process.kill(postmaster.pid, 'SIGKILL');
  assert.equal(await server.exit(), 1);
  assert.ok(server.lines.some((line) => line.includes('"database_lost"')));
  const again = new ServerProcess({ HALLWAY_DATA_DIR: dataDir });
  await again.ready();
  assert.equal(await again.stop(), 0);
});
