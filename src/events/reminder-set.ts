import { HallwayEvent } from './event.ts';

/** What became of it. */
export interface ReminderState {
  /** Name of the room. */
  readonly room: string;
  /** False where the viewer is reminded no longer. */
  readonly reminded: boolean;
  /** Whether an e-mail will come. */
  readonly email: boolean;
}

/** The viewer is reminded of a talk, or no longer: the server has confirmed it. */
export class ReminderSetEvent extends HallwayEvent<ReminderState> {
  constructor(detail: ReminderState) {
    super('hallway-reminder-set', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-reminder-set': ReminderSetEvent;
  }
}
