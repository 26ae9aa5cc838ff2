import type { NewRoom } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** Asks to open a room, or to schedule it. */
export class RoomOpenRequest extends HallwayRequestEvent<NewRoom> {
  constructor(detail: NewRoom) {
    super('hallway-room-open-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-open-request': RoomOpenRequest;
  }
}
