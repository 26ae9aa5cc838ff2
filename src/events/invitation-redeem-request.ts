import { HallwayRequestEvent } from './event.ts';

/** Asks to use an invitation. Its code is not in here: whoever has it may go in. */
export class InvitationRedeemRequest extends HallwayRequestEvent<undefined> {
  constructor() {
    super('hallway-invitation-redeem-request', undefined);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-invitation-redeem-request': InvitationRedeemRequest;
  }
}
