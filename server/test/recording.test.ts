import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { until } from './support/peer.ts';
import { Studio, Talk, type Spoken } from './support/talk.ts';

/** Multiples of 50: a peer repeats 20 ms of its tone. */
const LOW = 450;
const HIGH = 1000;
/**
 * How far a sound may be from where it was spoken, in milliseconds. The network, LiveKit's buffers and the encoder take
 * about 150 at rest; machines that run tests are not at rest.
 */
const TOLERANCE = 600;

let studio: Studio;
let base: string;
before(async () => {
  studio = await Studio.open();
  base = await studio.serve();
});
after(() => studio.close());

function assertHeard(heard: readonly Spoken[], spoken: readonly Spoken[], what: string): number {
  const list = (stretches: readonly Spoken[]) => JSON.stringify(stretches);
  assert.equal(heard.length, spoken.length, `${what}: heard ${list(heard)}, spoken ${list(spoken)}`);
  const off = spoken.flatMap(({ from, to }, index) => [
    Math.abs((heard[index]?.from ?? 0) - from),
    Math.abs((heard[index]?.to ?? 0) - to),
  ]);
  const most = Math.max(...off);
  assert.ok(most <= TOLERANCE, `${what}: off by ${most} ms; heard ${list(heard)}, spoken ${list(spoken)}`);
  return Math.round(most);
}

test('keeps each speaker’s sound where it was spoken, and says who spoke when', async (context) => {
  const talk = await Talk.begin(base, [LOW, HIGH]);
  await talk.host.done('POST', `/v1/rooms/${talk.room}/recording/start`);
  const { recordingAt, recordingState } = (await talk.host.done('GET', `/v1/rooms/${talk.room}`)).room;
  assert.equal(recordingState, 'announced');
  const begins = Date.parse(recordingAt);
  assert.ok(begins - Date.now() > 3000, 'all are told before');
  await talk.speak(0, 1000);
  await talk.reaches('recording');
  assert.ok(Date.now() >= begins, 'nothing is kept before that was announced');
  const low = [await talk.speak(0, 1500)];
  await sleep(2500);
  const high = [await talk.speak(1, 1500)];
  await sleep(2500);
  const [lowAgain, highToo] = await Promise.all([talk.speak(0, 2000), talk.speak(1, 2000)]);
  await sleep(1000);
  const ended = Date.now();
  const { about, sound } = await talk.replay();

  const relative = (spoken: readonly Spoken[]) =>
    spoken.map(({ from, to }) => ({ from: from - begins, to: to - begins }));
  const off = [
    assertHeard(sound.heard(LOW), relative([...low, lowAgain]), 'low'),
    assertHeard(sound.heard(HIGH), relative([...high, highToo]), 'high'),
  ];
  context.diagnostic(`sound off by at most ${Math.max(...off)} ms`);
  const length = ended - begins;
  assert.ok(Math.abs(sound.milliseconds - length) < TOLERANCE, `${sound.milliseconds} of ${length} ms`);
  assert.ok(Math.abs(about.milliseconds - sound.milliseconds) < 100, `says ${about.milliseconds} ms`);

  const turnsOf = (index: number) =>
    about.turns.filter((turn: any) => about.speakers[turn.speaker].id === talk.people[index]?.id);
  assertHeard(turnsOf(0), relative([...low, lowAgain]), 'turns of the first');
  assertHeard(turnsOf(1), relative([...high, highToo]), 'turns of the second');
  assert.deepEqual(
    about.speakers.map(({ name }: any) => name),
    ['Rasa Speaker', 'Speaker 1'],
  );
  assert.deepEqual(about.gaps, []);
  assert.deepEqual(await studio.recorders(), [], 'no recorder is left');
});

test('goes on when its recorder is killed, and has all but the last moments before', async (context) => {
  const talk = await Talk.begin(base, [LOW]);
  await talk.record();
  const before = await talk.speak(0, 6000);
  const [recorder] = await studio.recorders();
  assert.ok(recorder);
  process.kill(recorder, 'SIGKILL');
  const killed = Date.now();
  await until('another one records', async () => {
    const [other] = await studio.recorders();
    return other !== undefined && other !== recorder;
  });
  const files = (await studio.files()).length;
  await until('it writes', async () => (await studio.files()).length > files);
  const resumed = Date.now();
  await talk.speak(0, 2000);
  await sleep(1000);
  const { about, sound } = await talk.replay();
  assert.equal(about.gaps.length, 1);
  const [gap] = about.gaps;
  const heard = sound.heard(LOW);
  // Packets that a busy machine lost make pauses of their own.
  const [first, last] = [heard[0], heard.findLast(({ from }) => from < gap.at)];
  assert.ok(first && last, JSON.stringify({ heard, gap }));
  const lost = before.to - before.from - (last.to - first.from);
  assert.ok(lost <= 5000, `${lost} ms were lost`);
  assert.ok(last.to <= gap.at + TOLERANCE, JSON.stringify({ heard, gap }));
  assert.ok(
    heard.some(({ from }) => from >= gap.at),
    'what was said afterwards is there',
  );
  assert.ok(gap.milliseconds <= resumed - killed + TOLERANCE + 1000, `${gap.milliseconds} ms`);
  context.diagnostic(`lost ${Math.round(lost)} ms before the kill; ${gap.milliseconds} ms until it went on`);
  assert.ok(about.turns.length >= 2);
});

test('keeps nothing of a room that nobody asked to record', async () => {
  const files = await studio.files();
  const talk = await Talk.begin(base, [LOW]);
  await talk.speak(0, 1500);
  assert.deepEqual(await studio.recorders(), []);
  await talk.end();
  assert.equal(await talk.state(), 'off');
  assert.deepEqual(await studio.files(), files);
  const about = await talk.host.done('GET', `/v1/rooms/${talk.room}/recording`);
  assert.deepEqual([about.audio, about.turns], [null, []]);
});

test('stops when the host says so, keeps nothing after it, and goes on when asked', async () => {
  const talk = await Talk.begin(base, [LOW, HIGH]);
  await talk.record();
  await talk.speak(0, 1500);
  await talk.host.done('POST', `/v1/rooms/${talk.room}/recording/stop`);
  await talk.reaches('kept');
  await talk.speak(1, 1500);
  await talk.record();
  await sleep(1000);
  await talk.speak(0, 1500);
  await sleep(500);
  const { about, sound } = await talk.replay();
  assert.equal(sound.heard(LOW).length, 2, JSON.stringify(sound.heard(LOW)));
  assert.deepEqual(sound.heard(HIGH), [], 'what was off the record is not there');
  assert.equal(about.gaps.length, 1, JSON.stringify(about.gaps));
});

test('leaves neither files nor rows of what is deleted, also while it is being made', async () => {
  const talk = await Talk.begin(base, [LOW]);
  await talk.record();
  await talk.speak(0, 1500);
  const rows = await studio.database.sql<
    { id: string }[]
  >`select id from recordings where settled_at is null`;
  const id = rows[0]?.id ?? 'none';
  assert.ok((await studio.files()).some((path) => path.includes(id)));
  await talk.host.done('DELETE', `/v1/rooms/${talk.room}/recording`);
  await until('the files are gone', async () => !(await studio.files()).some((path) => path.includes(id)));
  await until('the rows are gone', async () => {
    const left = await studio.database.sql`select from recordings where id = ${id}`;
    return left.length === 0;
  });
  assert.deepEqual(await studio.recorders(), []);
  await talk.end();
  assert.equal(await talk.state(), 'deleted');
});
