import { HallwayRequestEvent } from './event.ts';

/** What is to be shared. */
export interface Share {
  /** Address of the page, absolute. */
  readonly url: string;
}

/** Asks to open the share sheet of an address. */
export class ShareRequest extends HallwayRequestEvent<Share> {
  constructor(detail: Share) {
    super('hallway-share-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-share-request': ShareRequest;
  }
}
