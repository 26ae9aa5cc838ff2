import { HallwayRequestEvent } from './event.ts';

/** What is to become of one of the viewer's requests, or of all: a table to save. */
export type ContactChange =
  | { readonly type: 'done' | 'reopen' | 'delete'; readonly id: string }
  | { readonly type: 'download' };

/** Asks to mark a request to the viewer done or open again, to delete it, or for all of them as a table. */
export class ContactChangeRequest extends HallwayRequestEvent<ContactChange> {
  constructor(detail: ContactChange) {
    super('hallway-contact-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-contact-change-request': ContactChangeRequest;
  }
}
