import { HallwayEvent } from './event.ts';

/** The viewer's hand went up or down, or its place in the queue (1 is next) changed. */
export class HandChangedEvent extends HallwayEvent<{
  readonly room: string;
  readonly raised: boolean;
  readonly place: number | null;
}> {
  constructor(detail: { readonly room: string; readonly raised: boolean; readonly place: number | null }) {
    super('hallway-hand-changed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-hand-changed': HandChangedEvent;
  }
}
