import { HallwayRequestEvent } from './event.ts';

/** What is asked for. */
export interface ReminderSet {
  /** Name of the room. */
  readonly room: string;
  /** False to be reminded no longer. */
  readonly remind: boolean;
  /** Where an e-mail goes, if one is wanted too. */
  readonly email?: string | undefined;
}

/** Asks to be reminded of a talk, or no longer. */
export class ReminderSetRequest extends HallwayRequestEvent<ReminderSet> {
  constructor(detail: ReminderSet) {
    super('hallway-reminder-set-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-reminder-set-request': ReminderSetRequest;
  }
}
