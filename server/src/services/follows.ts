import type { Campaign } from '../contract/campaigns.ts';
import type { ClubCard } from '../contract/club-models.ts';
import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import { recordChange } from '../repositories/changes.ts';
import { deleteClubFollow, insertClubFollow, listFollowedClubs } from '../repositories/club-follows.ts';
import { addToClub } from '../repositories/clubs.ts';
import { deleteFollow, insertFollow, lockSharedRooms, type SharedRoom } from '../repositories/follows.ts';
import { addToPerson, deleteIdleGuests, lockPeople } from '../repositories/people.ts';
import { kept } from './campaigns.ts';
import type { ServiceDeps } from './change-room.ts';
import { toClubCards } from './club-cards.ts';
import { cardOf, takeClub, tellClub } from './clubs.ts';
import { fromCursor, toCursor, UUID } from './cursors.ts';
import type { SessionViewer } from './session-tokens.ts';
import { visitorRow } from './visitors.ts';

/** Follows a person. @throws {ApiError} `not_found`, `conflict` about oneself, `session_expired` */
export async function follow(
  deps: ServiceDeps,
  session: SessionViewer,
  personId: string,
  campaign?: Campaign,
): Promise<void> {
  if (session.id === personId) throw new ApiError('conflict', { message: 'Nobody follows themselves.' });
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const rooms = await lockSharedRooms(tx, session.id, personId);
    await visitorRow(tx, session, now);
    const held = await lockPeople(tx, [session.id, personId]);
    if (held.get(personId)?.kind !== 'person') throw new ApiError('not_found');
    if (!(await insertFollow(tx, session.id, personId, now, kept(campaign)))) return;
    await count(tx, session.id, personId, 1);
    await tell(tx, rooms, personId);
  });
}

/** No longer follows a person; harmless when it was so already. */
export async function unfollow(deps: ServiceDeps, session: SessionViewer, personId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const rooms = await lockSharedRooms(tx, session.id, personId);
    const held = await lockPeople(tx, [session.id, personId]);
    // A guest of whom nothing was kept; who comes to be kept meanwhile is not held, and must not be waited for.
    if (!held.has(session.id)) return;
    if (!(await deleteFollow(tx, session.id, personId))) return;
    await count(tx, session.id, personId, -1);
    await tell(tx, rooms, personId);
    await deleteIdleGuests(tx, [session.id]);
  });
}

/** Follows a club. @throws {ApiError} `not_found`, `session_expired` */
export async function followClub(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  campaign?: Campaign,
): Promise<ClubCard> {
  const now = deps.clock.now();
  const club = await deps.db.transaction(async (tx) => {
    const held = await takeClub(tx, session, name);
    await visitorRow(tx, session, now);
    if (!(await insertClubFollow(tx, held.id, session.id, now, kept(campaign)))) return held;
    await tellClub(tx, held);
    return addToClub(tx, held.id, { followers: 1 });
  });
  return cardOf(deps, session, club);
}

/** No longer follows a club; harmless when it was so already. @throws {ApiError} `not_found` */
export async function unfollowClub(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
): Promise<ClubCard> {
  const club = await deps.db.transaction(async (tx) => {
    const held = await takeClub(tx, session, name);
    if (!(await deleteClubFollow(tx, held.id, session.id))) return held;
    await deleteIdleGuests(tx, [session.id]);
    await tellClub(tx, held);
    return addToClub(tx, held.id, { followers: -1 });
  });
  return cardOf(deps, session, club);
}

/** A page of the clubs that the caller follows, the newest first. @throws {ApiError} `bad_request` (cursor) */
export async function pageFollowedClubs(
  deps: ServiceDeps,
  session: SessionViewer,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ clubs: ClubCard[]; nextCursor: string | null }> {
  const { limit } = query;
  const after = fromCursor(query.cursor, UUID);
  const rows = await listFollowedClubs(deps.db, session.id, { limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const clubs = page.map(({ club }) => club);
  return {
    clubs: await toClubCards(deps.db, session, clubs, deps.clock.now()),
    nextCursor: rows.length > limit && last ? toCursor({ at: last.since, id: last.club.id }) : null,
  };
}

async function count(tx: Transaction, followerId: string, personId: string, change: 1 | -1): Promise<void> {
  await addToPerson(tx, followerId, { following: change });
  await addToPerson(tx, personId, { followers: change });
}

/** Where the follower is on stage, the followed may now do more or less, and moderators see it beside their hand. */
async function tell(tx: Transaction, rooms: readonly SharedRoom[], personId: string): Promise<void> {
  for (const { id, name } of rooms) {
    await recordChange(tx, id, { room: name, parts: ['hands'], viewers: [personId], scope: 'none' });
  }
}
