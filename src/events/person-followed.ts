import { HallwayEvent } from './event.ts';

/** What became of it. */
export interface PersonFollowed {
  /** Id of the person. */
  readonly person: string;
  /** False where the viewer follows them no longer. */
  readonly follows: boolean;
}

/** The viewer follows a person, or no longer: the server has confirmed it. */
export class PersonFollowedEvent extends HallwayEvent<PersonFollowed> {
  constructor(detail: PersonFollowed) {
    super('hallway-person-followed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-person-followed': PersonFollowedEvent;
  }
}
