/** Icons of the player. Each is the `d` of one path on a 20 px grid. */

/** A microphone. */
export const MIC =
  'M10 2.75A2.6 2.6 0 0 0 7.4 5.35v3.8a2.6 2.6 0 0 0 5.2 0v-3.8A2.6 2.6 0 0 0 10 2.75zM4.5 9a5.5 5.5 0 0 0 11 0M10 14.5v2.75';
/** A struck microphone. */
export const MIC_OFF =
  'M3.5 3.5l13 13M12.6 8.4V5.35a2.6 2.6 0 0 0-4.9-1.2M7.4 7.4v1.75a2.6 2.6 0 0 0 4 2.15M4.5 9a5.5 5.5 0 0 0 8.7 4.45M15.5 9c0 .85-.2 1.65-.54 2.35M10 14.5v2.75';
/** A raised hand. */
export const HAND =
  'M6.5 10.75V5.2a1.2 1.2 0 0 1 2.4 0v3.6M8.9 8.8V3.95a1.2 1.2 0 0 1 2.4 0V8.8M11.3 8.8V4.9a1.2 1.2 0 0 1 2.4 0v4.9M13.7 9.8V7.1a1.2 1.2 0 0 1 2.4 0v4.7c0 3.2-2.4 5.45-5.5 5.45-2.2 0-3.55-.75-4.65-2.15l-2.9-3.7c-.95-1.25.65-2.65 1.75-1.6L6.5 11.45';
/** A loudspeaker. */
export const VOLUME =
  'M3 8v4h2.5l4 3.25V4.75L5.5 8zM12.5 7.75a3.25 3.25 0 0 1 0 4.5M14.75 5.4a6.5 6.5 0 0 1 0 9.2';
/** A door and an arrow out of it; mirrored right to left. */
export const LEAVE = 'M8 3.25H5.25c-1.1 0-2 .9-2 2v9.5c0 1.1.9 2 2 2H8M8.25 10h8.25M13 6.5l3.5 3.5-3.5 3.5';
/** Three dots. */
export const MORE =
  'M4.5 9.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM10 9.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM15.5 9.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z';
/** A check mark. */
export const CHECK = 'M4.25 10.75l3.6 3.5 7.9-8.5';
/** A plus. */
export const PLUS = 'M10 4.25v11.5M4.25 10h11.5';
/** A cross that closes. */
export const CLOSE = 'M5.25 5.25l9.5 9.5M14.75 5.25l-9.5 9.5';
/** A smiling face: opens the reactions. */
export const SMILE =
  'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM7.25 8v.01M12.75 8v.01M6.9 11.75c.7 1.3 1.8 1.95 3.1 1.95s2.4-.65 3.1-1.95';
/** Two sliders. */
export const SLIDERS =
  'M3 6.25h5.5M13 6.25h4M10.75 4a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5zM3 13.75h2M9.5 13.75H17M7.25 11.5a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5z';
/** A triangle with an exclamation mark. */
export const WARN =
  'M10 3.25c.55 0 1 .27 1.3.75l5.75 10c.58 1-.12 2.25-1.3 2.25H4.25c-1.18 0-1.88-1.25-1.3-2.25L8.7 4c.3-.48.75-.75 1.3-.75zM10 7.75v3.5M10 13.75v.01';
/** A padlock. */
export const LOCK =
  'M6 8.75h8c1 0 1.75.75 1.75 1.75v4.75c0 1-.75 1.75-1.75 1.75H6c-1 0-1.75-.75-1.75-1.75V10.5c0-1 .75-1.75 1.75-1.75zM6.75 8.75V6.25a3.25 3.25 0 0 1 6.5 0v2.5';
/** A shield: a moderator. */
export const SHIELD = 'M10 2.75l5.75 2.1v4.4c0 3.7-2.25 6.35-5.75 8-3.5-1.65-5.75-4.3-5.75-8v-4.4z';
/** An arrow down to a line: off the stage. */
export const STEP_DOWN = 'M10 3.25v9M6 8.5l4 4 4-4M4.25 16.5h11.5';
/** A flag. */
export const FLAG = 'M5 17.25V3.75M5 4.25h9.5l-2 3.5 2 3.5H5';
/** A circle struck through. */
export const BAN = 'M10 2.75a7.25 7.25 0 1 0 0 14.5 7.25 7.25 0 0 0 0-14.5zM5 5l10 10';
/** Towards the end of the line; mirrored right to left. */
export const NEXT = 'M7.75 5.25L12.5 10l-4.75 4.75';
/** Two letters c in a frame: captions. */
export const CAPTIONS =
  'M5 4h10c1.4 0 2.5 1.1 2.5 2.5v7c0 1.4-1.1 2.5-2.5 2.5H5a2.5 2.5 0 0 1-2.5-2.5v-7C2.5 5.1 3.6 4 5 4zM9 8.75a1.75 1.75 0 1 0 0 2.5M14 8.75a1.75 1.75 0 1 0 0 2.5';
/** An arrow down: to what is newest. */
export const NEWEST = 'M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5';
/** Two bars: stop the sound. */
export const PAUSE =
  'M6 4.5h1.5c.3 0 .5.2.5.5v10c0 .3-.2.5-.5.5H6c-.3 0-.5-.2-.5-.5V5c0-.3.2-.5.5-.5zM12.5 4.5H14c.3 0 .5.2.5.5v10c0 .3-.2.5-.5.5h-1.5c-.3 0-.5-.2-.5-.5V5c0-.3.2-.5.5-.5z';
/** A triangle: play. Not mirrored. */
export const PLAY = 'M6.5 4.4v11.2c0 .5.54.8.96.53l8.6-5.6a.63.63 0 0 0 0-1.06l-8.6-5.6a.63.63 0 0 0-.96.53z';
/** An angle upwards: open the room. */
export const OPEN = 'M5 12.25l5-5 5 5';
