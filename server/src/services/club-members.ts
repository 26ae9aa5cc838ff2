import type { ClubCard, ClubPerson, ClubRole } from '../contract/club-models.ts';
import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import { isBannedFromClub } from '../repositories/blocks.ts';
import {
  deleteClubMember,
  findClubMember,
  hasOtherAdmin,
  listClubFollowers,
  listClubMembers,
  saveClubMember,
  type ClubPersonRow,
  type MemberKey,
} from '../repositories/club-members.ts';
import { addToClub, findKnownClubs, type ClubCounts } from '../repositories/clubs.ts';
import { deleteIdleGuests, findPerson } from '../repositories/people.ts';
import type { ClubRow } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import { cardOf, requireAdmin, standingOf, takeClub, tellClub } from './clubs.ts';
import { fromCursor, toCursor } from './cursors.ts';
import type { Caller } from './rooms.ts';
import type { SessionViewer } from './session-tokens.ts';
import { visitorRow } from './visitors.ts';

const PERSON = /^[gp]_[0-9a-f-]{36}$/;
const ROLE_AND_PERSON = /^[a-z]{5,7} [gp]_[0-9a-f-]{36}$/;

/**
 * Makes the caller a member of an open club, or notes the request where an admin decides.
 * @throws {ApiError} `not_found`, `banned`, `invitation_needed`, `session_expired`
 */
export async function joinClub(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  note: string | undefined,
): Promise<ClubCard> {
  const now = deps.clock.now();
  const club = await deps.db.transaction(async (tx) => {
    const held = await takeClub(tx, session, name);
    const before = await findClubMember(tx, held.id, session.id);
    if (before && before.role !== 'pending') return held;
    if (await isBannedFromClub(tx, held.id, session.id)) throw new ApiError('banned');
    if (held.access !== 'open' && held.access !== 'approval') throw new ApiError('invitation_needed');
    await visitorRow(tx, session, now);
    const role = held.access === 'open' ? 'member' : 'pending';
    const asked = before?.role === 'pending' && role === 'pending';
    await saveClubMember(tx, {
      clubId: held.id,
      personId: session.id,
      role,
      note: role === 'pending' ? (note ?? before?.note ?? null) : null,
      since: asked ? before.since : now,
    });
    return count(tx, held, before?.role, role);
  });
  return cardOf(deps, session, club);
}

/** Makes somebody a member whom an invitation lets in. The club is held. */
export async function letIntoClub(
  tx: Transaction,
  session: SessionViewer,
  club: ClubRow,
  before: ClubRole | undefined,
  now: Date,
): Promise<void> {
  await visitorRow(tx, session, now);
  await saveClubMember(tx, { clubId: club.id, personId: session.id, role: 'member', note: null, since: now });
  await count(tx, club, before, 'member');
}

/** Leaves a club, or takes a request back. @throws {ApiError} `not_found`, `conflict` for the last admin */
export async function leaveClub(deps: ServiceDeps, session: SessionViewer, name: string): Promise<ClubCard> {
  const club = await deps.db.transaction(async (tx) => {
    const held = await takeClub(tx, session, name);
    return putOut(tx, held, session.id, session);
  });
  // Of a hidden club, this is the last that they see.
  return cardOf(deps, session, club);
}

/**
 * Lets in somebody who asked, or gives a member another role.
 * @throws {ApiError} `not_found`, `forbidden`, `conflict` (the last admin; a guest who is to be more than a member)
 */
export async function setClubRole(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
  personId: string,
  role: Exclude<ClubRole, 'pending'>,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const club = await takeClub(tx, caller, name);
    await requireAdmin(tx, club, caller);
    const before = await findClubMember(tx, club.id, personId);
    const person = await findPerson(tx, personId);
    // Nobody is made a member unasked but by the operator, who answers for the site.
    if (!person || (!before && caller !== 'operator')) throw new ApiError('not_found');
    if (before?.role === role) return;
    if (person.kind === 'guest' && role !== 'member') {
      throw new ApiError('conflict', { message: 'Guests are members at most.' });
    }
    if (before?.role === 'admin') await requireOtherAdmin(tx, club, personId, caller);
    const since = before && before.role !== 'pending' ? before.since : now;
    await saveClubMember(tx, { clubId: club.id, personId, role, note: null, since });
    await count(tx, club, before?.role, role);
  });
}

/** Refuses a request, or removes a member. @throws {ApiError} `not_found`, `forbidden`, `conflict` (the last admin) */
export async function removeClubMember(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
  personId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const club = await takeClub(tx, caller, name);
    await requireAdmin(tx, club, caller);
    await putOut(tx, club, personId, caller);
  });
}

/** A page of a club's people. @throws {ApiError} `not_found`, `forbidden`, `bad_request` (cursor) */
export async function pageClubPeople(
  deps: ServiceDeps,
  caller: Caller | undefined,
  name: string,
  query: { section: 'members' | 'followers' | 'pending'; limit: number; cursor?: string | undefined },
): Promise<{ people: ClubPerson[]; nextCursor: string | null }> {
  const { section, limit } = query;
  const after = fromCursor(query.cursor, section === 'followers' ? PERSON : ROLE_AND_PERSON);
  const [club] = await findKnownClubs(deps.db, [name], caller);
  if (!club) throw new ApiError('not_found');
  if (section !== 'members') {
    const standing = caller && (await standingOf(deps.db, club, caller));
    if (standing !== 'admin' && standing !== 'operator') throw new ApiError('forbidden');
  }
  const rows =
    section === 'followers'
      ? await listClubFollowers(deps.db, club.id, { limit: limit + 1, after })
      : await listClubMembers(deps.db, club.id, {
          pending: section === 'pending',
          limit: limit + 1,
          after: after && toMemberKey(after),
        });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return {
    people: page.map(toClubPerson),
    nextCursor: more
      ? toCursor({ at: last.since, id: last.role ? `${last.role} ${last.id}` : last.id })
      : null,
  };
}

async function putOut(tx: Transaction, club: ClubRow, personId: string, caller: Caller): Promise<ClubRow> {
  const before = await findClubMember(tx, club.id, personId);
  if (!before) return club;
  if (before.role === 'admin') await requireOtherAdmin(tx, club, personId, caller);
  await deleteClubMember(tx, club.id, personId);
  await deleteIdleGuests(tx, [personId]);
  return count(tx, club, before.role, undefined);
}

/** A club that lost its last admin could let nobody in any more; the operator may do that and make another. */
async function requireOtherAdmin(
  tx: Transaction,
  club: ClubRow,
  personId: string,
  caller: Caller,
): Promise<void> {
  if (caller === 'operator' || (await hasOtherAdmin(tx, club.id, personId))) return;
  throw new ApiError('conflict', { message: 'The last admin of a club stays one.' });
}

async function count(
  tx: Transaction,
  club: ClubRow,
  from: ClubRole | undefined,
  to: ClubRole | undefined,
): Promise<ClubRow> {
  const [left, came] = [weigh(from), weigh(to)];
  const pending = came.pending - left.pending;
  const members = came.members - left.members;
  if (pending === 0 && members === 0) return club;
  await tellClub(tx, club);
  return addToClub(tx, club.id, { pending, members });
}

function weigh(role: ClubRole | undefined): Required<Omit<ClubCounts, 'followers'>> {
  return { pending: role === 'pending' ? 1 : 0, members: role && role !== 'pending' ? 1 : 0 };
}

function toMemberKey({ at, id }: { at: Date; id: string }): MemberKey {
  const [role = '', person = ''] = id.split(' ');
  return { role, at, id: person };
}

function toClubPerson({ since, ...row }: ClubPersonRow): ClubPerson {
  return { ...row, since: since.toISOString() };
}
