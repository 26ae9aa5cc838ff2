import { define } from '../../ui/define.ts';
import { HallwayRoomList } from './room-list.ts';

define('hallway-room-list', HallwayRoomList);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-room-list': HallwayRoomList;
  }
}
