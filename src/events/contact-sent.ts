import { HallwayEvent } from './event.ts';

/** What was stored. It holds nothing of what was written. */
export interface ContactSent {
  /** Id of the person. */
  readonly person: string;
  /** Id of the request. */
  readonly id: string;
}

/** A private request was stored by the server. */
export class ContactSentEvent extends HallwayEvent<ContactSent> {
  constructor(detail: ContactSent) {
    super('hallway-contact-sent', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-contact-sent': ContactSentEvent;
  }
}
