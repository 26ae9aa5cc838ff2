/** Icons of the card of a club. Each is the `d` of one path on a 20 px grid. */

/** A plus: to follow, to join. */
export const ADD = 'M10 4.25v11.5M4.25 10h11.5';
/** A check mark: it is so. */
export const DONE = 'M4.25 10.75l3.6 3.5 7.9-8.5';
/** A clock: somebody has to answer. */
export const WAIT = 'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM10 6v4.25l2.75 1.75';
/** A padlock: closed to others. */
export const CLOSED =
  'M6 8.75h8q1.75 0 1.75 1.75v4.75Q15.75 17 14 17H6q-1.75 0-1.75-1.75V10.5q0-1.75 1.75-1.75zM6.75 8.75V6.25a3.25 3.25 0 0 1 6.5 0v2.5';
/** A leaf of a calendar: what comes next. */
export const DATE =
  'M5.25 4h9.5Q17 4 17 6.25v8.5Q17 17 14.75 17h-9.5Q3 17 3 14.75v-8.5Q3 4 5.25 4zM3 8.25h14M6.75 2.5v3M13.25 2.5v3';
