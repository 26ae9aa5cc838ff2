import { ApiError } from '../contract/errors.ts';
import type { HandOrder, HandPolicy, HandQueue } from '../contract/models.ts';
import { findBlocks } from '../repositories/blocks.ts';
import { findFollowed } from '../repositories/follows.ts';
import { deleteHand, deleteHands, insertHand } from '../repositories/hands.ts';
import { findMember, updateMember, withdrawInvitations } from '../repositories/members.ts';
import { findRooms, updateRoom } from '../repositories/rooms.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { requireInRoom, requireModerator } from './members.ts';
import { note } from './room-log.ts';
import { mayRaiseHand, requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';
import { readHands } from './snapshots.ts';

/**
 * Puts the caller's hand at the end of the queue; a hand that is up keeps its place.
 * @throws {ApiError} `removed`, `banned`, `not_in_room`, `conflict` (on stage), `hands_closed`, and those of a room's state
 */
export async function raiseHand(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room, now, tell }) => {
    requireLive(room);
    const blocked = (await findBlocks(tx, room, [session.id])).get(session.id) ?? null;
    if (blocked) throw new ApiError(blocked);
    const { role } = await requireInRoom(tx, room.id, session.id, now);
    if (role !== 'listener') throw new ApiError('conflict', { message: 'Those on stage need no hand.' });
    const followed =
      room.handPolicy === 'followed' && (await findFollowed(tx, room.id, [session.id])).has(session.id);
    if (!mayRaiseHand(room, { role, blocked, followed })) throw new ApiError('hands_closed');
    if (await insertHand(tx, room.id, session.id, now)) tell(['hands'], [session.id]);
  });
}

/** Lowers the caller's hand, and with it puts away an invitation. Harmless when it is not up. */
export async function lowerHand(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    requireLive(change.room);
    await takeDown(change, session.id);
  });
}

/** The queue. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function listHands(deps: ServiceDeps, session: SessionViewer, name: string): Promise<HandQueue> {
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  await requireModerator(deps.db, found.room, session.id);
  return readHands(deps.db, found.room.id);
}

/** Lowers all hands; invitations are taken back with them. @throws {ApiError} `forbidden`, `room_ended` */
export async function lowerAllHands(deps: ServiceDeps, session: SessionViewer, name: string): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    await requireModerator(tx, room, session.id);
    const ids = await deleteHands(tx, room.id);
    if (ids.length === 0) return;
    await withdrawInvitations(tx, room.id, ids);
    await note(change, session, 'hands_lowered');
    tell(['hands'], ids);
  });
}

/** Lowers somebody's hand. @throws {ApiError} `forbidden`, `room_ended` */
export async function declineHand(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    await requireModerator(change.tx, change.room, session.id);
    if (await takeDown(change, personId)) await note(change, session, 'hand_declined', { person: personId });
  });
}

/** Says who may raise a hand from now on; hands that are up stay. @throws {ApiError} `forbidden`, `room_ended` */
export async function setHandPolicy(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  policy: HandPolicy,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    await requireModerator(tx, room, session.id);
    if (room.handPolicy === policy) return;
    await updateRoom(tx, room.id, { handPolicy: policy });
    await note(change, session, 'hand_policy_set', { detail: policy });
    tell(['room'], 'all');
  });
}

/** Sorts the queue of hands anew; all places move with it. @throws {ApiError} `forbidden`, `room_ended` */
export async function setHandOrder(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  order: HandOrder,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    await requireModerator(tx, room, session.id);
    if (room.handOrder === order) return;
    await updateRoom(tx, room.id, { handOrder: order });
    await note(change, session, 'hand_order_set', { detail: order });
    tell(['room', 'hands'], 'raised');
  });
}

/**
 * Takes a hand out of the queue: those behind it move up. An invitation goes with it.
 * @returns whether there was either that moderators know of
 */
export async function takeDown({ tx, room, tell }: RoomChange, personId: string): Promise<boolean> {
  const member = await findMember(tx, room.id, personId);
  if (member?.invitedAt) {
    await updateMember(tx, room.id, personId, { invitedAt: null, invitedBy: null });
    tell(['hands'], [personId]);
  }
  const wasUp = await deleteHand(tx, room.id, personId);
  if (wasUp) {
    tell(['hands'], 'raised');
    tell([], [personId]);
  }
  return wasUp || Boolean(member?.invitedAt && !member.invitedUnnamed);
}
