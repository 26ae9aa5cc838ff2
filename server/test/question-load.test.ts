/**
 * Very many vote and ask in one room at once, through two servers, one of which is killed half-way and started again:
 * every acknowledged vote and question is there, none twice, and the order is right.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';

import { Client, type Answer } from './support/client.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';
import { ServerProcess } from './support/processes.ts';

const CLIENTS = 100;
const QUESTIONS = 500;
const VOTES = 20_000;
/** Each votes for so many different questions; fewer than a session may change within a minute. */
const VOTES_EACH = VOTES / CLIENTS;
const QUESTIONS_EACH = QUESTIONS / CLIENTS;

let database: TestDatabase;
let servers: ServerProcess[] = [];
let bases: string[] = [];
/** A proxy's word for an address: so each client has one of their own. */
const settings = () => ({ DATABASE_URL: database.url, HALLWAY_TRUST_PROXY: '1', HALLWAY_LOG_LEVEL: 'warn' });

before(async () => {
  database = await testDatabase();
  servers = [new ServerProcess(settings()), new ServerProcess(settings())];
  bases = await Promise.all(servers.map((server) => server.ready()));
});
after(() => database.close());

/** Does the same until it is acknowledged, as a page does; what was not may have been done. */
async function acknowledged(client: Client, home: number, call: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      const answer = await call();
      // A server that was killed may have left its lock for a moment.
      if (answer.status !== 503) return answer;
    } catch (error) {
      // The connection broke. Any other failure would be a fault.
      assert.ok(error instanceof TypeError || /abort/i.test(String(error)), String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.base = bases[home] ?? client.base;
  }
}

/** On a machine of its own it takes a third of a minute; longer than this is none of the machine's doing. */
const LIMIT = { timeout: 150_000 };

test(`${VOTES} votes and ${QUESTIONS} questions, and a server killed half-way`, LIMIT, async (context) => {
  const host = await Client.person(bases[0] ?? '');
  const room = await host.openRoom();
  const at = `/v1/rooms/${room}/questions`;
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) =>
      Client.guest(bases[index % 2] ?? '', { 'x-forwarded-for': `198.18.0.${index}` }),
    ),
  );
  const began = Date.now();
  const asked = new Map<number, string>();
  await Promise.all(
    clients.map(async (client, index) => {
      for (let count = 0; count < QUESTIONS_EACH; count += 1) {
        const body = { key: randomUUID(), text: `Question ${index}.${count}` };
        const answer = await acknowledged(client, index % 2, () => client.call('POST', at, body));
        assert.ok(answer.status === 201 || answer.status === 200, JSON.stringify(answer.body));
        asked.set(answer.body.number, body.text);
      }
    }),
  );
  const numbers = [...asked.keys()];
  assert.equal(numbers.length, QUESTIONS, 'each has a number of its own');

  let votes = 0;
  let killing: Promise<void> | undefined;
  const killAndStart = async () => {
    servers[1]?.child.kill('SIGKILL');
    await servers[1]?.exit();
    const server = new ServerProcess(settings());
    servers[1] = server;
    bases[1] = await server.ready();
  };
  const expected = new Map(numbers.map((number) => [number, 0]));
  const voted = new Map<string, number[]>();
  await Promise.all(
    clients.map(async (client, index) => {
      const own: number[] = [];
      voted.set(client.id, own);
      for (let count = 0; count < VOTES_EACH; count += 1) {
        // The first of them have most votes: many at once for the same one.
        const number = numbers[(count * (1 + (index % 3)) + (index % 7)) % QUESTIONS] ?? 0;
        const answer = await acknowledged(client, index % 2, () =>
          client.call('PUT', `${at}/${number}/vote`),
        );
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        assert.equal(answer.body.voted, true);
        if (!own.includes(number)) expected.set(number, (expected.get(number) ?? 0) + 1);
        own.push(number);
        votes += 1;
        if (votes >= VOTES / 2) killing ??= killAndStart();
      }
    }),
  );
  await killing;
  const took = Date.now() - began;
  context.diagnostic(`${votes} votes and ${QUESTIONS} questions in ${took} ms`);
  assert.equal(votes, VOTES);

  const found: { number: number; text: string; votes: number }[] = [];
  let cursor = '';
  do {
    const page = await host.done('GET', `${at}?limit=100${cursor && `&cursor=${cursor}`}`);
    found.push(...page.questions);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  assert.equal(found.length, QUESTIONS);
  for (const { number, text, votes: count } of found) {
    assert.equal(text, asked.get(number));
    assert.equal(count, expected.get(number), `votes of ${number}`);
  }
  const order = found.map(({ number, votes: count }) => [count, -number] as const);
  const sorted = order.toSorted((one, other) => other[0] - one[0] || other[1] - one[1]);
  assert.deepEqual(order, sorted, 'most votes first, and of as many the older one');
  const rows = await database.sql<{ person_id: string; numbers: number[] }[]>`
    select person_id, array_agg(number order by number) as numbers from question_votes group by person_id`;
  assert.deepEqual(
    new Map(rows.map((row) => [row.person_id, row.numbers])),
    new Map([...voted].map(([id, own]) => [id, [...new Set(own)].toSorted((a, b) => a - b)])),
  );
  for (const server of servers) assert.equal(await server.stop(), 0);
});
