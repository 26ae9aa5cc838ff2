import { ApiError } from '../contract/errors.ts';
import type { Viewer } from '../contract/models.ts';
import type { MediaIdentity } from '../deps.ts';
import { isOpenTo } from '../repositories/access.ts';
import { findBlocks } from '../repositories/blocks.ts';
import { deleteHand } from '../repositories/hands.ts';
import {
  countSeats,
  findMember,
  GONE,
  saveMember,
  updateMember,
  type MemberRow,
} from '../repositories/members.ts';
import type { RoomRow } from '../repositories/rooms.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { awaitHost, passRoom } from './hosts.ts';
import { isLockedOut } from './locks.ts';
import { isInRoom, requireInRoom } from './members.ts';
import { moveToAudience } from './moves.ts';
import { requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';
import { readViewers } from './snapshots.ts';
import { visitorRow } from './visitors.ts';

/**
 * How long a seat is kept for somebody whose connection has not been reported yet. Longer than a page keeps a grant that
 * it fetched for a click that may come (15 s), and short, because most of those clicks never come.
 */
export const SEAT_MS = 20_000;

/** LiveKit's token-endpoint answer, and who the viewer is. */
export interface Admission {
  readonly server_url: string;
  readonly participant_token: string;
  readonly viewer: Viewer;
}

/**
 * Lets somebody in: keeps a seat, makes sure that LiveKit has the room, and makes a token for this room and role.
 * @throws {ApiError} `room_not_found`, `room_not_live`, `room_ended`, `removed`, `banned`,
 *   `invitation_needed`, `room_locked`, `room_full`, `session_expired`, `media_unavailable`
 */
export async function joinRoom(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  { preload }: { preload: boolean },
): Promise<Admission> {
  const { room, identity } = await changeRoom(deps, session, name, (change) =>
    seat(change, session, preload),
  );
  // The room is free again for the next to join; what is left to do takes no turns.
  const [token, viewers] = await Promise.all([grant(deps, identity), readViewers(deps.db, room, [session])]);
  const viewer = viewers.get(session.id);
  if (!viewer) throw new Error('Everybody who is asked for is read.');
  return { server_url: deps.media.url, participant_token: token, viewer };
}

async function grant({ media, log }: ServiceDeps, identity: MediaIdentity): Promise<string> {
  try {
    await media.ensureRoom(identity.room);
    return await media.grant(identity);
  } catch (error) {
    log.warn('media_call_failed', { type: 'join', room: identity.room, error });
    throw new ApiError('media_unavailable');
  }
}

async function seat(
  change: RoomChange,
  session: SessionViewer,
  preload: boolean,
): Promise<{ room: RoomRow; identity: MediaIdentity }> {
  const { tx, room, now, tell } = change;
  if (room.state === 'ended') throw new ApiError('room_ended');
  const [blocks, open, before, person] = await Promise.all([
    findBlocks(tx, room, [session.id]),
    isOpenTo(tx, room.id, session),
    findMember(tx, room.id, session.id),
    visitorRow(tx, session, now),
  ]);
  const blocked = blocks.get(session.id);
  if (blocked) throw new ApiError(blocked);
  if (!open) throw new ApiError('invitation_needed');
  requireLive(room);
  if (!isInRoom(before, now) && (await isLockedOut(tx, room, session.id))) throw new ApiError('room_locked');
  await requireSeat(change, session.id, before);
  const listening = !preload || Boolean(before?.present && before.listening);
  const attended = before?.attended || Boolean(before?.present && listening);
  const member = await saveMember(tx, room.id, session.id, {
    listening,
    attended,
    seatUntil: new Date(now.getTime() + SEAT_MS),
  });
  if (before?.present && before.listening !== listening) tell(['listeners']);

  const { name, avatarUrl, caption } = person;
  const onStage = member.role !== 'listener';
  return { room, identity: { room: room.name, identity: session.id, name, avatarUrl, caption, onStage } };
}

/** Those on stage are always let in: the talk cannot go on without them. */
async function requireSeat(
  { tx, room, now }: RoomChange,
  personId: string,
  member: MemberRow | undefined,
): Promise<void> {
  if (isInRoom(member, now) || (member && member.role !== 'listener')) return;
  if ((await countSeats(tx, room.id, personId, now)) >= room.capacity) throw new ApiError('room_full');
}

/** Counts somebody who had only preloaded as a listener. @throws {ApiError} `not_in_room` and those of a room's state */
export async function startListening(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room, now, tell }) => {
    requireLive(room);
    const member = await requireInRoom(tx, room.id, session.id, now);
    if (member.listening) return;
    await updateMember(tx, room.id, session.id, {
      listening: true,
      attended: member.attended || member.present,
    });
    if (member.present && member.role === 'listener') tell(['listeners']);
  });
}

/**
 * Says goodbye: frees the seat, lowers the hand, and takes a speaker off the stage. A host passes the room on, or it waits
 * for them. Harmless when repeated.
 * @param unload whether the page only goes away: a host who reloads it stays the host
 */
export async function leaveRoom(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  { unload }: { unload: boolean } = { unload: false },
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    const member = await findMember(tx, room.id, session.id);
    if (!member) return;
    if (member.role === 'speaker') await moveToAudience(deps, change, member);
    await updateMember(tx, room.id, session.id, { ...GONE, invitedAt: null, invitedBy: null });
    if (member.present) tell([member.role === 'listener' ? 'listeners' : 'stage'], [session.id]);
    if (member.invitedAt) tell(['hands'], [session.id]);
    if (await deleteHand(tx, room.id, session.id)) {
      tell(['hands'], 'raised');
      tell([], [session.id]);
    }
    if (member.role !== 'host' || !member.present) return;
    if (unload || !(await passRoom(change, member, session))) await awaitHost(deps, change, member);
  });
}
