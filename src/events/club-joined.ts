import type { ClubCard } from '../contract/types.ts';
import { HallwayEvent } from './event.ts';

/** What became of it. */
export interface ClubJoined {
  /** Name of the club. */
  readonly club: string;
  /** What the viewer is in it now: `pending` waits for an admin, null is no member. */
  readonly role: NonNullable<ClubCard['you']>['role'];
}

/** The viewer became a member of a club, asked to, or is it no longer: the server has confirmed it. */
export class ClubJoinedEvent extends HallwayEvent<ClubJoined> {
  constructor(detail: ClubJoined) {
    super('hallway-club-joined', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-club-joined': ClubJoinedEvent;
  }
}
