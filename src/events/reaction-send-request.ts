import type { ReactionKind } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** One reaction of the viewer. */
export interface ReactionSend {
  readonly kind: ReactionKind;
}

/** Asks to react to what is said. */
export class ReactionSendRequest extends HallwayRequestEvent<ReactionSend> {
  constructor(detail: ReactionSend) {
    super('hallway-reaction-send-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-reaction-send-request': ReactionSendRequest;
  }
}
