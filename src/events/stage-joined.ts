import type { Role } from '../contract/types.ts';
import { HallwayEvent } from './event.ts';

/** The viewer came onto the stage. */
export class StageJoinedEvent extends HallwayEvent<{ readonly room: string; readonly role: Role }> {
  constructor(detail: { readonly room: string; readonly role: Role }) {
    super('hallway-stage-joined', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-stage-joined': StageJoinedEvent;
  }
}
