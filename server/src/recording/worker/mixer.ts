import { RATE } from '../mp3.ts';
import type { Voice } from './voice.ts';

/** Below this nothing is changed; above, sums of voices are bent so that they never reach the end of the scale. */
const KNEE = 0.7;

/** How loud somebody was in one stretch. */
export interface Level {
  readonly voice: Voice;
  readonly level: number;
}

/** All voices of a room as one, from a moment on; where nobody speaks there is silence. */
export class Mixer {
  readonly voices = new Set<Voice>();
  /** When its first sample was heard, as epoch milliseconds. */
  readonly startedAt: number;
  private mixed = 0;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  /** The sample that belongs to a time. */
  sampleAt(time: number): number {
    return Math.floor(((time - this.startedAt) * RATE) / 1000);
  }

  /** The time up to which all is mixed, as epoch milliseconds. */
  get time(): number {
    return this.startedAt + (this.mixed * 1000) / RATE;
  }

  /** The next so many samples. */
  next(length: number): { readonly mix: Float32Array; readonly levels: readonly Level[] } {
    const mix = new Float32Array(length);
    const levels = [...this.voices].map((voice) => ({ voice, level: voice.addTo(mix, this.mixed) }));
    this.mixed += length;
    for (const [index, sample] of mix.entries()) {
      const over = Math.abs(sample) - KNEE;
      if (over > 0) mix[index] = Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)));
    }
    return { mix, levels };
  }
}
