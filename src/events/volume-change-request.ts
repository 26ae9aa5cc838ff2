import { HallwayRequestEvent } from './event.ts';

/** A volume, 0–1: of the whole room, or of one person on top of that. */
export interface VolumeChange {
  readonly volume: number;
  /** The person's id; without one it is the room's. */
  readonly person?: string;
}

/** Asks to play the room, or somebody in it, at this volume. */
export class VolumeChangeRequest extends HallwayRequestEvent<VolumeChange> {
  constructor(detail: VolumeChange) {
    super('hallway-volume-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-volume-change-request': VolumeChangeRequest;
  }
}
