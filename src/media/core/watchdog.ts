import type { Clock } from './clock.ts';
import { Liveness } from './traffic.ts';
import type { Traffic } from './traffic.ts';

/** Between two looks while audio arrives. */
const PACE = 1_000;
/** Between two looks while only keep-alives arrive, whose own times no browser tells. */
const IDLE_PACE = 500;
/** Between two looks in a silence. */
const FAST_PACE = 300;
/** A silence this long is worth a question to the server. */
const ASK_AFTER = 4_000;
/** Between two such questions where only their answer tells a silence from a room in which nobody speaks. */
const ASK_EVERY = 5_000;
/** If the server answers and still nothing comes in after this, the connection is beyond healing by itself. */
const GRACE = 1_200;

/** What the watchdog looks at, and whom it tells. */
export interface Watched {
  /** A fresh look, or null while there is nothing to look at. */
  read(): Promise<Traffic | null>;
  /** Whether the server answers another way. */
  reachable(): Promise<boolean>;
  /** Packets stopped (true), or came back (false). */
  quiet(quiet: boolean): void;
  /** The server answers but nothing arrives any more: make a new connection. */
  dead(): void;
}

/**
 * Looks once a second whether packets still arrive, because a silently cut network takes WebRTC and WebSockets ten
 * seconds and more to notice. Runs only while connected.
 */
export class Watchdog {
  readonly #watched: Watched;
  readonly #clock: Clock;
  #run = 0;
  #cancel: (() => void) | undefined;
  #quiet = false;
  #asking = false;
  #askedAt = 0;
  /** When the server answered during this silence. */
  #answeredAt: number | null = null;

  constructor(watched: Watched, clock: Clock) {
    this.#watched = watched;
    this.#clock = clock;
  }

  /** Starts to look. */
  start(): void {
    this.stop();
    void this.#look(this.#run, new Liveness());
  }

  /** Stops to look and forgets. */
  stop(): void {
    this.#run += 1;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#quiet = false;
    this.#answeredAt = null;
  }

  async #look(run: number, liveness: Liveness): Promise<void> {
    const traffic = await this.#watched.read();
    if (run !== this.#run) return;
    let pace = PACE;
    if (traffic) {
      const { silence, verdict } = liveness.look(this.#clock.now(), traffic);
      this.#judge(silence, verdict);
      if (run !== this.#run) return;
      if (silence >= Liveness.limit) pace = FAST_PACE;
      else if (traffic.age === null || traffic.age > PACE) pace = IDLE_PACE;
      // Not later than the moment at which the silence becomes one.
      if (silence > 0 && silence < Liveness.limit) pace = Math.min(pace, Liveness.limit - silence + 10);
    }
    this.#cancel = this.#clock.after(pace, () => {
      void this.#look(run, liveness);
    });
  }

  #judge(silence: number, verdict: 'flowing' | 'quiet' | 'unknown'): void {
    if (verdict === 'flowing') {
      this.#answeredAt = null;
      this.#tell(false);
      return;
    }
    if (verdict === 'quiet') this.#tell(true);
    if (silence < ASK_AFTER) return;
    if (verdict === 'quiet' && this.#answeredAt !== null && this.#clock.now() - this.#answeredAt >= GRACE) {
      this.#watched.dead();
    } else {
      void this.#ask(this.#run, verdict === 'quiet');
    }
  }

  async #ask(run: number, certain: boolean): Promise<void> {
    if (this.#asking || this.#answeredAt !== null) return;
    if (!certain && this.#clock.now() - this.#askedAt < ASK_EVERY) return;
    this.#asking = true;
    this.#askedAt = this.#clock.now();
    const answers = await this.#watched.reachable();
    this.#asking = false;
    if (run !== this.#run) return;
    // Where the browser does not count its checks, nobody speaking looks like nothing arriving: the answer decides.
    if (!certain) this.#tell(!answers);
    else if (answers && this.#quiet) this.#answeredAt = this.#clock.now();
  }

  #tell(quiet: boolean): void {
    if (quiet === this.#quiet) return;
    this.#quiet = quiet;
    this.#watched.quiet(quiet);
  }
}
