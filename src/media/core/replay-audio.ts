import {
  leaveSystem,
  type ReplayAbout,
  type ReplayButtons,
  showInSystem,
  tellSystem,
} from './replay-session.ts';

/** What a recording is doing. */
export interface ReplaySnapshot {
  readonly state: 'idle' | 'loading' | 'playing' | 'paused' | 'failed';
  /** Milliseconds from the beginning. */
  readonly at: number;
  readonly rate: number;
}

/** What to play. */
export interface ReplaySource extends ReplayAbout {
  readonly address: string;
  readonly milliseconds: number;
  /** The same sound at an address that is good for longer: keys end. */
  readonly renew: () => Promise<string>;
}

/** Of a recording that nobody has played. */
export const NOT_PLAYED: ReplaySnapshot = { state: 'idle', at: 0, rate: 1 };

/** The one that is heard, if any: another that begins takes its place. */
const heard = new Set<ReplayAudio>();

/** Plays a recording. Nothing is fetched before `play`; nothing is remembered afterwards. */
export class ReplayAudio implements ReplayButtons {
  readonly #source: ReplaySource;
  readonly #tell: (snapshot: ReplaySnapshot) => void;
  readonly #audio = new Audio();
  #rate = 1;
  #state: ReplaySnapshot['state'] = 'idle';
  #wanted = false;
  #renewing = false;
  #closed = false;

  constructor(source: ReplaySource, tell: (snapshot: ReplaySnapshot) => void) {
    this.#source = source;
    this.#tell = (snapshot) => {
      if (!this.#closed) tell(snapshot);
    };
    const audio = this.#audio;
    audio.preload = 'none';
    // So that a server may see whose page it is, and answer to those that it knows.
    audio.crossOrigin = 'anonymous';
    audio.addEventListener('playing', () => this.#now('playing'));
    audio.addEventListener('waiting', () => this.#now('loading'));
    audio.addEventListener('pause', () => this.#paused());
    audio.addEventListener('ended', () => this.#paused());
    audio.addEventListener('timeupdate', () => this.#now(this.#state));
    audio.addEventListener('seeked', () => this.#now(this.#state));
    audio.addEventListener('error', () => void this.#broke());
  }

  /** Begins or goes on; call it within a click. */
  play(): void {
    for (const other of heard) if (other !== this) other.pause();
    heard.clear();
    heard.add(this);
    this.#wanted = true;
    const audio = this.#audio;
    if (!audio.src || this.#state === 'failed') this.#load(this.#source.address);
    if (audio.ended) audio.currentTime = 0;
    showInSystem(this.#source, this);
    if (this.#state !== 'playing') this.#now('loading');
    audio.play().catch((error: unknown) => {
      // A refusal of the browser; what could not be fetched is told by `error`.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#paused();
    });
  }

  pause(): void {
    this.#wanted = false;
    this.#audio.pause();
    if (this.#state === 'loading') this.#paused();
  }

  /** Back to the beginning, and silent. */
  stop(): void {
    this.pause();
    this.seekTo(0);
  }

  /** Goes to a position, in seconds. */
  seekTo(seconds: number): void {
    const audio = this.#audio;
    if (!audio.src) this.#load(this.#source.address);
    audio.currentTime = Math.min(Math.max(0, seconds), this.#source.milliseconds / 1000);
    this.#now(this.#state === 'idle' ? 'paused' : this.#state);
  }

  /** Goes on or back, in seconds. */
  skip(seconds: number): void {
    this.seekTo(this.#audio.currentTime + seconds);
  }

  /** How fast: 1 is as it was. The pitch stays. */
  setRate(rate: number): void {
    this.#rate = rate;
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
    this.#now(this.#state);
  }

  /** Ends it for good. */
  close(): void {
    this.#closed = true;
    this.#wanted = false;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    if (heard.delete(this)) leaveSystem();
  }

  #load(address: string): void {
    const at = this.#audio.currentTime;
    this.#audio.src = address;
    this.#audio.currentTime = at;
  }

  #paused(): void {
    this.#wanted = false;
    this.#now('paused');
  }

  #now(state: ReplaySnapshot['state']): void {
    this.#state = state;
    const { currentTime } = this.#audio;
    this.#tell({ state, at: currentTime * 1000, rate: this.#rate });
    if (heard.has(this)) {
      tellSystem(state === 'playing', this.#source.milliseconds / 1000, currentTime, this.#rate);
    }
  }

  /** The network was away, or the key has ended: asks for another one, once, and goes on where it was. */
  async #broke(): Promise<void> {
    const audio = this.#audio;
    if (!audio.getAttribute('src')) return;
    const at = audio.currentTime;
    if (this.#renewing) return this.#fail(at);
    this.#renewing = true;
    audio.addEventListener('playing', () => (this.#renewing = false), { once: true });
    try {
      const address = await this.#source.renew();
      audio.src = address;
      audio.currentTime = at;
      if (this.#wanted) await audio.play();
    } catch {
      this.#fail(at);
    }
  }

  #fail(at: number): void {
    this.#renewing = false;
    this.#wanted = false;
    this.#state = 'failed';
    this.#tell({ state: 'failed', at: at * 1000, rate: this.#rate });
  }
}
