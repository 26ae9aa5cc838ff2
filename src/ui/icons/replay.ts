/** Icons of the replay. Each is the `d` of one path on a 20 px grid. */

/** A triangle: plays. */
export const PLAY =
  'M7 4.6v10.8c0 .7.75 1.1 1.33.72l8.1-5.4a.86.86 0 0 0 0-1.44l-8.1-5.4A.86.86 0 0 0 7 4.6z';
/** Two bars: pauses. */
export const PAUSE = 'M7 4.5v11M13 4.5v11';
/** An arrow that turns back. */
export const BACK = 'M3.75 3.75V7.5H7.5M4.2 7.5A6.6 6.6 0 1 1 3.45 11';
/** An arrow that turns on. */
export const ON = 'M16.25 3.75V7.5H12.5M15.8 7.5a6.6 6.6 0 1 0 .75 3.5';
/** Two letters in a frame: what was said. */
export const CAPTIONS =
  'M4.5 4.75h11c1 0 1.75.75 1.75 1.75v7c0 1-.75 1.75-1.75 1.75h-11c-1 0-1.75-.75-1.75-1.75v-7c0-1 .75-1.75 1.75-1.75zM8.75 8.9a1.6 1.6 0 1 0 0 2.2M14 8.9a1.6 1.6 0 1 0 0 2.2';
/** A bubble with a question mark. */
export const QUESTION =
  'M4.75 3.75h10.5c1 0 1.75.75 1.75 1.75v7c0 1-.75 1.75-1.75 1.75H9l-3.75 3v-3h-.5c-1 0-1.75-.75-1.75-1.75v-7c0-1 .75-1.75 1.75-1.75zM8.4 7.6a1.7 1.7 0 1 1 2.3 1.6c-.45.2-.7.5-.7 1M10 12.1v.01';
/** A microphone in a circle of dots: it is recorded. */
export const RECORDING =
  'M10 3.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z';
