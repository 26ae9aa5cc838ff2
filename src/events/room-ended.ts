import { HallwayEvent } from './event.ts';

/** The room ended while the viewer was in it. */
export class RoomEndedEvent extends HallwayEvent<{ readonly room: string }> {
  constructor(detail: { readonly room: string }) {
    super('hallway-room-ended', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-ended': RoomEndedEvent;
  }
}
