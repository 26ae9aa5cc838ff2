import type { Person } from '../../src/contract/types.ts';
import type { SpeakingPattern } from './options.ts';
import { seeded } from './random.ts';

/** Milliseconds between two readings of levels, as an engine gives them. */
export const LEVEL_INTERVAL = 100;
/** Readings for which one person keeps the word in a conversation. */
const TURN = 30;

/** Who is heard at reading number `step`, and how loud (0–1). */
export function levelsAt(
  pattern: SpeakingPattern,
  people: readonly Person[],
  step: number,
): ReadonlyMap<string, number> {
  const open = people.filter((one) => !one.muted && !one.away);
  const levels = new Map<string, number>();
  if (pattern === 'nobody' || open.length === 0) return levels;
  if (pattern === 'steady') {
    for (const [index, one] of open.slice(0, 2).entries()) levels.set(one.id, index === 0 ? 1 : 0.3);
    return levels;
  }
  const turn = Math.floor(step / TURN);
  for (const [index, one] of open.entries()) {
    const hasTheWord = pattern === 'all' || index === Math.floor(seeded(turn)() * open.length);
    if (hasTheWord) levels.set(one.id, syllable(step, index));
  }
  return levels;
}

/** Speech as a meter shows it: a few syllables a second, never quite silent within a turn. */
function syllable(step: number, index: number): number {
  const jitter = seeded(step * 31 + index)();
  return Math.min(1, 0.25 + 0.35 * Math.abs(Math.sin(step * 0.9 + index)) + 0.4 * jitter);
}
