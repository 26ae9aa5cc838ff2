import { ApiError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';
import { listStageMembers, updateMember, type MemberRow } from '../repositories/members.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { isInRoom, requireMember, requireModerator } from './members.ts';
import { waitNoLonger } from './hosts.ts';
import { moveToAudience, moveToStage } from './moves.ts';
import { note } from './room-log.ts';
import { mayGiveRole, outranks } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';

/**
 * The part of somebody upon whom the caller may act.
 * @throws {ApiError} `forbidden` when the caller may act upon nobody or not upon them, `not_found`, `room_ended`
 */
export async function requireBelow(
  { tx, room }: RoomChange,
  session: SessionViewer,
  personId: string,
): Promise<MemberRow> {
  const role = await requireModerator(tx, room, session.id);
  const member = await requireMember(tx, room.id, personId);
  if (!outranks(role, member.role)) throw new ApiError('forbidden');
  return member;
}

/** Moves somebody to the audience. @throws {ApiError} `forbidden`, `not_found`, `not_on_stage`, `room_ended` */
export async function demote(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const member = await requireBelow(change, session, personId);
    if (member.role === 'listener') throw new ApiError('not_on_stage');
    await moveToAudience(deps, change, member);
    await note(change, session, 'moved_to_audience', { person: personId });
  });
}

/** Mutes somebody; they may unmute again. @throws {ApiError} `forbidden`, `not_found`, `not_on_stage`, `room_ended` */
export async function mute(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const member = await requireBelow(change, session, personId);
    if (member.role === 'listener') throw new ApiError('not_on_stage');
    await silence(deps, change, member);
    await note(change, session, 'muted', { person: personId });
  });
}

/** Mutes all on stage upon whom the caller may act. @throws {ApiError} `forbidden`, `room_ended` */
export async function muteAll(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const role = await requireModerator(change.tx, change.room, session.id);
    for (const member of await listStageMembers(change.tx, change.room.id)) {
      if (outranks(role, member.role)) await silence(deps, change, member);
    }
    await note(change, session, 'all_muted');
  });
}

async function silence(
  deps: ServiceDeps,
  { tx, room, tell, afterwards }: RoomChange,
  member: MemberRow,
): Promise<void> {
  const { personId } = member;
  if (!member.muted) {
    await updateMember(tx, room.id, personId, { muted: true });
    tell(['stage']);
  }
  // Even when we think they are muted: they may have unmuted a moment ago.
  if (member.present) afterwards('mute', () => deps.media.mute(room.name, personId));
}

/**
 * Gives somebody a role. Who gives the host's role away becomes moderator.
 * @throws {ApiError} `forbidden`, `not_found`, `not_in_room` (nobody is called on stage, or host, who is not there),
 *   `stage_full`, `room_ended`
 */
export async function setRole(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
  role: Role,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, now, tell } = change;
    const own = await requireModerator(tx, room, session.id);
    const member = await requireMember(tx, room.id, personId);
    if (!mayGiveRole(own, member.role, role)) throw new ApiError('forbidden');
    if (member.role === role) return;
    const called = role === 'host' || member.role === 'listener';
    if (called && role !== 'listener' && !isInRoom(member, now)) throw new ApiError('not_in_room');
    await note(change, session, 'role_given', { person: personId, detail: role });
    if (role === 'listener') return moveToAudience(deps, change, member);
    if (role === 'host') {
      await updateMember(tx, room.id, session.id, { role: 'moderator' });
      tell(['stage'], [session.id]);
      await waitNoLonger(change);
    }
    if (member.role === 'listener') return moveToStage(deps, change, member, role);
    await updateMember(tx, room.id, personId, { role });
    tell(['stage'], [personId]);
  });
}
