import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './support/client.ts';
import { assertCountsAreRight } from './support/clubs.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { ServerProcess } from './support/processes.ts';

const CLIENTS = 200;
const SECONDS = 20;
/** Two servers on one database: what one of them counts, the other must know. */
const SERVERS = 2;
const CLUBS = ['crowded', 'quiet', 'third'];

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

/** Follows and goes again, now this club and now that person, until it is time. @returns how often it was answered */
async function restless(client: Client, paths: readonly string[], until: number): Promise<number> {
  let answered = 0;
  while (Date.now() < until) {
    // Most go to the first: one row that all of them count on.
    const path = paths[Math.random() < 0.5 ? 0 : Math.floor(Math.random() * paths.length)];
    const method = Math.random() < 0.5 ? 'PUT' : 'DELETE';
    const { status, body } = await client.call(method, `${path}/follow`);
    if (status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    assert.ok(status === 200 || status === 204, `${method} ${path}: ${status} ${JSON.stringify(body)}`);
    answered += 1;
  }
  return answered;
}

test(`counts ${CLIENTS} clients right that follow and go for ${SECONDS} seconds`, async (context) => {
  const servers = Array.from({ length: SERVERS }, () => new ServerProcess({ DATABASE_URL: database.url }));
  const bases = await Promise.all(servers.map((server) => server.ready()));
  const [first = ''] = bases;
  const admin = await Client.person(first);
  for (const name of CLUBS) await admin.done('POST', '/v1/clubs', { name, title: name });
  const known = await Promise.all(Array.from({ length: 3 }, () => Client.person(first)));
  const paths = [...CLUBS.map((name) => `/v1/clubs/${name}`), ...known.map(({ id }) => `/v1/people/${id}`)];
  // Guests and people, each at one of the servers.
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => {
      const base = bases[index % SERVERS] ?? first;
      return index % 4 === 0 ? Client.person(base) : Client.guest(base);
    }),
  );
  const until = Date.now() + SECONDS * 1_000;
  const counts = await Promise.all(clients.map((client) => restless(client, paths, until)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  context.diagnostic(`${total} changes, ${Math.round(total / SECONDS)} a second`);

  await assertCountsAreRight({ database });
  const [rows] = await database.sql`select
    (select count(*)::int from club_follows) as clubs, (select count(*)::int from follows) as people`;
  context.diagnostic(`left: ${rows?.['clubs']} follows of clubs, ${rows?.['people']} of people`);
  assert.ok(
    counts.every((count) => count > 0),
    'everybody was served',
  );
  for (const server of servers) assert.equal(await server.stop(), 0);
});
