import { HallwayRequestEvent } from './event.ts';

/** Asks to play the room at this volume, 0–1. */
export class VolumeChangeRequest extends HallwayRequestEvent<{ readonly volume: number }> {
  constructor(detail: { readonly volume: number }) {
    super('hallway-volume-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-volume-change-request': VolumeChangeRequest;
  }
}
