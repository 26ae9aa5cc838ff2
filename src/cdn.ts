/**
 * The one-tag bundle: `<script type="module" src="…/hallway.js" data-api="…"></script>`. This file is the only one with a
 * name that stays; the rest may be cached for ever. It holds nothing but the choice between two builds of the same
 * sources, each whole in its first file: a page with a room on it gets the room's card with the loader, a page without
 * gets less. On a page that a room comes to later the second build joins the first one: they are one Hallway, as any two
 * copies are.
 *
 * Nothing may import this file, because a page may ask for it under another address (`hallway.js?v=2`) and would then
 * have it twice.
 */
import type * as build from './cdn-cards.ts';
import type { Settings } from './config/page.ts';

/** Addresses of the two builds, relative to this file; see vite.cdn.config.ts. */
declare const HALLWAY_CARDS: string;
declare const HALLWAY_ROOMS: string;

type Loader = typeof build;

const fetchBuild = (address: string): Promise<Loader> =>
  import(/* @vite-ignore */ new URL(address, import.meta.url).href);
const fetchRooms = (): Promise<Loader> => fetchBuild(HALLWAY_ROOMS);

const loader = await fetchLoader();
loader.start(import.meta.url, fetchRooms);

/** As `configure` of the npm package. */
export const configure: (settings: Settings) => void = loader.configure;

/** Where the network is down, it is tried again once that is back. */
function fetchLoader(): Promise<Loader> {
  const fetching = document.querySelector('hallway-room') ? fetchRooms() : fetchBuild(HALLWAY_CARDS);
  return fetching.catch(
    () => new Promise((resolve) => addEventListener('online', () => resolve(fetchLoader()), { once: true })),
  );
}
