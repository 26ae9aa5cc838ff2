import { HallwayError } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { reconnectDelay } from './backoff.ts';
import type { Clock } from './clock.ts';

/** A wake-up (network back, page shown) may bring the next try forward, but never closer to the last one than this. */
const LEAST_PAUSE = 1_000;
/** A connection that held this long was a good one: the next loss starts from the lowest step again. */
const GOOD_AFTER = 5_000;

/** What the ladder needs done, and whom it tells. */
export interface LadderSteps {
  /** A cheap question whether the media server answers at all; no grant is asked for while it does not. */
  reachable(): Promise<boolean>;
  /** One whole attempt with a fresh grant. A rejection that is not `retryable` ends the climb. */
  attempt(): Promise<void>;
  /** The next try is at `retryAt` (epoch ms); null while a try is under way. */
  waiting(retryAt: number | null): void;
  /** Connected again. */
  up(): void;
  /** No further try can help; only a person brings it back. */
  failed(code: ErrorCode): void;
}

/**
 * Brings a lost connection back for as long as it takes: tries with growing, jittered pauses, at most one in 30 s in
 * the end, forever. It knows nothing of LiveKit and takes its time from a {@link Clock}.
 */
export class ReconnectLadder {
  readonly #steps: LadderSteps;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Rises with each start and stop; a climb that finds another number here is over. */
  #run = 0;
  #attempt = 0;
  #since = 0;
  #lastTry = 0;
  #upAt = 0;
  #endPause: (() => void) | undefined;

  constructor(steps: LadderSteps, clock: Clock, random: () => number = Math.random) {
    this.#steps = steps;
    this.#clock = clock;
    this.#random = random;
  }

  /** Begins to climb. Goes on where it was when the last connection held only for seconds. */
  start(): void {
    const now = this.#clock.now();
    if (now - this.#upAt >= GOOD_AFTER) {
      this.#attempt = 0;
      this.#since = now;
    }
    this.#run += 1;
    this.#endPause?.();
    void this.#climb(this.#run);
  }

  /** Ends the climb without a word. */
  stop(): void {
    this.#run += 1;
    this.#endPause?.();
  }

  /** Something changed for the better (network, page, a person's press): from the lowest step, and soon. */
  wake(): void {
    if (!this.#endPause) return;
    this.#attempt = 0;
    this.#since = this.#clock.now();
    this.#endPause();
  }

  async #climb(run: number): Promise<void> {
    let atLeast = 0;
    for (;;) {
      await this.#pause(run, atLeast);
      if (run !== this.#run) return;
      this.#attempt += 1;
      this.#lastTry = this.#clock.now();
      this.#steps.waiting(null);
      atLeast = 0;
      if (!(await this.#steps.reachable())) continue;
      if (run !== this.#run) return;
      try {
        await this.#steps.attempt();
      } catch (thrown) {
        if (run !== this.#run) return;
        const error = HallwayError.from(thrown, 'media_failed');
        if (!error.retryable) {
          this.#run += 1;
          this.#steps.failed(error.code);
          return;
        }
        atLeast = error.retryAfter ?? 0;
        continue;
      }
      if (run !== this.#run) return;
      this.#run += 1;
      this.#upAt = this.#clock.now();
      this.#steps.up();
      return;
    }
  }

  async #pause(run: number, atLeast: number): Promise<void> {
    const now = this.#clock.now();
    const planned = Math.max(atLeast, reconnectDelay(this.#attempt, now - this.#since, this.#random));
    let left = planned;
    while (left > 0) {
      this.#steps.waiting(this.#clock.now() + left);
      const woken = await this.#sleep(left);
      if (!woken || run !== this.#run) return;
      // Brought forward, yet not on the heels of the last try nor before the server's `Retry-After`.
      const soonest = Math.max(this.#lastTry + LEAST_PAUSE, now + atLeast);
      left = Math.min(soonest, now + planned) - this.#clock.now();
    }
  }

  /** Resolves to true when it was ended early. */
  async #sleep(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (early: boolean): void => {
        cancel();
        this.#endPause = undefined;
        resolve(early);
      };
      const cancel = this.#clock.after(ms, () => {
        done(false);
      });
      this.#endPause = () => {
        done(true);
      };
    });
  }
}
