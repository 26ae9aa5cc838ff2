import { HallwayRequestEvent } from './event.ts';

/** Asks to delete the recording of a talk, with all that was kept beside it. */
export class RecordingDeleteRequest extends HallwayRequestEvent<{ readonly room: string }> {
  constructor(detail: { readonly room: string }) {
    super('hallway-recording-delete-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-recording-delete-request': RecordingDeleteRequest;
  }
}
