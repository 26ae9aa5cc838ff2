import { RATE } from '../mp3.ts';

/** Sound that came in a row is not moved for less than this: the network's jitter would be heard as clicks. */
const TOLERANCE = 0.3 * RATE;
const FULL = 32_768;

/** Samples whose place is known. */
interface Placed {
  readonly at: number;
  readonly samples: Int16Array;
}

/**
 * One track, put where it was heard. LiveKit hands over what it plays, frame by frame, without a time; what came since
 * the last look is one run, whose end was heard when its last frame came. So a process that was kept waiting, and gets
 * two seconds at once, still puts each of them in its place.
 */
export class Voice {
  readonly person: string;
  readonly name: string;
  private run: Int16Array[] = [];
  private runEnd = 0;
  private next: number | undefined;
  private placed: Placed[] = [];

  constructor(person: string, name: string) {
    this.person = person;
    this.name = name;
  }

  /** A frame came. @param now the sample of the recording that is heard now */
  hear(samples: Int16Array, now: number): void {
    this.run.push(samples);
    this.runEnd = now;
  }

  /**
   * Adds what belongs from this sample on to the mix, and forgets it.
   * @returns how loud it was: root mean square, 0 to 1
   */
  addTo(mix: Float32Array, from: number): number {
    this.place();
    const end = from + mix.length;
    let power = 0;
    const rest: Placed[] = [];
    for (const { at, samples } of this.placed) {
      const until = Math.min(end, at + samples.length);
      for (let position = Math.max(from, at); position < until; position += 1) {
        const sample = (samples[position - at] ?? 0) / FULL;
        power += sample * sample;
        mix[position - from] = (mix[position - from] ?? 0) + sample;
      }
      if (at + samples.length > end) rest.push({ at, samples });
    }
    this.placed = rest;
    return Math.sqrt(power / mix.length);
  }

  private place(): void {
    if (this.run.length === 0) return;
    const length = this.run.reduce((sum, samples) => sum + samples.length, 0);
    const heardFrom = this.runEnd - length;
    const goesOn = this.next !== undefined && Math.abs(this.next - heardFrom) <= TOLERANCE;
    let at = Math.round(goesOn && this.next !== undefined ? this.next : heardFrom);
    for (const samples of this.run) {
      this.placed.push({ at, samples });
      at += samples.length;
    }
    this.next = at;
    this.run = [];
  }
}
