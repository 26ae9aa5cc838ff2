import { HallwayEvent } from './event.ts';

/** What left the share sheet. */
export interface Shared {
  /** Address of the page, absolute. */
  readonly url: string;
  /** The link was copied, given to the device's own sheet, or the code to embed was copied. */
  readonly by: 'link' | 'device' | 'code';
}

/** The viewer shared something. Where the link ended up is theirs to know. */
export class SharedEvent extends HallwayEvent<Shared> {
  constructor(detail: Shared) {
    super('hallway-shared', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-shared': SharedEvent;
  }
}
