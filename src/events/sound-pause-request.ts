import { HallwayRequestEvent } from './event.ts';

/** Asks to stop the sound of the room without leaving it, or to go on. */
export class SoundPauseRequest extends HallwayRequestEvent<{ readonly paused: boolean }> {
  constructor(detail: { readonly paused: boolean }) {
    super('hallway-sound-pause-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-sound-pause-request': SoundPauseRequest;
  }
}
