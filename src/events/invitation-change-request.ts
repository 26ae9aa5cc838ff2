import type { NewInvitation } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** What is asked for: a new invitation to a room or a club, or that one is taken back. */
export type InvitationChange =
  | {
      readonly action: 'create';
      readonly room?: string;
      readonly club?: string;
      readonly wanted: NewInvitation;
    }
  | { readonly action: 'revoke'; readonly id: string };

/** Asks to make an invitation, or to take one back. */
export class InvitationChangeRequest extends HallwayRequestEvent<InvitationChange> {
  constructor(detail: InvitationChange) {
    super('hallway-invitation-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-invitation-change-request': InvitationChangeRequest;
  }
}
