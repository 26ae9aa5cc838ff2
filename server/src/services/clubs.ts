import { randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { NewRoom } from '../contract/rooms.ts';
import type { Transaction } from '../db/types.ts';
import { findClub, insertClub, updateClub, type ClubRow } from '../repositories/rooms.ts';
import type { Caller } from './rooms.ts';

/**
 * The club of a new room; makes or updates it where the whole of it is given. A room in somebody else's club could ban
 * people from all of that club, so only its owner and the operator open rooms there.
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
    const club = await findClub(tx, wanted, caller);
    if (!club) throw new ApiError('not_found', { message: 'club: there is none of that name' });
    return own(club, caller);
  }
  const { name, title, pictureUrl = null } = wanted;
  const fresh = { id: randomUUID(), name, title, pictureUrl, ownerId: hostId, createdAt: now };
  const club = own(await insertClub(tx, fresh), caller);
  if (club.title === title && club.pictureUrl === pictureUrl) return club;
  return updateClub(tx, club.id, { title, pictureUrl });
}

function own(club: ClubRow, caller: Caller): ClubRow {
  if (caller !== 'operator' && club.ownerId !== caller.id) throw new ApiError('forbidden');
  return club;
}
