/** Icons of questions. Each is the `d` of one path on a 20 px grid. */

/** An arrow up: a vote. */
export const UP = 'M10 16V4.5M5.5 9L10 4.5 14.5 9';
/** A pin. */
export const PIN = 'M7.25 3.25h5.5M8 3.25v5l-2.25 3h8.5L12 8.25v-5M10 11.25v5.5';
/** A speech bubble with a question mark. */
export const ASK =
  'M4.5 3.75h11c1 0 1.75.75 1.75 1.75v7c0 1-.75 1.75-1.75 1.75H9.5L5.75 17v-2.75H4.5c-1 0-1.75-.75-1.75-1.75v-7c0-1 .75-1.75 1.75-1.75zM8.4 7.4a1.65 1.65 0 1 1 2.35 1.5c-.5.25-.75.5-.75 1.1M10 11.85v.01';
/** A pen: in writing. */
export const PEN = 'M12.75 4.25l3 3L7 16l-3.75.75L4 13zM11 6l3 3';
/** Two lines that become one. */
export const MERGE = 'M5 3.25v3c0 2.5 5 3 5 5.75v4.75M15 3.25v3c0 2.5-5 3-5 5.75M7.25 14L10 16.75 12.75 14';
/** An arrow back. */
export const BACK = 'M7.25 4.5L3.5 8.25 7.25 12M3.75 8.25h8a4.25 4.25 0 0 1 0 8.5H8.5';
