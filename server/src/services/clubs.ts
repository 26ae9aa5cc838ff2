import { randomUUID } from 'node:crypto';

import type { ClubCard } from '../contract/club-models.ts';
import type { ClubChange, WholeClub } from '../contract/clubs.ts';
import { ApiError } from '../contract/errors.ts';
import { toLinks } from '../contract/links.ts';
import type { NewRoom } from '../contract/rooms.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { recordListChange } from '../repositories/changes.ts';
import { findClubMember, saveClubMember, type ClubMemberRow } from '../repositories/club-members.ts';
import {
  addToClub,
  findKnownClubs,
  insertClub,
  lockKnownClub,
  updateClub,
  type ClubValues,
} from '../repositories/clubs.ts';
import { findPerson } from '../repositories/people.ts';
import type { ClubRow } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import { readClubCards, toClubCards } from './club-cards.ts';
import type { Caller } from './rooms.ts';

/** What somebody is in a club; the operator may all. */
export type ClubStanding = ClubMemberRow['role'] | 'operator' | undefined;

/** A card of a club. @throws {ApiError} `not_found`, also about a hidden club of which the caller is no member */
export async function getClub(
  deps: ServiceDeps,
  caller: Caller | undefined,
  name: string,
): Promise<ClubCard> {
  const [card] = await readClubCards(deps.db, caller, [name], deps.clock.now());
  if (!card) throw new ApiError('not_found');
  return card;
}

/**
 * Makes a club with its first admin.
 * @throws {ApiError} `forbidden`, `not_found` (no such owner), `session_expired`, `conflict` (the name is taken)
 */
export async function createClub(
  deps: Pick<ServiceDeps, 'db' | 'clock'>,
  caller: Caller,
  wanted: WholeClub,
): Promise<ClubCard> {
  const { name, title, ownerId, ...details } = wanted;
  if (caller !== 'operator' && (!caller.create || ownerId !== undefined)) throw new ApiError('forbidden');
  const owner = caller === 'operator' ? ownerId : caller.id;
  const now = deps.clock.now();
  const club = await deps.db.transaction(async (tx) => {
    if (owner !== undefined && (await findPerson(tx, owner))?.kind !== 'person') {
      throw new ApiError(caller === 'operator' ? 'not_found' : 'session_expired');
    }
    const made = await makeClub(tx, { name, title, ...toValues(details) }, owner, now);
    if (!made) throw new ApiError('conflict', { message: 'name: is taken' });
    return made;
  });
  return cardOf(deps, caller, club);
}

/** Changes a club. @throws {ApiError} `not_found`, `forbidden` */
export async function changeClub(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
  change: ClubChange,
): Promise<ClubCard> {
  const club = await deps.db.transaction(async (tx) => {
    const held = await takeClub(tx, caller, name);
    await requireAdmin(tx, held, caller);
    const values = toValues(change);
    if (Object.keys(values).length === 0) return held;
    const changed = await updateClub(tx, held.id, values);
    await tellClub(tx, held.access === 'hidden' ? changed : held);
    return changed;
  });
  return cardOf(deps, caller, club);
}

/** Takes a club for a transaction. @throws {ApiError} `not_found`, also where the caller may not know of it */
export async function takeClub(tx: Transaction, caller: Caller, name: string): Promise<ClubRow> {
  const club = await lockKnownClub(tx, name, caller);
  if (!club) throw new ApiError('not_found');
  return club;
}

/** What the caller is in a club. Read after it was taken, it stays so until the transaction is over. */
export async function standingOf(
  db: Queryable,
  club: Pick<ClubRow, 'id'>,
  caller: Caller,
): Promise<ClubStanding> {
  return caller === 'operator' ? caller : (await findClubMember(db, club.id, caller.id))?.role;
}

/** @throws {ApiError} `forbidden` */
export async function requireAdmin(tx: Transaction, club: ClubRow, caller: Caller): Promise<void> {
  const standing = await standingOf(tx, club, caller);
  if (standing !== 'operator' && standing !== 'admin') throw new ApiError('forbidden');
}

/** Tells pages that show the club. A hidden one is told of nowhere: the hint alone would say that it exists. */
export async function tellClub(tx: Transaction, club: ClubRow): Promise<void> {
  if (club.access !== 'hidden') await recordListChange(tx, { clubs: [club.name] });
}

/** A club that was just changed, as the caller sees it. */
export async function cardOf(
  deps: Pick<ServiceDeps, 'db' | 'clock'>,
  caller: Caller,
  club: ClubRow,
): Promise<ClubCard> {
  const [card] = await toClubCards(deps.db, caller, [club], deps.clock.now());
  if (!card) throw new Error('Each club has a card.');
  return card;
}

/**
 * The club of a new room; makes or updates it where the whole of it is given. A room in somebody else's club could ban
 * people from all of that club, so only its leaders, its admins and the operator open rooms there, and only admins and
 * the operator change it.
 * @throws {ApiError} `not_found`, `forbidden`
 */
export async function resolveClub(
  tx: Transaction,
  caller: Caller,
  hostId: string,
  wanted: NonNullable<NewRoom['club']>,
  now: Date,
): Promise<ClubRow> {
  if (typeof wanted === 'string') {
    const [club] = await findKnownClubs(tx, [wanted], caller);
    if (!club) throw new ApiError('not_found', { message: 'club: there is none of that name' });
    const standing = await standingOf(tx, club, caller);
    if (standing === undefined || standing === 'pending' || standing === 'member') {
      throw new ApiError('forbidden');
    }
    return club;
  }
  const { name, title, pictureUrl = null } = wanted;
  const made = await makeClub(tx, { name, title, pictureUrl }, hostId, now);
  if (made) return made;
  const club = await lockKnownClub(tx, name, caller);
  // One that the caller may not know of answers as one that is somebody else's.
  if (!club) throw new ApiError('forbidden');
  await requireAdmin(tx, club, caller);
  if (club.title === title && club.pictureUrl === pictureUrl) return club;
  await tellClub(tx, club);
  return updateClub(tx, club.id, { title, pictureUrl });
}

async function makeClub(
  tx: Transaction,
  values: ClubValues & { name: string; title: string },
  ownerId: string | undefined,
  now: Date,
): Promise<ClubRow | undefined> {
  const id = randomUUID();
  const club = await insertClub(tx, { ...values, id, ownerId: ownerId ?? null, createdAt: now });
  if (!club || ownerId === undefined) return club;
  await saveClubMember(tx, { clubId: id, personId: ownerId, role: 'admin', since: now });
  return addToClub(tx, id, { members: 1 });
}

function toValues({ links, ...values }: ClubChange): ClubValues {
  // What was not sent is not there: the contract makes no key without a value.
  return { ...(values as ClubValues), ...(links && { links: toLinks(links) }) };
}
