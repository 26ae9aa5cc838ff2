import { HallwayEvent } from './event.ts';

/** The viewer's microphone opened (`on`) or closed, for whatever reason. */
export class MicrophoneChangedEvent extends HallwayEvent<{ readonly room: string; readonly on: boolean }> {
  constructor(detail: { readonly room: string; readonly on: boolean }) {
    super('hallway-microphone-changed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-microphone-changed': MicrophoneChangedEvent;
  }
}
