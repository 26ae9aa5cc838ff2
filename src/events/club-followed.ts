import { HallwayEvent } from './event.ts';

/** What became of it. */
export interface ClubFollowed {
  /** Name of the club. */
  readonly club: string;
  /** False where the viewer follows it no longer. */
  readonly follows: boolean;
}

/** The viewer follows a club, or no longer: the server has confirmed it. */
export class ClubFollowedEvent extends HallwayEvent<ClubFollowed> {
  constructor(detail: ClubFollowed) {
    super('hallway-club-followed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-club-followed': ClubFollowedEvent;
  }
}
