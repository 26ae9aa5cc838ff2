/** Base pauses in ms before the first tries; a server that was only restarted is back within these. */
const FIRST_PAUSES = [0, 400, 500, 600, 700, 800, 1000, 1000, 1500, 2000, 3000];
/** Longest pause by how long we have been away: short while a person may still be waiting, then gentle. */
const LIMITS: readonly (readonly [awayForLessThan: number, pause: number])[] = [
  [2 * 60_000, 6_000],
  [5 * 60_000, 15_000],
];
/** In the end at most one try in this time, for as long as the page is open. */
const LAST_PAUSE = 30_000;
/** Spread of the very first try, because a server that dies cuts all its listeners off at the same moment. */
const FIRST_SPREAD = 300;

/**
 * How long to wait before try number `attempt` (from 0) when the connection has been away for `awayFor` ms. Jittered;
 * the last step never comes below 30 s.
 * @param random - 0 to 1, as `Math.random`.
 */
export function reconnectDelay(attempt: number, awayFor: number, random: () => number = Math.random): number {
  if (attempt === 0) return random() * FIRST_SPREAD;
  const limit = LIMITS.find(([under]) => awayFor < under)?.[1];
  if (limit === undefined) return LAST_PAUSE * (1 + random() / 4);
  const pause = Math.min(FIRST_PAUSES[attempt] ?? limit, limit);
  return pause * (0.75 + random() / 2);
}
