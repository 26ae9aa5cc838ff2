/** The icon of a card, which a page pays for before anybody listens: headphones. The `d` of one path on a 20 px grid. */
export const LISTEN =
  'M3 13v-3a7 7 0 0 1 14 0v3M3 11.5h1.75q1.5 0 1.5 1.5v2q0 1.5-1.5 1.5Q3 16.5 3 14.75zM17 11.5h-1.75q-1.5 0-1.5 1.5v2q0 1.5 1.5 1.5 1.75 0 1.75-1.75z';
