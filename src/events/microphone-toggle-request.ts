import { HallwayRequestEvent } from './event.ts';

/** Asks to open (`on`) or mute the microphone. Only people on stage have one. */
export class MicrophoneToggleRequest extends HallwayRequestEvent<{ readonly on: boolean }> {
  constructor(detail: { readonly on: boolean }) {
    super('hallway-microphone-toggle-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-microphone-toggle-request': MicrophoneToggleRequest;
  }
}
