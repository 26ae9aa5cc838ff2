import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';

import { RecordingKeeper } from '../src/recording/keeper.ts';
import type { Job, Recorder, RecorderEvents, Take } from '../src/recording/recorder.ts';
import type { RecorderProblem } from '../src/recording/worker/messages.ts';
import { until } from './support/peer.ts';
import { openArchive, writeSound, type Archive } from './support/kept.ts';

/** A recorder that does as it is told. */
class ToldRecorder implements Recorder {
  readonly begun: {
    job: Job;
    events: RecorderEvents;
    end: (problem?: RecorderProblem) => void;
    until?: Date;
  }[] = [];
  fails: RecorderProblem | undefined;

  begin(job: Job, events: RecorderEvents): Take {
    const { promise: ended, resolve } = Promise.withResolvers<RecorderProblem | undefined>();
    const one: ToldRecorder['begun'][number] = { job, events, end: resolve };
    this.begun.push(one);
    if (this.fails) resolve(this.fails);
    else events.recording();
    return {
      ended,
      stop: async (until) => {
        one.until = until;
        resolve(undefined);
        await ended;
      },
    };
  }
}

let archive: Archive;
const keepers: RecordingKeeper[] = [];
before(async () => (archive = await openArchive()));
afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.stop()));
});
after(() => archive.close());

function keep(): { keeper: RecordingKeeper; recorder: ToldRecorder } {
  const recorder = new ToldRecorder();
  const keeper = new RecordingKeeper(archive.api.deps, archive.api.database.dedicated(), recorder);
  keepers.push(keeper);
  keeper.start();
  return { keeper, recorder };
}

const stateOf = async (path: string) => (await archive.api.done('GET', path)).room.recordingState;

test('begins one recorder, stores what it tells, and settles what it wrote', async () => {
  const { api } = archive;
  const { recorder } = keep();
  const { path, host } = await api.room();
  await api.done('POST', `${path}/recording/start`, { as: host });
  await until('it records', async () => (await stateOf(path)) === 'recording');
  const [first] = recorder.begun;
  assert.ok(first);
  const begins = (await api.done('GET', `${path}/recording`)).recordedAt;
  assert.equal(first.job.from.toISOString(), begins);
  const at = Date.now();
  const turn = { id: '6b1c4f1e-7c55-4f0e-9a53-0d4d2b7f3c11', person: host.id, name: host.name };
  first.events.turns([{ ...turn, from: at, to: at + 480 }]);
  await writeSound(archive, first.job.id, at, 40);
  await api.done('POST', `${path}/end`, { as: host });
  await until('it is kept', async () => (await stateOf(path)) === 'kept');
  assert.ok(first.until && first.until.getTime() <= Date.now());
  assert.equal(recorder.begun.length, 1);
  const about = await api.done('GET', `${path}/recording`);
  assert.deepEqual(about.turns, [{ speaker: 0, from: 0, to: 480 }]);
});

test('leaves a recording to whoever has it, and takes over when they are gone', async () => {
  const { api } = archive;
  const [one, other] = [keep(), keep()];
  const { path, host } = await api.room();
  await api.done('POST', `${path}/recording/start`, { as: host });
  await until('one records', () => one.recorder.begun.length + other.recorder.begun.length === 1);
  for (const { keeper } of [one, other]) keeper.poke();
  await until('it records', async () => (await stateOf(path)) === 'recording');
  assert.equal(one.recorder.begun.length + other.recorder.begun.length, 1);
  const [leader, follower] = one.recorder.begun.length === 1 ? [one, other] : [other, one];
  await leader.keeper.stop();
  keepers.splice(keepers.indexOf(leader.keeper), 1);
  await until('the other goes on', () => follower.recorder.begun.length === 1);
  assert.equal(await stateOf(path), 'recording', 'for all others nothing has happened');
  await api.done('POST', `${path}/end`, { as: host });
  await until('nothing was written', async () => (await stateOf(path)) === 'off');
});

test('begins again what has ended by itself, and says when it does not come about', async () => {
  const { api } = archive;
  const { recorder } = keep();
  const { path, host } = await api.room();
  await api.done('POST', `${path}/recording/start`, { as: host });
  await until('it records', async () => (await stateOf(path)) === 'recording');
  recorder.begun[0]?.end('crashed');
  await until('it is begun again', () => recorder.begun.length === 2);
  assert.equal(await stateOf(path), 'recording');
  recorder.fails = 'disk';
  recorder.begun[1]?.end('disk');
  await until('it says that it fails', async () => (await stateOf(path)) === 'failed');
  recorder.fails = undefined;
  await until('it records again', async () => (await stateOf(path)) === 'recording');
  await api.done('POST', `${path}/end`, { as: host });
});

test('deletes what was kept for long enough', async () => {
  const { api, folder } = archive;
  const { recorder, keeper } = keep();
  const { path, host } = await api.room();
  await api.done('POST', `${path}/recording/start`, { as: host });
  await until('it records', async () => (await stateOf(path)) === 'recording');
  const id = recorder.begun.at(-1)?.job.id ?? '';
  await writeSound(archive, id, Date.now(), 40);
  await api.done('POST', `${path}/end`, { as: host });
  await until('it is kept', async () => (await stateOf(path)) === 'kept');
  api.ahead = 89 * 86_400_000;
  keeper.poke();
  await until('a round has passed', async () => {
    keeper.poke();
    return Promise.resolve(true);
  });
  assert.equal(await stateOf(path), 'kept');
  api.ahead = 91 * 86_400_000;
  keeper.poke();
  await until('it is deleted', async () => (await stateOf(path)) === 'deleted');
  assert.ok(!(await readdir(folder)).includes(id));
  api.ahead = 0;
});
