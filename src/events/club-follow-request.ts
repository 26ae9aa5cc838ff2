import { HallwayRequestEvent } from './event.ts';

/** What is asked for. */
export interface ClubFollow {
  /** Name of the club. */
  readonly club: string;
  /** False to follow no longer. */
  readonly follow: boolean;
}

/** Asks to follow a club, or no longer. */
export class ClubFollowRequest extends HallwayRequestEvent<ClubFollow> {
  constructor(detail: ClubFollow) {
    super('hallway-club-follow-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-club-follow-request': ClubFollowRequest;
  }
}
