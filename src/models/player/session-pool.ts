import type { MediaEngine, MediaSession } from '../../media/media-session.ts';

/**
 * Audio sessions that may be used again: LiveKit never frees a `Room`, so a page that joins fifty times must not make
 * fifty of them.
 */
export class SessionPool {
  readonly #engine: MediaEngine;
  readonly #idle: MediaSession[] = [];
  #returning: Promise<void> | undefined;

  constructor(engine: MediaEngine) {
    this.#engine = engine;
  }

  /** Whether this browser can play audio rooms at all. */
  get supported(): boolean {
    return this.#engine.supported();
  }

  /** An idle session, if there is one already: so that a click need not wait. */
  takeIdle(): MediaSession | undefined {
    return this.#idle.pop();
  }

  /** An idle session, one that is about to be, or a new one. */
  async take(): Promise<MediaSession> {
    await this.#returning;
    return this.takeIdle() ?? this.#engine.createSession();
  }

  /** Sees to it that there is an idle session, and prepares the way to a server with it. */
  async warm(url: string, token: string): Promise<void> {
    const session = this.#idle[0] ?? (await this.take());
    if (!this.#idle.includes(session)) this.#idle.push(session);
    await session.warm(url, token);
  }

  /** Disconnects a session and keeps it for the next one who needs it. */
  async giveBack(session: MediaSession): Promise<void> {
    const left = session.disconnect().then(
      () => void this.#idle.push(session),
      // One that cannot even let go is not used again.
      () => undefined,
    );
    this.#returning = left;
    await left;
    if (this.#returning === left) this.#returning = undefined;
  }
}
