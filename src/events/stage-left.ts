import { HallwayEvent } from './event.ts';

/** The viewer went, or was moved, back to the audience. */
export class StageLeftEvent extends HallwayEvent<{ readonly room: string }> {
  constructor(detail: { readonly room: string }) {
    super('hallway-stage-left', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-stage-left': StageLeftEvent;
  }
}
