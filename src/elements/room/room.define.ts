import { define } from '../../ui/define.ts';
import { HallwayRoom } from './room.ts';

define('hallway-room', HallwayRoom);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-room': HallwayRoom;
  }
}
