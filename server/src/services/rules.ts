/** Who may do what in a room: questions without a database, asked by the services. */
import { ApiError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';
import type { BlockKind } from '../repositories/blocks.ts';
import type { RoomRow } from '../repositories/rooms.ts';

/** Most people on a stage: each of them is a voice that every listener receives. */
export const STAGE_SEATS = 50;

const RANK: Readonly<Record<Role, number>> = { listener: 0, speaker: 1, moderator: 2, host: 3 };

/** Whether somebody runs the room. */
export function moderates(role: Role | undefined): boolean {
  return role === 'host' || role === 'moderator';
}

/** Whether somebody may act upon somebody else: the host upon all others, moderators upon those below them. */
export function outranks(actor: Role, other: Role): boolean {
  return moderates(actor) && RANK[actor] > RANK[other];
}

/**
 * Whether somebody may give somebody else a role. The host gives any; moderators move those below them between
 * stage and audience.
 */
export function mayGiveRole(actor: Role, other: Role, role: Role): boolean {
  return outranks(actor, other) && (actor === 'host' || RANK[role] < RANK.moderator);
}

/** Whether a listener may raise a hand now. */
export function mayRaiseHand(
  room: Pick<RoomRow, 'state' | 'handPolicy'>,
  who: { role: Role; blocked: BlockKind | null; followed: boolean },
): boolean {
  if (room.state !== 'live' || who.role !== 'listener' || who.blocked) return false;
  return room.handPolicy === 'everyone' || (room.handPolicy === 'followed' && who.followed);
}

/** @throws {ApiError} unless the room is live */
export function requireLive(room: Pick<RoomRow, 'state'>): void {
  if (room.state === 'ended') throw new ApiError('room_ended');
  if (room.state !== 'live') throw new ApiError('room_not_live');
}
