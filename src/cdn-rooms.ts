/** The one-tag bundle of a page that has a room on it: nearly all of these show its card, and one file is fewer bytes than two. */
import type { FetchRooms } from './loader.ts';
import { begin } from './loader.ts';
import { HallwayRoom } from './elements/room/room.ts';
import { CARDS } from './tags.ts';
import { PLAYER } from './tags-player.ts';
import { define } from './ui/define.ts';

export { configure } from './config/page.ts';

/** Starts the loader. */
export function start(address: string, _fetchRooms: FetchRooms): void {
  begin(address, { ...CARDS, ...PLAYER }, () => define('hallway-room', HallwayRoom));
}
