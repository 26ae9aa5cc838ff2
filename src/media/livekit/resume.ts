import type { ReconnectPolicy } from 'livekit-client';
import { reachable } from '../core/reachable.ts';

/** Longer than `reachable` takes to say no, so that LiveKit's own try comes after its answer; spread against herds. */
const WAIT = 1_700;
const SPREAD = 600;
/** LiveKit's own resume takes two to three seconds; one that takes longer than this does not come. */
const PATIENCE = 6_000;

/** What a {@link Resume} needs to know, and whom it tells. */
export interface ResumeListener {
  /** Where the room is connected to. */
  url(): string;
  /** It begins or has ended. */
  changed(): void;
  /** It will not come: take over. */
  hopeless(): void;
}

/**
 * How far LiveKit itself may go when its signalling connection drops: one try to resume, while the audio goes on. All
 * else is left to our ladder, because LiveKit's further tries sleep two seconds each, use the old token, and make the
 * browser print the address with that token to its console while the server is away.
 */
export class Resume implements ReconnectPolicy {
  readonly #listener: ResumeListener;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each end, so that a late answer does not speak for another time. */
  #round = 0;

  constructor(listener: ResumeListener) {
    this.#listener = listener;
  }

  /** Whether LiveKit is resuming now. */
  get active(): boolean {
    return this.#timer !== undefined;
  }

  /** LiveKit asks when to try: milliseconds from now, or null for "leave it". */
  nextRetryDelayInMs({ retryCount }: { readonly retryCount: number }): number | null {
    if (retryCount > 0) return null;
    void this.#ask(this.#round);
    return WAIT + Math.random() * SPREAD;
  }

  /** LiveKit begins its try. */
  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#listener.hopeless();
    }, PATIENCE);
    this.#listener.changed();
  }

  /** It succeeded, or nobody waits for it any more. */
  end(): void {
    this.#round += 1;
    if (!this.active) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listener.changed();
  }

  async #ask(round: number): Promise<void> {
    const answers = await reachable(this.#listener.url());
    if (!answers && round === this.#round) this.#listener.hopeless();
  }
}
