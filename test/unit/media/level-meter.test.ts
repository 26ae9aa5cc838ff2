import { assert } from '@open-wc/testing';
import { LevelMeter, loudness } from '../../../src/media/core/level-meter.ts';
import { until } from '../support/ears.ts';

describe('loudness', () => {
  const cases: readonly [linear: number, loud: number][] = [
    [0, 0],
    [-1, 0],
    [Number.NaN, 0],
    [0.001, 0],
    [0.00316, 0],
    [0.01, 0.2],
    [0.1, 0.6],
    [1, 1],
    [2, 1],
  ];
  for (const [linear, loud] of cases) {
    it(`of ${linear} is ${loud}`, () => {
      assert.closeTo(loudness(linear), loud, 0.001);
    });
  }
});

describe('level meter', () => {
  const setup = () => {
    const source = { levels: new Map<string, number>(), reads: 0 };
    const meter = new LevelMeter(async () => {
      source.reads += 1;
      return source.levels;
    });
    return { source, meter };
  };
  const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('measures nothing while nobody listens or there is no connection', async () => {
    const { source, meter } = setup();
    meter.setConnected(true);
    await pause(250);
    meter.setConnected(false);
    const stop = meter.onLevels(() => undefined);
    await pause(250);
    assert.equal(source.reads, 0);
    stop();
  });

  it('tells about ten times a second while there is something to hear, and once when it ends', async () => {
    const { source, meter } = setup();
    const told: number[] = [];
    meter.setConnected(true);
    const stop = meter.onLevels((levels) => told.push(levels.get('a') ?? 0));
    await pause(300);
    assert.deepEqual(told, []);
    source.levels = new Map([['a', 0.1]]);
    await until('five levels', () => told.length >= 5);
    assert.closeTo(told[0] ?? 0, 0.6, 0.001);
    source.levels = new Map([['a', 0.0001]]);
    await until('the end', () => told.at(-1) === 0);
    const count = told.length;
    await pause(300);
    assert.equal(told.length, count);
    stop();
    const reads = source.reads;
    await pause(250);
    assert.equal(source.reads, reads);
  });

  it('ends the levels when the connection does', () => {
    const { meter } = setup();
    const told: number[] = [];
    meter.setConnected(true);
    const stop = meter.onLevels((levels) => told.push(levels.size));
    meter.setConnected(false);
    assert.deepEqual(told, []);
    stop();
  });
});
