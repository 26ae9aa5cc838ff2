import type { Segment } from '../db/schema/recordings.ts';
import { lengthOf } from './mp3.ts';

/** Files that follow one another closer than this are one sound: names are whole milliseconds. */
const SEAM_MS = 50;

/** A part of the sound without a gap. Times are epoch milliseconds, positions milliseconds of the sound. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly position: number;
}

/** Finds positions in the sound by the time at which something happened. */
export class Timeline {
  /** Length of all. */
  readonly milliseconds: number;
  /** Where time is missing. */
  readonly gaps: readonly { readonly at: number; readonly milliseconds: number }[];
  private readonly stretches: readonly Stretch[];

  constructor(segments: readonly Segment[]) {
    const stretches: Stretch[] = [];
    let position = 0;
    for (const { at, bytes } of segments) {
      const length = lengthOf(bytes);
      const last = stretches.at(-1);
      if (last && at - last.to < SEAM_MS) stretches[stretches.length - 1] = { ...last, to: last.to + length };
      else stretches.push({ from: at, to: at + length, position });
      position += length;
    }
    this.stretches = stretches;
    this.milliseconds = position;
    this.gaps = stretches
      .slice(1)
      .map(({ from, position: at }, index) => ({ at, milliseconds: from - (stretches[index]?.to ?? from) }));
  }

  /** Where this time is in the sound; one in a gap is where the gap is, one outside is at the nearest end. */
  positionOf(time: number): number {
    let found = 0;
    for (const { from, to, position } of this.stretches) {
      if (time < from) break;
      found = position + Math.min(time, to) - from;
    }
    return Math.round(found);
  }
}
