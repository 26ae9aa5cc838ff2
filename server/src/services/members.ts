/** Questions about somebody's part in a room that the services share. */
import { ApiError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';
import type { Queryable } from '../db/types.ts';
import { findMember, type MemberRow } from '../repositories/members.ts';
import type { RoomRow } from '../repositories/rooms.ts';
import { moderates } from './rules.ts';

/** Whether somebody is in the room: connected, or let in just now. */
export function isInRoom(member: Pick<MemberRow, 'present' | 'seatUntil'> | undefined, now: Date): boolean {
  if (!member) return false;
  return member.present || (member.seatUntil !== null && member.seatUntil > now);
}

/** @throws {ApiError} `not_in_room` */
export async function requireInRoom(
  db: Queryable,
  roomId: string,
  personId: string,
  now: Date,
): Promise<MemberRow> {
  const member = await findMember(db, roomId, personId);
  if (!member || !isInRoom(member, now)) throw new ApiError('not_in_room');
  return member;
}

/** @throws {ApiError} `not_found` when somebody never had a part in the room */
export async function requireMember(db: Queryable, roomId: string, personId: string): Promise<MemberRow> {
  const member = await findMember(db, roomId, personId);
  if (!member) throw new ApiError('not_found');
  return member;
}

/** The role of a host or moderator. @throws {ApiError} `room_ended`, `forbidden` */
export async function requireModerator(db: Queryable, room: RoomRow, personId: string): Promise<Role> {
  if (room.state === 'ended') throw new ApiError('room_ended');
  const member = await findMember(db, room.id, personId);
  if (!member || !moderates(member.role)) throw new ApiError('forbidden');
  return member.role;
}
