import { HallwayEvent } from './event.ts';

/** The viewer is in the room and hears it. */
export class RoomJoinedEvent extends HallwayEvent<{ readonly room: string }> {
  constructor(detail: { readonly room: string }) {
    super('hallway-room-joined', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-joined': RoomJoinedEvent;
  }
}
