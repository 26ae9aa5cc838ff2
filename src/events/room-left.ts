import type { ErrorCode } from '../contract/errors.ts';
import { HallwayEvent } from './event.ts';

/** `left`: the viewer asked to; else why it happened (`room_ended`, `removed`, `banned`, `duplicate_identity` …). */
export type RoomLeftReason = 'left' | ErrorCode;

/** The viewer is no longer in the room. */
export class RoomLeftEvent extends HallwayEvent<{ readonly room: string; readonly reason: RoomLeftReason }> {
  constructor(detail: { readonly room: string; readonly reason: RoomLeftReason }) {
    super('hallway-room-left', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-room-left': RoomLeftEvent;
  }
}
