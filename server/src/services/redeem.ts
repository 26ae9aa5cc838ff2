import { timingSafeEqual } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { Redeemed } from '../contract/invitations.ts';
import type { Transaction } from '../db/types.ts';
import { admit, findInside } from '../repositories/access.ts';
import { findBlocks, isBannedFromClub } from '../repositories/blocks.ts';
import { recordChange } from '../repositories/changes.ts';
import { findClubMember } from '../repositories/club-members.ts';
import { lockClub } from '../repositories/clubs.ts';
import {
  countUse,
  findByCode,
  listOpenRooms,
  shareRoom,
  type InvitationRow,
} from '../repositories/invitations.ts';
import { findRooms } from '../repositories/rooms.ts';
import type { ServiceDeps } from './change-room.ts';
import { letIntoClub } from './club-members.ts';
import { hashCode } from './invitation-codes.ts';
import type { SessionViewer } from './session-tokens.ts';
import { toRoom } from './snapshots.ts';

/**
 * Uses an invitation. Who has a place there already uses nothing up.
 * @throws {ApiError} `invitation_invalid`, the same for whatever is wrong with it; `removed`, `banned`, `session_expired`
 */
export async function redeem(deps: ServiceDeps, session: SessionViewer, code: string): Promise<Redeemed> {
  const hash = hashCode(code);
  const found = await findByCode(deps.db, hash);
  // The index found it by this hash; compared once more in a time that does not depend on where they differ.
  const known = found && timingSafeEqual(found.codeHash, hash) ? found : undefined;
  if (!known || (known.personId !== null && known.personId !== session.id)) {
    throw new ApiError('invitation_invalid');
  }
  return deps.db.transaction(async (tx) => {
    const now = deps.clock.now();
    const { roomId, clubId } = known;
    if (roomId !== null) return intoRoom(tx, session, { ...known, roomId }, now);
    if (clubId !== null) return intoClub(tx, session, { ...known, clubId }, now);
    throw new Error('An invitation is to a room or a club.');
  });
}

async function intoRoom(
  tx: Transaction,
  session: SessionViewer,
  { id, roomId }: InvitationRow & { roomId: string },
  now: Date,
): Promise<Redeemed> {
  // Held, so that it does not end meanwhile and leave the admission behind.
  const room = await shareRoom(tx, roomId);
  if (!room || room.state === 'ended') throw new ApiError('invitation_invalid');
  const blocked = (await findBlocks(tx, room, [session.id])).get(session.id);
  if (blocked) throw new ApiError(blocked);
  if (!(await findInside(tx, roomId, [session.id])).has(session.id)) {
    await useUp(tx, id, session, now);
    await admit(tx, roomId, session.id, now);
    await recordChange(tx, roomId, { room: room.name, parts: [], viewers: [session.id], scope: 'none' });
  }
  const [opened] = await findRooms(tx, [room.name], 'operator');
  if (!opened) throw new Error('A room that is held exists.');
  return { room: toRoom(opened), club: null };
}

async function intoClub(
  tx: Transaction,
  session: SessionViewer,
  { id, clubId }: InvitationRow & { clubId: string },
  now: Date,
): Promise<Redeemed> {
  const club = await lockClub(tx, clubId);
  if (!club) throw new ApiError('invitation_invalid');
  if (await isBannedFromClub(tx, clubId, session.id)) throw new ApiError('banned');
  const before = await findClubMember(tx, clubId, session.id);
  if (!before || before.role === 'pending') {
    await useUp(tx, id, session, now);
    await letIntoClub(tx, session, club, before?.role, now);
    // Its rooms may have been hidden from them until now.
    for (const { id: roomId, name } of await listOpenRooms(tx, clubId)) {
      await recordChange(tx, roomId, { room: name, parts: [], viewers: [session.id], scope: 'none' });
    }
  }
  return { room: null, club: { name: club.name, title: club.title, pictureUrl: club.pictureUrl } };
}

async function useUp(tx: Transaction, id: string, session: SessionViewer, now: Date): Promise<void> {
  if (!(await countUse(tx, id, session.id, now))) throw new ApiError('invitation_invalid');
}
