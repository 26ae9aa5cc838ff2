import type { Campaign, ClubCard } from '../contract/types.ts';
import type { ContactsDirectory, PeopleDirectory } from './people-directory.ts';
import type { QuestionsDirectory } from './questions-directory.ts';
import type { HallwayDirectory } from './hallway-directory.ts';
import type { RecordingsDirectory } from './recordings-directory.ts';
import type { ScheduleDirectory } from './schedule-directory.ts';
import type { HostingDirectory, InvitationsDirectory } from './host-directory.ts';

/** Clubs: what cards show, and what a viewer does there. Every method rejects with `HallwayError` only. */
export interface ClubsDirectory {
  /** Cards of at most 100 clubs; those that do not exist, for this viewer, are missing. */
  clubs(names: readonly string[]): Promise<readonly ClubCard[]>;
  /** Follows a club, or no longer; the answer is its card after that. `campaign` is what led the viewer here. */
  followClub(name: string, on: boolean, campaign?: Campaign): Promise<ClubCard>;
  /** Becomes a member, or asks to become one; or leaves, or takes that back. */
  joinClub(name: string, on: boolean, note?: string): Promise<ClubCard>;
}

/**
 * What a backend knows besides its rooms. A site's own backend may have some parts of it: elements of the others are
 * absent from the page, not broken.
 */
export interface Directory {
  readonly clubs?: ClubsDirectory;
  readonly people?: PeopleDirectory;
  readonly contacts?: ContactsDirectory;
  readonly hallway?: HallwayDirectory;
  readonly schedule?: ScheduleDirectory;
  readonly invitations?: InvitationsDirectory;
  readonly hosting?: HostingDirectory;
  readonly recordings?: RecordingsDirectory;
  readonly questions?: QuestionsDirectory;
  /** Calls `listener` when what a club's card, or the list of rooms, shows may have changed; returns what stops it. */
  hint?(kind: 'club' | 'hallway', name: string, listener: () => void): () => void;
}
