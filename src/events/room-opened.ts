import type { Room } from '../contract/types.ts';
import { HallwayEvent } from './event.ts';

/** A room was opened, or scheduled: the server has it. */
export class RoomOpenedEvent extends HallwayEvent<Room> {
  constructor(detail: Room) {
    super('hallway-room-opened', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-opened': RoomOpenedEvent;
  }
}
