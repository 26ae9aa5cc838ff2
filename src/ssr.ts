/** Cards drawn on a server, to be seen before any script is here. Runs in Node and in what is like it; needs no DOM. */
export { fetchCard, type FetchOptions } from './ssr/fetch-card.ts';
export type { CardAttributes, CardData, CardTag } from './ssr/card-data.ts';
export { cardCss } from './ssr/card-css.ts';
export { renderCard, type RenderOptions } from './ssr/render-card.ts';
