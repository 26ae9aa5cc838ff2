import { HallwayRequestEvent } from './event.ts';

/** Asks to go back to the audience. */
export class StageLeaveRequest extends HallwayRequestEvent<undefined> {
  constructor() {
    super('hallway-stage-leave-request', undefined);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-stage-leave-request': StageLeaveRequest;
  }
}
