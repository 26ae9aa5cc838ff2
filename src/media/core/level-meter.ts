/** Ten times a second is as fast as a ring can be followed by an eye. */
const PACE = 100;
/** Quieter than this, in dB below full scale, is a room and not a voice. */
const FLOOR_DB = -50;

/** Reads the linear audio levels (0 to 1) of those who send audio now. */
export type ReadLevels = () => Promise<ReadonlyMap<string, number>>;

/** How loud a linear level sounds: 0 at −50 dB and below, 1 at full scale, even steps of dB between. */
export function loudness(linear: number): number {
  if (!(linear > 0)) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(linear)) / FLOOR_DB));
}

/**
 * Measures levels while somebody wants them, the page is in view and the session is connected. Calls back only while
 * there is something to hear, and once more when it ends.
 */
export class LevelMeter {
  readonly #read: ReadLevels;
  readonly #listeners = new Set<(levels: ReadonlyMap<string, number>) => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #connected = false;
  #reading = false;
  #silent = true;

  constructor(read: ReadLevels) {
    this.#read = read;
  }

  /** Calls `listener` about ten times a second while somebody speaks, until the returned function is called. */
  onLevels(listener: (levels: ReadonlyMap<string, number>) => void): () => void {
    const entry = (levels: ReadonlyMap<string, number>): void => {
      listener(levels);
    };
    this.#listeners.add(entry);
    this.#update();
    return () => {
      this.#listeners.delete(entry);
      this.#update();
    };
  }

  /** Whether there is a connection to measure. */
  setConnected(connected: boolean): void {
    this.#connected = connected;
    if (!connected) this.#tell(new Map());
    this.#update();
  }

  #update(): void {
    const wanted = this.#connected && this.#listeners.size > 0;
    if (wanted === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = wanted ? setInterval(() => void this.#measure(), PACE) : undefined;
  }

  async #measure(): Promise<void> {
    if (this.#reading || document.visibilityState !== 'visible') return;
    this.#reading = true;
    const linear = await this.#read();
    this.#reading = false;
    if (!this.#connected) return;
    const levels = new Map<string, number>();
    for (const [id, level] of linear) {
      const loud = loudness(level);
      if (loud > 0) levels.set(id, loud);
    }
    this.#tell(levels);
  }

  #tell(levels: ReadonlyMap<string, number>): void {
    const silent = levels.size === 0;
    if (silent && this.#silent) return;
    this.#silent = silent;
    for (const listener of this.#listeners) listener(levels);
  }
}
