import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '../src/database/connect.ts';
import { CHANNEL, type Change, type ListChange, type QuestionChange } from '../src/deps.ts';
import { Listener } from '../src/events/listener.ts';
import { createLog } from '../src/log/log.ts';
import { BrokenLine } from './support/broken-line.ts';
import { testDatabase, type TestDatabase } from './support/cluster.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const CHANGE: Change = { room: 'one', parts: ['stage'], viewers: ['g_1'], scope: 'none' };

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!holds()) {
    assert.ok(Date.now() < end, what);
    await sleep(20);
  }
}

/** A listener by way of a line, and what it told. */
async function listen(line: BrokenLine) {
  const heard: (Change | ListChange | QuestionChange)[] = [];
  const told = { heard, missed: 0 };
  const source = { sql: database.sql, dedicated: () => connect(line.url, { max: 1, fetch_types: false }) };
  const events = {
    changed: (change: Change) => void heard.push(change),
    listed: (change: ListChange) => void heard.push(change),
    reacted: () => undefined,
    asked: (change: QuestionChange) => void heard.push(change),
    missed: () => void (told.missed += 1),
  };
  const listener = new Listener(source, createLog('silent'), events, { every: 50, dead: 400 });
  await listener.start();
  return { listener, told };
}

const notify = (payload: string) => database.sql`select pg_notify(${CHANNEL}, ${payload})`;

test('tells of changes, and of notices that it does not understand', async () => {
  const line = await BrokenLine.to(database.url);
  const { listener, told } = await listen(line);
  await notify(JSON.stringify(CHANGE));
  await until('the change is told', () => told.heard.length === 1);
  const lists: ListChange = { clubs: ['slow-keys'], hallway: true };
  await notify(JSON.stringify(lists));
  await until('the change of lists is told', () => told.heard.length === 2);
  assert.deepEqual(told.heard, [CHANGE, lists]);
  assert.equal(told.missed, 0);
  for (const payload of ['', '{', '{"room":"one"}', JSON.stringify({ ...CHANGE, parts: ['later'] })]) {
    const { missed } = told;
    await notify(payload);
    await until(`${payload} counts as something missed`, () => told.missed > missed);
  }
  assert.equal(told.heard.length, 2);
  await listener.stop();
  line.close();
});

test('finds out that its line is dead, and listens on a new one', async () => {
  const line = await BrokenLine.to(database.url);
  const { listener, told } = await listen(line);
  line.goDead();
  await notify(JSON.stringify(CHANGE));
  await until('something was missed', () => told.missed > 0);
  assert.deepEqual(told.heard, []);
  await notify(JSON.stringify(CHANGE));
  await until('the next change is told', () => told.heard.length === 1);
  await listener.stop();
  line.close();
});
