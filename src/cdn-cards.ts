/** The one-tag bundle of a page that has no room on it. */
import { begin, type FetchRooms } from './loader.ts';
import { CARDS, isRoomTag } from './tags.ts';

export { configure } from './config/page.ts';

/** Starts the loader; a room that comes to the page later brings the other build. */
export function start(address: string, fetchRooms: FetchRooms): void {
  begin(address, async (tag) => {
    await CARDS[tag]?.();
    if (isRoomTag(tag)) (await fetchRooms()).start(address, fetchRooms);
  });
}
