/** Icons of closed clubs. Each is the `d` of one path on a 20 px grid. */

/** A clock: somebody has to answer. */
export const WAIT = 'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM10 6v4.25l2.75 1.75';
/** A padlock: closed to others. */
export const CLOSED =
  'M6 8.75h8q1.75 0 1.75 1.75v4.75Q15.75 17 14 17H6q-1.75 0-1.75-1.75V10.5q0-1.75 1.75-1.75zM6.75 8.75V6.25a3.25 3.25 0 0 1 6.5 0v2.5';
