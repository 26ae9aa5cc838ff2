import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { until } from './support/peer.ts';
import { Studio, Talk } from './support/talk.ts';

const LOW = 450;

let studio: Studio;
let first: string;
let second: string;
before(async () => {
  studio = await Studio.open();
  first = await studio.serve();
  second = await studio.serve();
});
after(() => studio.close());

/** The server that has a recorder. */
async function recording(): Promise<{ index: number; recorder: number }> {
  for (const [index, server] of studio.servers.entries()) {
    const [recorder] = server.ended ? [] : await studio.recordersOf(server);
    if (recorder !== undefined) return { index, recorder };
  }
  throw new Error('Nobody records.');
}

test('exactly one of several servers records, and another goes on when it is killed', async (context) => {
  const talk = await Talk.begin(first, [LOW]);
  await talk.record();
  assert.equal((await studio.recorders()).length, 1);
  const before = await talk.speak(0, 4000);
  const { index } = await recording();
  const other = studio.servers[1 - index];
  assert.ok(other);
  const killed = Date.now();
  studio.servers[index]?.child.kill('SIGKILL');
  await until('the other server records', async () => (await studio.recordersOf(other)).length === 1);
  const files = (await studio.files()).length;
  await until('it writes', async () => (await studio.files()).length > files);
  const gone = Date.now() - killed;
  talk.host.base = index === 0 ? second : first;
  await talk.speak(0, 2000);
  await sleep(1000);
  assert.equal((await studio.recorders()).length, 1);
  const { about, sound } = await talk.replay();
  const heard = sound.heard(LOW);
  const at = about.gaps[0]?.at ?? 0;
  const [one, last] = [heard[0], heard.findLast(({ from }) => from < at)];
  assert.ok(one && last && heard.some(({ from }) => from >= at), JSON.stringify({ heard, at }));
  const lost = before.to - before.from - (last.to - one.from);
  assert.ok(lost <= 5000 && last.to - one.from > 1000, `${lost} ms were lost`);
  assert.ok(about.gaps.length === 1 && about.gaps[0].milliseconds < gone + 1000, JSON.stringify(about.gaps));
  context.diagnostic(
    `the other server went on after ${gone} ms; ${Math.round(lost)} ms of sound were lost before`,
  );
});

test('a server that is started again goes on with the recording', async (context) => {
  await Promise.all(studio.servers.map((server) => server.stop()));
  const base = await studio.serve();
  const talk = await Talk.begin(base, [LOW]);
  await talk.record();
  await talk.speak(0, 2000);
  const server = studio.servers.at(-1);
  assert.ok(server);
  server.child.kill('SIGKILL');
  const killed = Date.now();
  await server.exit();
  talk.host.base = await studio.serve();
  await until('it records again', async () => (await studio.recorders()).length === 1);
  const files = (await studio.files()).length;
  await until('it writes', async () => (await studio.files()).length > files);
  context.diagnostic(`recording again ${Date.now() - killed} ms after the kill`);
  await talk.speak(0, 2000);
  await sleep(500);
  const { about, sound } = await talk.replay();
  assert.equal(about.gaps.length, 1);
  const heard = sound.heard(LOW);
  const [{ at }] = about.gaps;
  assert.ok(
    heard.some(({ from }) => from < at) && heard.some(({ from }) => from >= at),
    JSON.stringify(heard),
  );
});
