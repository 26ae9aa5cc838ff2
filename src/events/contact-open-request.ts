import { HallwayRequestEvent } from './event.ts';

/** Whom it is about. */
export interface ContactOpen {
  /** Id of the person. */
  readonly person: string;
}

/** Asks for the form of a private request to a person; cancel it to show one of the page's own. */
export class ContactOpenRequest extends HallwayRequestEvent<ContactOpen> {
  constructor(detail: ContactOpen) {
    super('hallway-contact-open-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-contact-open-request': ContactOpenRequest;
  }
}
