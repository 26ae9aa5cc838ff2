import { assert } from '@open-wc/testing';
import { HallwayError } from '../../../src/contract/errors.ts';
import { reconnectDelay } from '../../../src/media/core/backoff.ts';
import { ReconnectLadder } from '../../../src/media/core/ladder.ts';
import { FakeClock } from '../support/clock.ts';

/** A ladder on a fake clock, which notes the time of each try. */
function climb(
  outcome: (tries: number) => HallwayError | null,
  reachable: (tries: number) => boolean = () => true,
) {
  const clock = new FakeClock();
  const start = clock.now();
  const asked: number[] = [];
  const tries: number[] = [];
  const waits: (number | null)[] = [];
  const ends: string[] = [];
  const ladder = new ReconnectLadder(
    {
      reachable: async () => {
        asked.push(clock.now() - start);
        return reachable(asked.length);
      },
      attempt: async () => {
        tries.push(clock.now() - start);
        const error = outcome(tries.length);
        if (error) throw error;
      },
      waiting: (retryAt) => waits.push(retryAt === null ? null : retryAt - start),
      up: () => ends.push('up'),
      failed: (code) => ends.push(code),
    },
    clock,
    () => 0.5,
  );
  return { clock, ladder, asked, tries, waits, ends };
}

const retryable = (): HallwayError => new HallwayError('media_failed');

describe('reconnect ladder', () => {
  it('tries within 0.3 s, and is done when that succeeds', async () => {
    const { clock, ladder, tries, ends } = climb(() => null);
    ladder.start();
    await clock.pass(300);
    assert.deepEqual(tries, [150]);
    assert.deepEqual(ends, ['up']);
    await clock.pass(600_000);
    assert.lengthOf(tries, 1);
  });

  it('is back within 1.5 s of a server that was away for two', async () => {
    const { clock, ladder, tries, ends } = climb(
      () => null,
      () => clock.now() - 1_000_000 > 2_500,
    );
    ladder.start();
    await clock.pass(20_000);
    assert.deepEqual(ends, ['up']);
    assert.isBelow(tries[0] ?? Infinity, 4_000);
  });

  it('asks for no grant while the server does not answer', async () => {
    const { clock, ladder, asked, tries } = climb(retryable, () => false);
    ladder.start();
    await clock.pass(60_000);
    assert.isAbove(asked.length, 10);
    assert.deepEqual(tries, []);
  });

  it('tries on for hours, at most once in 30 s in the end, and never stops', async () => {
    const { clock, ladder, tries } = climb(retryable);
    ladder.start();
    await clock.pass(6 * 3_600_000);
    const late = tries.filter((at) => at > 10 * 60_000);
    const gaps = late.slice(1).map((at, index) => at - (late[index] ?? 0));
    assert.isAbove(late.length, 400);
    assert.isAtLeast(Math.min(...gaps), 30_000);
    assert.isAtMost(Math.max(...gaps), 40_000);
    const first = tries.filter((at) => at < 100_000);
    assert.isAtMost(Math.max(...first.slice(1).map((at, index) => at - (first[index] ?? 0))), 7_500);
  });

  it('ends at an error that no try can mend', async () => {
    const { clock, ladder, tries, ends } = climb((n) => (n === 3 ? new HallwayError('banned') : retryable()));
    ladder.start();
    await clock.pass(60_000);
    assert.lengthOf(tries, 3);
    assert.deepEqual(ends, ['banned']);
  });

  it('waits as long as the server asks for', async () => {
    const { clock, ladder, tries } = climb(() => new HallwayError('rate_limited', { retryAfter: 20_000 }));
    ladder.start();
    await clock.pass(60_000);
    ladder.wake();
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    assert.isAtLeast(Math.min(...gaps), 20_000);
  });

  it('tries at once when woken, but not on the heels of the last try', async () => {
    const { clock, ladder, tries } = climb(retryable);
    ladder.start();
    await clock.pass(600_000);
    const before = tries.length;
    ladder.wake();
    await clock.pass(10);
    assert.equal(tries.length, before + 1);
    for (let press = 0; press < 500; press += 1) {
      ladder.wake();
      await clock.pass(10);
    }
    const gaps = tries.slice(before + 1).map((at, index) => at - (tries[before + index] ?? 0));
    assert.isAtLeast(Math.min(...gaps), 300);
  });

  it('says when it tries next', async () => {
    const { clock, ladder, waits } = climb(retryable);
    ladder.start();
    await clock.pass(140);
    assert.deepEqual(waits, [150]);
    await clock.pass(20);
    assert.deepEqual(waits.slice(0, 2), [150, null]);
    assert.isAbove(waits[2] ?? 0, 150);
  });

  it('does nothing after stop, even with a try under way', async () => {
    const { clock, ladder, ends } = climb(() => null);
    ladder.start();
    ladder.stop();
    await clock.pass(10_000);
    assert.deepEqual(ends, []);
  });

  it('goes on where it was when the connection held only for seconds', async () => {
    const { clock, ladder, tries } = climb((n) => (n < 6 ? retryable() : null));
    ladder.start();
    await clock.pass(60_000);
    const last = tries.at(-1) ?? 0;
    await clock.pass(0);
    ladder.start();
    await clock.pass(100_000);
    assert.isAbove((tries.at(-1) ?? 0) - last, 1_000);
  });
});

describe('reconnect delay', () => {
  const cases: readonly [attempt: number, awayFor: number, random: number, least: number, most: number][] = [
    [0, 0, 0, 0, 0],
    [0, 3_600_000, 1, 300, 300],
    [1, 100, 0.5, 400, 400],
    [12, 60_000, 0, 4_500, 4_500],
    [12, 60_000, 1, 7_500, 7_500],
    [40, 200_000, 0.5, 15_000, 15_000],
    [400, 3_600_000, 0, 30_000, 30_000],
    [400, 3_600_000, 1, 37_500, 37_500],
  ];
  for (const [attempt, awayFor, random, least, most] of cases) {
    it(`of try ${attempt} after ${awayFor / 1000} s with ${random} is ${least}–${most} ms`, () => {
      assert.isAtLeast(
        reconnectDelay(attempt, awayFor, () => random),
        least,
      );
      assert.isAtMost(
        reconnectDelay(attempt, awayFor, () => random),
        most,
      );
    });
  }
});
