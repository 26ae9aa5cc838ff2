import { HallwayRequestEvent } from './event.ts';

/** Asks to raise or lower the viewer's hand. */
export class HandRaiseRequest extends HallwayRequestEvent<{ readonly raised: boolean }> {
  constructor(detail: { readonly raised: boolean }) {
    super('hallway-hand-raise-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-hand-raise-request': HandRaiseRequest;
  }
}
