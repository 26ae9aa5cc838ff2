/** Icons of talks that are to come. Each is the `d` of one path on a 20 px grid. */

/** A bell. */
export const BELL =
  'M10 3a4.75 4.75 0 0 0-4.75 4.75c0 3.6-1.5 5-1.5 5.75h12.5c0-.75-1.5-2.15-1.5-5.75A4.75 4.75 0 0 0 10 3zM8.25 16.25c.3.6.95 1 1.75 1s1.45-.4 1.75-1';
/** A leaf of a calendar. */
export const CALENDAR =
  'M5.25 4.25h9.5c.85 0 1.5.65 1.5 1.5v9.5c0 .85-.65 1.5-1.5 1.5h-9.5c-.85 0-1.5-.65-1.5-1.5v-9.5c0-.85.65-1.5 1.5-1.5zM3.75 8.25h12.5M7 2.75v3M13 2.75v3';
