import { HallwayRequestEvent } from './event.ts';

/** What is asked for. */
export interface ClubJoin {
  /** Name of the club. */
  readonly club: string;
  /** False to leave it, or to take a request back. */
  readonly join: boolean;
}

/** Asks to become a member of a club, or to be one no longer. */
export class ClubJoinRequest extends HallwayRequestEvent<ClubJoin> {
  constructor(detail: ClubJoin) {
    super('hallway-club-join-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-club-join-request': ClubJoinRequest;
  }
}
