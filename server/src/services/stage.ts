import { ApiError } from '../contract/errors.ts';
import { findMember, updateMember } from '../repositories/members.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { takeDown } from './hands.ts';
import { isInRoom, requireInRoom, requireModerator } from './members.ts';
import { moveToAudience, moveToStage } from './moves.ts';
import { note } from './room-log.ts';
import { requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';

/**
 * Invites a listener to the stage; asking twice is asking once.
 * @throws {ApiError} `forbidden`, `not_in_room`, `conflict` (on stage already), and those of a room's state
 */
export async function inviteToStage(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    await requireModerator(change.tx, change.room, session.id);
    await inviteMember(change, session, personId, false);
  });
}

/**
 * Invites somebody for a moderator of the room that is held.
 * @param unnamed whether no moderator may see whom it reaches, until they accept
 * @throws {ApiError} `not_in_room`, `conflict` (on stage already), and those of a room's state
 */
export async function inviteMember(
  change: RoomChange,
  session: SessionViewer,
  personId: string,
  unnamed: boolean,
): Promise<void> {
  const { tx, room, now, tell } = change;
  requireLive(room);
  const member = await requireInRoom(tx, room.id, personId, now);
  if (member.role !== 'listener') throw new ApiError('conflict', { message: 'That person is on stage.' });
  if (member.invitedAt && (unnamed || !member.invitedUnnamed)) return;
  await updateMember(tx, room.id, personId, {
    invitedAt: member.invitedAt ?? now,
    invitedBy: session.id,
    invitedUnnamed: unnamed,
  });
  await note(change, session, 'invited', unnamed ? {} : { person: personId });
  tell(unnamed ? [] : ['hands'], [personId]);
}

/** Takes an invitation back; the hand stays up. Harmless when there is none. @throws {ApiError} `forbidden` */
export async function withdrawInvitation(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    await requireModerator(tx, room, session.id);
    const member = await findMember(tx, room.id, personId);
    if (!member?.invitedAt) return;
    await updateMember(tx, room.id, personId, { invitedAt: null, invitedBy: null });
    // Else a moderator who tries would learn whose a question without a name is.
    if (!member.invitedUnnamed) await note(change, session, 'invitation_withdrawn', { person: personId });
    tell(['hands'], [personId]);
  });
}

/** Goes on stage, once for each invitation. @throws {ApiError} `not_invited`, `stage_full`, and those of a room's state */
export async function acceptInvitation(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, now } = change;
    requireLive(room);
    const member = await findMember(tx, room.id, session.id);
    if (!member?.invitedAt || !isInRoom(member, now)) throw new ApiError('not_invited');
    await moveToStage(deps, change, member, 'speaker');
  });
}

/** Says no, and lowers the hand, unless a question without a name was the reason. @throws {ApiError} `not_invited`, and those of a room's state */
export async function declineInvitation(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    requireLive(change.room);
    const member = await findMember(change.tx, change.room.id, session.id);
    if (!member?.invitedAt) throw new ApiError('not_invited');
    if (!member.invitedUnnamed) {
      await takeDown(change, session.id);
      return;
    }
    // A hand that fell at this moment would tell whose question it was.
    await updateMember(change.tx, change.room.id, session.id, { invitedAt: null, invitedBy: null });
    change.tell([], [session.id]);
  });
}

/** Goes back to the audience. @throws {ApiError} `not_on_stage`, `conflict` for a host, and those of a room's state */
export async function leaveStage(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    requireLive(change.room);
    const member = await findMember(change.tx, change.room.id, session.id);
    if (!member || member.role === 'listener') throw new ApiError('not_on_stage');
    if (member.role === 'host') throw new ApiError('conflict', { message: 'A room has a host.' });
    await moveToAudience(deps, change, member);
  });
}
