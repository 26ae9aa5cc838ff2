/** Icons of the card of a person. Each is the `d` of one path on a 20 px grid. */

/** A plus. */
export const ADD = 'M10 4.25v11.5M4.25 10h11.5';
/** A check mark. */
export const CHECKED = 'M4.25 10.75l3.6 3.5 7.9-8.5';
/** An envelope. */
export const MAIL =
  'M4.75 4h10.5Q17.5 4 17.5 6.25v7.5Q17.5 16 15.25 16H4.75Q2.5 16 2.5 13.75v-7.5Q2.5 4 4.75 4zM3 6l7 5.25L17 6';
/** A globe. */
export const GLOBE =
  'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM2.75 10h14.5M10 2.75c2.2 2 3.25 4.4 3.25 7.25S12.2 15.25 10 17.25C7.8 15.25 6.75 12.85 6.75 10S7.8 4.75 10 2.75z';
/** An at sign. */
export const AT = 'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM13 7v4a2.1 2.1 0 0 0 4.2 0v-1A7.25 7.25 0 1 0 14 16';
/** A film: a triangle in a frame. */
export const VIDEO = 'M5.5 4.25h9q3 0 3 3v5.5q0 3-3 3h-9q-3 0-3-3v-5.5q0-3 3-3zM8.5 7.75v4.5L12.25 10z';
/** A cross that closes. */
export const CROSS = 'M5.25 5.25l9.5 9.5M14.75 5.25l-9.5 9.5';
