/** The one-tag bundle of a page that has no room on it. */
import { begin, type FetchRooms } from './loader.ts';
import { CARDS, ROOM_TAGS } from './tags.ts';

export { configure } from './config/page.ts';

/** Starts the loader; a room that comes to the page later brings the other build. */
export function start(address: string, fetchRooms: FetchRooms): void {
  const all = async (): Promise<void> => (await fetchRooms()).start(address, fetchRooms);
  begin(address, { ...CARDS, ...Object.fromEntries(ROOM_TAGS.map((tag) => [tag, all])) });
}
