import { HallwayRequestEvent } from './event.ts';

/** What is asked for. */
export interface PersonFollow {
  /** Id of the person. */
  readonly person: string;
  /** False to follow no longer. */
  readonly follow: boolean;
}

/** Asks to follow a person, or no longer. */
export class PersonFollowRequest extends HallwayRequestEvent<PersonFollow> {
  constructor(detail: PersonFollow) {
    super('hallway-person-follow-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-person-follow-request': PersonFollowRequest;
  }
}
