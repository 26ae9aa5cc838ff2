import { HallwayRequestEvent } from './event.ts';

/** What is asked for. */
export interface RoomSelect {
  /** Name of the room. */
  readonly room: string;
  /** Where its row leads to; null where the room opens in its row. */
  readonly href: string | null;
}

/** Asks to show a room of a list: cancel it to show the room in a way of your own. */
export class RoomSelectRequest extends HallwayRequestEvent<RoomSelect> {
  constructor(detail: RoomSelect) {
    super('hallway-room-select-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-select-request': RoomSelectRequest;
  }
}
