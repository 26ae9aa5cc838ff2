/** Icons of the list of rooms. Each is the `d` of one path on a 20 px grid. */

/** A magnifying glass. */
export const SEARCH = 'M8.75 3.5a5.25 5.25 0 1 0 0 10.5 5.25 5.25 0 0 0 0-10.5zM12.75 12.75l4 4';
