/** Icons of cards whose room is not live. Each is the `d` of one path on a 20 px grid. */

/** A clock. */
export const CLOCK = 'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM10 6v4l2.6 1.9';
/** A check mark. */
export const CHECKED = 'M4.25 10.75l3.6 3.5 7.9-8.5';
/** Waves of a signal, struck through. */
export const OFFLINE =
  'M3.5 3.5l13 13M2.5 8a11 11 0 0 1 3.4-2.2M9.4 4.9A10.9 10.9 0 0 1 17.5 8M5.2 11a6.8 6.8 0 0 1 3.2-1.7M12.7 9.8a6.8 6.8 0 0 1 2.1 1.2M8 13.7a2.9 2.9 0 0 1 3.5-.3M10 16.25v.01';
/** An arrow that turns back. */
export const RETRY = 'M3.75 3.75V7.5H7.5M4.2 7.5A6.6 6.6 0 1 1 3.45 11';
/** Two people. */
export const PEOPLE =
  'M7.5 4a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5zM2.5 16c.2-2.7 2.2-4.25 5-4.25s4.8 1.55 5 4.25M13 4.25a2.7 2.7 0 0 1 0 5M15 12c1.5.7 2.4 2 2.5 4';
