import type { Recording } from '../../contract/types.ts';
import { chaptersOf } from './chapters.ts';

/** Half of the hole between two chapters, in pixels. */
const HALF = 1;
/** More would be a dotted line. */
const MOST = 60;
/** Chapters closer to one another than this part of all have no hole between them. */
const CLOSEST = 0.02;

/** A mask that cuts the timeline where chapters begin. Its direction is `--_to`, which follows that of the text. */
export function marksOf(recording: Recording): string {
  const { milliseconds } = recording;
  const cuts: number[] = [];
  for (const { from } of chaptersOf(recording, 'all')) {
    const at = from / milliseconds;
    if (at - (cuts.at(-1) ?? 0) >= CLOSEST && at <= 1 - CLOSEST) cuts.push(at);
  }
  const holes = cuts.slice(0, MOST).flatMap((at) => {
    const place = `${(at * 100).toFixed(2)}%`;
    const [begin, end] = [`calc(${place} - ${HALF}px)`, `calc(${place} + ${HALF}px)`];
    return [`#000 ${begin}`, `#0000 ${begin}`, `#0000 ${end}`, `#000 ${end}`];
  });
  return `linear-gradient(${['var(--_to)', '#000 0', ...holes, '#000 100%'].join(', ')})`;
}
