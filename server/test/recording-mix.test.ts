import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { FRAME_BYTES, FRAME_MS } from '../src/recording/mp3.ts';
import { Timeline } from '../src/recording/timeline.ts';
import { Mixer } from '../src/recording/worker/mixer.ts';
import { Segments } from '../src/recording/worker/segments.ts';
import { Turns } from '../src/recording/worker/turns.ts';
import { Voice } from '../src/recording/worker/voice.ts';

const FRAME = 480;
const loud = () => new Int16Array(FRAME).fill(16_384);

/** Where a mix is not silent: the first such sample, and how many there are. */
function sounding(mix: Float32Array): { first: number; count: number } {
  const places = [...mix.keys()].filter((index) => mix[index] !== 0);
  return { first: places[0] ?? -1, count: places.length };
}

describe('a voice', () => {
  it('is put where it was heard', () => {
    const mixer = new Mixer(0);
    const voice = new Voice('p_1', 'Rasa');
    mixer.voices.add(voice);
    // Heard from 200 to 210 ms.
    voice.hear(loud(), mixer.sampleAt(210));
    assert.deepEqual(sounding(mixer.next(48_000).mix), { first: 9600, count: FRAME });
  });

  it('does not stutter with the network', () => {
    const mixer = new Mixer(0);
    const voice = new Voice('p_1', 'Rasa');
    mixer.voices.add(voice);
    const mixes: number[] = [];
    for (let frame = 1; frame <= 100; frame += 1) {
      voice.hear(loud(), mixer.sampleAt(frame * 10 + Math.random() * 60));
      if (frame % 10 === 0) mixes.push(sounding(mixer.next(4800).mix).count);
    }
    mixes.push(sounding(mixer.next(4800).mix).count);
    assert.equal(
      mixes.reduce((sum, count) => sum + count),
      100 * FRAME,
      'no sample is lost or doubled',
    );
    assert.deepEqual(
      mixes.slice(1, -1),
      Array.from({ length: 9 }, () => 4800),
      'and there is no hole',
    );
  });

  it('finds its place when all of two seconds comes at once', () => {
    const mixer = new Mixer(0);
    const voice = new Voice('p_1', 'Rasa');
    mixer.voices.add(voice);
    voice.hear(loud(), mixer.sampleAt(100));
    voice.addTo(new Float32Array(FRAME), 0);
    for (let frame = 0; frame < 200; frame += 1) voice.hear(loud(), mixer.sampleAt(3000));
    const { first, count } = sounding(mixer.next(48_000 * 4).mix);
    assert.deepEqual({ first: first / 48, count }, { first: 90, count: 201 * FRAME - 0 });
  });

  it('is mixed with the others, and never beyond the end of the scale', () => {
    const mixer = new Mixer(0);
    for (let index = 0; index < 5; index += 1) {
      const voice = new Voice(`p_${index}`, 'Somebody');
      mixer.voices.add(voice);
      voice.hear(loud(), FRAME);
    }
    const { mix, levels } = mixer.next(FRAME);
    assert.ok(mix.every((sample) => sample > 0.9 && sample < 1));
    assert.deepEqual(
      levels.map(({ level }) => level),
      Array.from({ length: 5 }, () => 0.5),
    );
  });
});

describe('turns', () => {
  it('bridge the pauses of a sentence, and leave coughs out', () => {
    const turns = new Turns();
    const voice = new Voice('p_1', 'Rasa');
    // Whether it is heard, for each 100 ms.
    const heard = `${'1'.repeat(10)}${'0'.repeat(10)}${'1'.repeat(10)}${'0'.repeat(20)}11${'0'.repeat(30)}`;
    const told = new Map<string, { from: number; to: number }>();
    for (const [index, on] of heard.split('').entries()) {
      turns.hear([{ voice, level: on === '1' ? 0.2 : 0.001 }], index * 100, index * 100 + 100);
      if (index % 7 === 0) for (const { id, from, to } of turns.take()) told.set(id, { from, to });
    }
    for (const { id, from, to } of turns.take()) told.set(id, { from, to });
    assert.deepEqual([...told.values()], [{ from: 0, to: 3000 }]);
  });
});

describe('files', () => {
  it('are a minute long, named by their time, and cut where the recording was stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallway-segments-'));
    const startedAt = 1_795_600_000_000;
    const segments = new Segments(folder, startedAt);
    const seconds = new Uint8Array((1000 / FRAME_MS) * 3 * FRAME_BYTES);
    for (let second = 0; second < 90; second += 3) segments.write(seconds, second * 1000);
    segments.close(startedAt + 70_000);
    const names = await readdir(folder);
    assert.deepEqual(names.sort(), [`${startedAt}.mp3`, `${startedAt + 60_000}.mp3`]);
    const lengths = await Promise.all(names.map(async (name) => (await readFile(join(folder, name))).length));
    assert.deepEqual(lengths, [2500 * FRAME_BYTES, Math.ceil(10_000 / FRAME_MS) * FRAME_BYTES]);
    await rm(folder, { recursive: true });
  });
});

describe('the time line', () => {
  it('finds positions across files and gaps', () => {
    const bytes = (ms: number) => (ms / FRAME_MS) * FRAME_BYTES;
    const timeline = new Timeline([
      { at: 1000, bytes: bytes(2400) },
      { at: 3400, bytes: bytes(240) },
      { at: 10_000, bytes: bytes(1200) },
    ]);
    assert.equal(timeline.milliseconds, 3840);
    assert.deepEqual(timeline.gaps, [{ at: 2640, milliseconds: 6360 }]);
    const cases: [time: number, position: number][] = [
      [0, 0],
      [1000, 0],
      [1500, 500],
      [3500, 2500],
      [8000, 2640],
      [10_000, 2640],
      [10_500, 3140],
      [99_000, 3840],
    ];
    for (const [time, position] of cases) assert.equal(timeline.positionOf(time), position, String(time));
  });
});
