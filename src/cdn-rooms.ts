/**
 * The one-tag bundle of a page that has a room on it: nearly all of these show its card, and one file is fewer bytes than
 * two. What the other tags are fetched by is a file of its own, for pages that have one of them.
 */
import { HallwayRoom } from './elements/room/room.ts';
import { begin, type FetchRooms } from './loader.ts';
import { define } from './ui/define.ts';

export { configure } from './config/page.ts';

/** Starts the loader. */
export function start(address: string, _fetchRooms: FetchRooms): void {
  begin(
    address,
    async (tag) => (await import('./tags-rooms.ts')).TAGS[tag]?.(),
    () => define('hallway-room', HallwayRoom),
  );
}
