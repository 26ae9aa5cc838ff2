/** Icons of the card of a club. Each is the `d` of one path on a 20 px grid. */

/** A plus: to follow, to join. */
export const ADD = 'M10 4.25v11.5M4.25 10h11.5';
/** A check mark: it is so. */
export const DONE = 'M4.25 10.75l3.6 3.5 7.9-8.5';
/** A leaf of a calendar: what comes next. */
export const DATE =
  'M5.25 4h9.5Q17 4 17 6.25v8.5Q17 17 14.75 17h-9.5Q3 17 3 14.75v-8.5Q3 4 5.25 4zM3 8.25h14M6.75 2.5v3M13.25 2.5v3';
