import type { NewContact } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** What is sent, and to whom. */
export interface ContactSend extends NewContact {
  /** Id of the person. */
  readonly person: string;
}

/** Asks to send a private request to a person. */
export class ContactSendRequest extends HallwayRequestEvent<ContactSend> {
  constructor(detail: ContactSend) {
    super('hallway-contact-send-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-contact-send-request': ContactSendRequest;
  }
}
