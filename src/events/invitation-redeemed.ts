import { HallwayEvent } from './event.ts';

/** Where the viewer may go in now: one of the two. */
export interface InvitationRedeemed {
  /** Name of the room. */
  readonly room: string | null;
  /** Name of the club. */
  readonly club: string | null;
}

/** The viewer used an invitation: the server has confirmed it. */
export class InvitationRedeemedEvent extends HallwayEvent<InvitationRedeemed> {
  constructor(detail: InvitationRedeemed) {
    super('hallway-invitation-redeemed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-invitation-redeemed': InvitationRedeemedEvent;
  }
}
