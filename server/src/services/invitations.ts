/** Invitations as those who run a room or a club make and manage them. */
import { randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { Invitation, InvitationPage, NewInvitation } from '../contract/invitations.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import {
  findInvitation,
  insertInvitation,
  listInvitations,
  markRevoked,
  type InvitationScope,
  type NamedInvitation,
} from '../repositories/invitations.ts';
import { findKnownClubs } from '../repositories/clubs.ts';
import { findPeople } from '../repositories/profiles.ts';
import { findRooms } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import { standingOf } from './clubs.ts';
import { fromCursor, toCursor } from './cursors.ts';
import { hashCode, newCode } from './invitation-codes.ts';
import { requireModerator } from './members.ts';
import type { Caller } from './rooms.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where an invitation lets in, by name. */
export type Place = { readonly room: string } | { readonly club: string };

/**
 * Makes an invitation. Its code is in the answer and nowhere else.
 * @throws {ApiError} `room_not_found`, `not_found` (the club, the person), `forbidden`, `room_ended`, `bad_request`
 */
export async function invite(
  deps: ServiceDeps,
  caller: Caller,
  place: Place,
  wanted: NewInvitation,
): Promise<{ invitation: Invitation; code: string }> {
  const code = newCode();
  const now = deps.clock.now();
  const expiresAt = wanted.expiresAt === undefined ? null : new Date(wanted.expiresAt);
  if (expiresAt && expiresAt <= now) throw new ApiError('bad_request', { message: 'expiresAt: is over' });
  const found = await deps.db.transaction(async (tx) => {
    const scope = await requireRunning(tx, caller, place);
    const { id } = await insertInvitation(tx, {
      id: randomUUID(),
      codeHash: hashCode(code),
      ...scope,
      personId: wanted.person === undefined ? null : await personOf(tx, wanted.person),
      createdBy: caller === 'operator' ? null : caller.id,
      label: wanted.label ?? null,
      usesMax: wanted.uses,
      createdAt: now,
      expiresAt,
    });
    return findInvitation(tx, id);
  });
  if (!found) throw new Error('An invitation that was just written exists.');
  return { invitation: toInvitation(found, now), code };
}

/** A page of a place's invitations. @throws {ApiError} as {@link invite}, and `bad_request` (cursor) */
export async function pageInvitations(
  deps: ServiceDeps,
  caller: Caller,
  place: Place,
  query: { limit: number; cursor?: string | undefined },
): Promise<InvitationPage> {
  const { limit } = query;
  const after = fromCursor(query.cursor, UUID);
  const scope = await requireRunning(deps.db, caller, place);
  const now = deps.clock.now();
  const rows = await listInvitations(deps.db, scope, { limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.invitation;
  return {
    invitations: page.map((row) => toInvitation(row, now)),
    nextCursor: rows.length > limit && last ? toCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** Takes an invitation back. @throws {ApiError} `not_found`, also for those who may not make one there */
export async function revokeInvitation(deps: ServiceDeps, caller: Caller, id: string): Promise<void> {
  const found = await findInvitation(deps.db, id);
  const place = found?.room ? { room: found.room } : found?.club ? { club: found.club } : undefined;
  if (!place) throw new ApiError('not_found');
  try {
    await requireRunning(deps.db, caller, place);
  } catch (error) {
    // Whoever may not see the list learns nothing of what is on it.
    throw error instanceof ApiError ? new ApiError('not_found') : error;
  }
  await markRevoked(deps.db, id, deps.clock.now());
}

/** The place, for those who run it. @throws {ApiError} `room_not_found`, `room_ended`, `not_found`, `forbidden` */
async function requireRunning(db: Queryable, caller: Caller, place: Place): Promise<InvitationScope> {
  if ('room' in place) {
    const [found] = await findRooms(db, [place.room], caller);
    if (!found) throw new ApiError('room_not_found');
    if (found.room.state === 'ended') throw new ApiError('room_ended');
    if (caller !== 'operator') await requireModerator(db, found.room, caller.id);
    return { roomId: found.room.id };
  }
  const [club] = await findKnownClubs(db, [place.club], caller);
  if (!club) throw new ApiError('not_found');
  const standing = await standingOf(db, club, caller);
  if (standing !== 'operator' && standing !== 'admin') throw new ApiError('forbidden');
  return { clubId: club.id };
}

/** @throws {ApiError} `not_found` */
async function personOf(tx: Transaction, ref: string): Promise<string> {
  const named = ref.startsWith('@');
  const [person] = await findPeople(tx, { ids: named ? [] : [ref], handles: named ? [ref.slice(1)] : [] });
  if (!person) throw new ApiError('not_found', { message: 'person: there is no such person' });
  return person.id;
}

function toInvitation({ invitation, room, club, personName }: NamedInvitation, now: Date): Invitation {
  const { personId } = invitation;
  return {
    id: invitation.id,
    room,
    club,
    person: personId === null ? null : { id: personId, name: personName ?? '' },
    label: invitation.label,
    uses: invitation.uses,
    usesMax: invitation.usesMax,
    state: stateOf(invitation, now),
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt?.toISOString() ?? null,
  };
}

function stateOf(
  { revokedAt, expiresAt, uses, usesMax }: NamedInvitation['invitation'],
  now: Date,
): Invitation['state'] {
  if (revokedAt) return 'revoked';
  if (expiresAt && expiresAt <= now) return 'expired';
  return uses >= usesMax ? 'used_up' : 'open';
}
