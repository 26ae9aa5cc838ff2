import { HallwayRequestEvent } from './event.ts';

/** Asks to enter the room and hear it. Dispatch it inside a click: that click unlocks audio. */
export class RoomJoinRequest extends HallwayRequestEvent<undefined> {
  constructor() {
    super('hallway-room-join-request', undefined);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-join-request': RoomJoinRequest;
  }
}
