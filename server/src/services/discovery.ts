import type { Discovery, Via } from '../contract/hallway.ts';
import { findClubsBeyond, findPeopleBeyond, findRoomsOf, type Step } from '../repositories/discovery.ts';
import { findClubsById, findFollowedRooms, findListed } from '../repositories/hallway.ts';
import { findPeople } from '../repositories/profiles.ts';
import type { ServiceDeps } from './change-room.ts';
import type { Hallway } from './hallway.ts';
import type { SessionViewer } from './session-tokens.ts';
import { toClubRef } from './snapshots.ts';

/** So many of each are shown. */
const SHOWN = 10;
/** So many people and clubs are asked for their rooms: more of them have one than are shown. */
const ASKED = 50;

/** What the follows of somebody lead to: two steps, and nothing that they follow already. */
export async function discover(
  { db, clock }: ServiceDeps,
  hallway: Hallway,
  { id }: SessionViewer,
): Promise<Discovery> {
  const [people, clubs, ...followed] = await Promise.all([
    findPeopleBeyond(db, id, ASKED),
    findClubsBeyond(db, id, ASKED),
    findFollowedRooms(db, id, 'live'),
    findFollowedRooms(db, id, 'scheduled'),
  ]);
  const [profiles, clubRows, found] = await Promise.all([
    findPeople(db, { ids: ids(people), handles: [] }),
    findClubsById(db, ids(clubs)),
    findRoomsOf(db, id, { people: ids(people), clubs: ids(clubs), now: clock.now(), limit: ASKED }),
  ]);
  const rooms = found.filter((room) => followed.every((known) => !known.has(room.id))).slice(0, SHOWN);
  const rows = await findListed(db, ids(rooms));
  const listed = await hallway.list(
    rooms.flatMap((room) => rows.get(room.id) ?? []),
    new Map(),
  );
  const listings = new Map(listed.map((listing) => [listing.room.name, listing]));
  const steps = new Map([...people, ...clubs].map((step) => [step.id, toVia(step)]));
  const rowOf = new Map(profiles.map((profile) => [profile.id, profile]));
  return {
    rooms: rooms.flatMap((room) => {
      const listing = listings.get(rows.get(room.id)?.room.name ?? '');
      const via = steps.get(room.via);
      return listing && via ? [{ listing, via }] : [];
    }),
    clubs: clubs.slice(0, SHOWN).flatMap((step) => {
      const club = clubRows.get(step.id);
      return club ? [{ club: toClubRef(club), followers: club.followerCount, via: toVia(step) }] : [];
    }),
    people: people.slice(0, SHOWN).flatMap((step) => {
      const row = rowOf.get(step.id);
      if (!row) return [];
      const { handle, name, avatarUrl, caption, followerCount: followers } = row;
      return [{ person: { id: row.id, handle, name, avatarUrl, caption, followers }, via: toVia(step) }];
    }),
  };
}

function ids(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function toVia({ name, count }: Step): Via {
  return { name, others: count - 1 };
}
