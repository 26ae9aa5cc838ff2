import { HallwayRequestEvent } from './event.ts';

/** Asks to leave the room quietly. */
export class RoomLeaveRequest extends HallwayRequestEvent<undefined> {
  constructor() {
    super('hallway-room-leave-request', undefined);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-leave-request': RoomLeaveRequest;
  }
}
