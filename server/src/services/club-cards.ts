/** Cards of clubs: the club, what is live there or comes next, and what the viewer is in it. */
import type { Club, ClubCard } from '../contract/club-models.ts';
import type { RoomRef } from '../contract/models.ts';
import type { Queryable } from '../db/types.ts';
import { findFollowedClubs } from '../repositories/club-follows.ts';
import { findClubRoles } from '../repositories/club-members.ts';
import { findRoomsOfClubs, type ClubRoom } from '../repositories/club-rooms.ts';
import { findKnownClubs } from '../repositories/clubs.ts';
import type { ClubRow } from '../repositories/rooms.ts';
import { countListeners } from '../repositories/rosters.ts';
import type { Caller } from './rooms.ts';

/** Cards by name, in the order asked for; clubs of which the caller may not know are missing, as those that do not exist. */
export async function readClubCards(
  db: Queryable,
  caller: Caller | undefined,
  names: readonly string[],
  now: Date,
): Promise<ClubCard[]> {
  const found = await findKnownClubs(db, names, caller);
  const cards = await toClubCards(db, caller, found, now);
  const byName = new Map(cards.map((card) => [card.club.name, card]));
  return [...new Set(names)].map((name) => byName.get(name)).filter((card) => card !== undefined);
}

/** Cards of clubs that were found already, and of which the caller may know. */
export async function toClubCards(
  db: Queryable,
  caller: Caller | undefined,
  clubs: readonly ClubRow[],
  now: Date,
): Promise<ClubCard[]> {
  if (clubs.length === 0) return [];
  const ids = clubs.map(({ id }) => id);
  const viewer = caller === 'operator' ? undefined : caller;
  const [rooms, follows, roles] = await Promise.all([
    findRoomsOfClubs(db, ids, caller, now),
    viewer ? findFollowedClubs(db, ids, viewer.id) : undefined,
    viewer ? findClubRoles(db, ids, viewer.id) : undefined,
  ]);
  const live = rooms.filter(({ state }) => state === 'live');
  const listeners = await countListeners(
    db,
    live.map(({ id }) => id),
  );
  return clubs.map((club) => ({
    club: toClub(club),
    live: mostListened(live, club.id, listeners),
    next: soonest(rooms, club.id),
    you: viewer ? { follows: follows?.has(club.id) ?? false, role: roles?.get(club.id) ?? null } : null,
  }));
}

function mostListened(
  rooms: readonly ClubRoom[],
  clubId: string,
  listeners: ReadonlyMap<string, number>,
): RoomRef | null {
  const found = rooms
    .filter((room) => room.clubId === clubId)
    .map((room) => toRoomRef(room, listeners.get(room.id) ?? 0));
  return found.reduce<RoomRef | null>(
    (most, room) => (most && most.listeners >= room.listeners ? most : room),
    null,
  );
}

function soonest(rooms: readonly ClubRoom[], clubId: string): RoomRef | null {
  const found = rooms.find((room) => room.clubId === clubId && room.state === 'scheduled');
  return found ? toRoomRef(found, 0) : null;
}

function toRoomRef({ name, title, state, startsAt, startedAt }: ClubRoom, listeners: number): RoomRef {
  return {
    name,
    title,
    state,
    startsAt: startsAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    listeners,
  };
}

/** A club's row as the API shows it. */
export function toClub(club: ClubRow): Club {
  const { name, title, description, pictureUrl, topic, language, links, access } = club;
  return {
    name,
    title,
    description,
    pictureUrl,
    topic,
    language,
    links: [...links],
    access,
    followers: club.followerCount,
    members: club.memberCount,
  };
}
