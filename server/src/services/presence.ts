/**
 * Who is in a room, as LiveKit says: its webhooks tell of each change, and now and then the reconciler compares the
 * whole list. Events may come twice, late or in the wrong order. Bans and the stage are our table's business: who may
 * not be there is thrown out, and permissions follow the role.
 */
import { ApiError } from '../contract/errors.ts';
import type { MediaParticipant } from '../deps.ts';
import { findBlocks } from '../repositories/blocks.ts';
import { deleteHand } from '../repositories/hands.ts';
import {
  countSeats,
  findMember,
  GONE,
  listAbsent,
  listMembers,
  updateMember,
  type MemberChange,
  type MemberRow,
} from '../repositories/members.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { awaitHost, welcomeHost } from './hosts.ts';
import { isLockedOut } from './locks.ts';
import { offStage } from './moves.ts';
import { followRole } from './permissions.ts';

/** A connection that LiveKit reported. */
export type Connection = Pick<MediaParticipant, 'identity' | 'sid' | 'joinedAt'>;

/** How long somebody's hand and invitation outlive their connection: a network that comes back, a LiveKit restart. */
const HAND_GRACE_MS = 60_000;
/** How long a speaker's place on stage does. Moderators keep theirs until the room ends; what a host's does is `hosts.ts`. */
const STAGE_GRACE_MS = 180_000;

/** How far LiveKit's clock may be behind ours; it also gives whole seconds only. */
const CLOCKS_MS = 5_000;

/** A connection began: marks the person present, or throws them out. */
export async function participantJoined(
  deps: ServiceDeps,
  roomName: string,
  participant: Connection & Pick<MediaParticipant, 'onStage'>,
): Promise<void> {
  await unlessGone(
    deps,
    roomName,
    async (change) => {
      const member = await findMember(change.tx, change.room.id, participant.identity);
      await arrive(deps, change, participant, member);
    },
    () => deps.media.removeParticipant(roomName, participant.identity),
  );
}

/** A connection ended. Does nothing when the person has come back with a newer one. */
export async function participantLeft(
  deps: ServiceDeps,
  roomName: string,
  participant: Pick<Connection, 'identity' | 'sid'>,
): Promise<void> {
  await unlessGone(deps, roomName, async (change) => {
    const member = await findMember(change.tx, change.room.id, participant.identity);
    if (member) await depart(deps, change, member, participant.sid);
  });
}

/** Somebody's microphone opened or closed, as far as LiveKit tells. */
export async function audioChanged(
  deps: ServiceDeps,
  roomName: string,
  participant: Pick<Connection, 'identity' | 'sid'>,
  muted: boolean,
): Promise<void> {
  await unlessGone(deps, roomName, async (change) => {
    const member = await findMember(change.tx, change.room.id, participant.identity);
    if (member?.participantSid === participant.sid) await hear(change, member, muted);
  });
}

/**
 * Makes the table agree with LiveKit's whole list of a room, and gives up on those who have been gone for long.
 * @param asOf when the list was asked for: connections that began later are not in it
 */
export async function reconcileParticipants(
  deps: ServiceDeps,
  roomName: string,
  participants: readonly MediaParticipant[],
  asOf: Date,
): Promise<void> {
  await unlessGone(deps, roomName, async (change) => {
    const members = new Map((await listMembers(change.tx, change.room.id)).map((row) => [row.personId, row]));
    for (const participant of participants) {
      const member = await arrive(deps, change, participant, members.get(participant.identity));
      if (member) await hear(change, member, participant.muted);
    }
    const listed = new Set(participants.map(({ identity }) => identity));
    for (const member of members.values()) {
      const { personId, present, participantSid, participantJoinedAt: joinedAt } = member;
      const older = !joinedAt || joinedAt.getTime() + CLOCKS_MS <= asOf.getTime();
      if (!present || !older || listed.has(personId)) continue;
      await depart(deps, change, member, participantSid);
      // No word of LiveKit's that it is over, so the next list may say otherwise.
      await updateMember(change.tx, change.room.id, personId, { leftSid: member.leftSid });
    }
    await giveUpOnAbsent(change);
  });
}

/** Runs a change, unless the room is not ours (LiveKit may serve others too) or has ended: then `ended` is done. */
async function unlessGone(
  deps: ServiceDeps,
  roomName: string,
  work: (change: RoomChange) => Promise<void>,
  ended?: () => Promise<void>,
): Promise<void> {
  try {
    await changeRoom(deps, 'operator', roomName, async (change) => {
      if (change.room.state === 'ended') throw new ApiError('room_ended');
      await work(change);
    });
  } catch (error) {
    const code = error instanceof ApiError ? error.code : undefined;
    if (code === 'room_ended') await ended?.();
    else if (code !== 'room_not_found') throw error;
  }
}

/** @returns the person's part once they are present; undefined when they are not to be there, or it is old news */
async function arrive(
  deps: ServiceDeps,
  change: RoomChange,
  participant: Connection & Pick<MediaParticipant, 'onStage'>,
  member: MemberRow | undefined,
): Promise<MemberRow | undefined> {
  const { tx, room, now, tell, afterwards } = change;
  const { identity, sid, joinedAt } = participant;
  if (member && (member.leftSid === sid || hasNewer(member, participant))) return undefined;
  const known = member?.present && member.participantSid === sid;
  if (!member || (!known && !(await mayStay(change, member)))) {
    afterwards('remove', () => deps.media.removeParticipant(room.name, identity));
    return undefined;
  }
  const onStage = member.role !== 'listener';
  if (participant.onStage !== onStage) {
    afterwards('permissions', () => followRole(deps, room, identity));
  }
  if (known) return member;
  const arrived = {
    present: true,
    attended: member.attended || member.listening,
    seatUntil: null,
    leftAt: null,
    joinedAt: member.present ? member.joinedAt : now,
    participantSid: sid,
    participantJoinedAt: joinedAt,
    muted: true,
  };
  await updateMember(tx, room.id, identity, arrived);
  tell([onStage ? 'stage' : 'listeners'], [identity]);
  if (member.role === 'host') await welcomeHost(change, member);
  return { ...member, ...arrived };
}

/** Whether the table has a newer connection of this person, so that this one is on its way out. */
function hasNewer(member: MemberRow, participant: Connection): boolean {
  const { present, participantSid, participantJoinedAt } = member;
  if (!present || participantSid === participant.sid || !participantJoinedAt) return false;
  return participantJoinedAt > participant.joinedAt;
}

/** Not kept out, and with a seat: a token may outlive the time for which its join kept one. */
async function mayStay({ tx, room, now }: RoomChange, member: MemberRow): Promise<boolean> {
  if ((await findBlocks(tx, room, [member.personId])).size > 0) return false;
  const hasSeat = member.present || (member.seatUntil !== null && member.seatUntil > now);
  if (hasSeat || member.role !== 'listener') return true;
  if (await isLockedOut(tx, room, member.personId)) return false;
  return (await countSeats(tx, room.id, member.personId, now)) < room.capacity;
}

async function depart(
  deps: ServiceDeps,
  change: RoomChange,
  member: MemberRow,
  sid: string | null,
): Promise<void> {
  const { tx, room, now, tell } = change;
  const { personId, seatUntil } = member;
  if (!member.present || member.participantSid !== sid) {
    // Remembered, as its `joined` may still be on the way.
    await updateMember(tx, room.id, personId, { leftSid: sid });
    return;
  }
  // A join that was granted meanwhile keeps its seat.
  await updateMember(tx, room.id, personId, { ...GONE, seatUntil, leftSid: sid, leftAt: now });
  tell([member.role === 'listener' ? 'listeners' : 'stage'], [personId]);
  if (member.role === 'host') await awaitHost(deps, change, member);
}

async function giveUpOnAbsent(change: RoomChange): Promise<void> {
  const { tx, room, now, tell } = change;
  const absent = await listAbsent(tx, room.id, new Date(now.getTime() - HAND_GRACE_MS));
  const tooLong = now.getTime() - STAGE_GRACE_MS;
  for (const member of absent) {
    const { personId, role, leftAt, invitedAt } = member;
    if (await deleteHand(tx, room.id, personId)) tell(['hands'], 'raised');
    if (invitedAt) tell(['hands'], [personId]);
    const values: MemberChange = { invitedAt: null, invitedBy: null };
    if (role !== 'speaker') values.leftAt = null;
    else if (leftAt && leftAt.getTime() < tooLong) {
      Object.assign(values, offStage(change, member), { leftAt: null });
      tell(['stage'], [personId]);
    }
    await updateMember(tx, room.id, personId, values);
  }
}

async function hear({ tx, room, tell }: RoomChange, member: MemberRow, muted: boolean): Promise<void> {
  if (member.role === 'listener' || member.muted === muted) return;
  await updateMember(tx, room.id, member.personId, { muted });
  tell(['stage']);
}
