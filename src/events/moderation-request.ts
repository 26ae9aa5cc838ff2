import type { RoomAction } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** Asks for what only moderators may do: invite, mute, move, remove, ban, roles, hands, lock, reports, start and end. */
export class ModerationRequest extends HallwayRequestEvent<{ readonly action: RoomAction }> {
  constructor(detail: { readonly action: RoomAction }) {
    super('hallway-moderation-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-moderation-request': ModerationRequest;
  }
}
