import { AudioSinks } from '../core/audio-sinks.ts';
import type { AudioState } from '../media-session.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What is heard of a room: whether, how loud, and through which elements. */
export class Playback {
  readonly sinks = new AudioSinks(() => {
    this.#tellState();
  });
  readonly #subscriptions: Subscriptions;
  readonly #tell: (audio: AudioState) => void;
  /** Volumes by person; who is not in it is heard in full. */
  readonly #volumes = new Map<string, number>();
  #mode: Exclude<AudioState, 'blocked'> = 'off';

  /** @param tell - Called with the state whenever it may have changed. */
  constructor(subscriptions: Subscriptions, tell: (audio: AudioState) => void) {
    this.#subscriptions = subscriptions;
    this.#tell = tell;
  }

  /** A connection begins: audio flows at once, or is paused at the server until {@link listen}. */
  begin(listen: boolean): void {
    void this.#switch(listen ? 'playing' : 'silent');
  }

  /** Plays. Call it inside the click: it unlocks audio. */
  async listen(): Promise<void> {
    // First, and before anything is awaited: only now is it the click's own doing.
    this.sinks.unlock();
    if (this.#mode === 'off') await this.sinks.setAudible(true);
    else await this.#switch('playing');
  }

  /** Stops the sound, here and at the server, until {@link listen}. */
  pause(): void {
    if (this.#mode === 'playing') void this.#switch('paused');
  }

  /** The connection is over, for good. */
  end(): void {
    this.#mode = 'off';
    this.sinks.close();
    this.#tellState();
  }

  /** 0–1, for all or for one person. */
  setVolume(volume: number, person?: string): void {
    if (person === undefined) this.sinks.setVolume(volume);
    else {
      this.#volumes.set(person, volume);
      this.#level();
    }
  }

  /** Plays exactly what has arrived. */
  refresh(): void {
    this.#subscriptions.apply();
    this.sinks.sync(this.#subscriptions.tracks());
    this.#level();
  }

  #level(): void {
    if (this.#volumes.size === 0) return;
    const owners = Array.from(this.#subscriptions.owners());
    this.sinks.setVolumes(new Map(owners.map(([sid, person]) => [sid, this.#volumes.get(person) ?? 1])));
  }

  async #switch(mode: Exclude<AudioState, 'blocked' | 'off'>): Promise<void> {
    this.#mode = mode;
    const plays = mode === 'playing';
    this.#subscriptions.setListening(plays);
    const playing = this.sinks.setAudible(plays);
    this.#tellState();
    await playing;
  }

  #tellState(): void {
    this.#tell(this.#mode === 'playing' && this.sinks.blocked ? 'blocked' : this.#mode);
  }
}
