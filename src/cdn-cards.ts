/** The one-tag bundle of a page that has no room on it. */
import { HallwayClubCard } from './elements/club-card/club-card.ts';
import { begin, type FetchRooms } from './loader.ts';
import { define } from './ui/define.ts';

export { configure } from './config/page.ts';

/** Only a page with a room has these: then all of the bundle may be needed. */
const ROOM = /^hallway-(room|speaker-grid|control-bar|hand-raise|host-panel|reactions|captions|mini-player)$/;

/**
 * Starts the loader; a room that comes to the page later brings the other build. The card of a club is what most of these
 * pages have: what the others are fetched by is a file of its own.
 */
export function start(address: string, fetchRooms: FetchRooms): void {
  begin(
    address,
    async (tag) => {
      if (ROOM.test(tag)) (await fetchRooms()).start(address, fetchRooms);
      else await (await import('./tags.ts')).CARDS[tag]?.();
    },
    () => define('hallway-club-card', HallwayClubCard),
  );
}
