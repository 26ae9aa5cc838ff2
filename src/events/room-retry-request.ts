import { HallwayRequestEvent } from './event.ts';

/** Asks to try again now what failed: the API, the connection or the join. */
export class RoomRetryRequest extends HallwayRequestEvent<undefined> {
  constructor() {
    super('hallway-room-retry-request', undefined);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-retry-request': RoomRetryRequest;
  }
}
