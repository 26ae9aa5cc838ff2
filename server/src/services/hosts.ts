/** What becomes of a room whose host is gone: it waits, then it passes to a moderator who is there, or ends. */
import { findHost, findHeir, updateMember, type MemberRow } from '../repositories/members.ts';
import { updateRoom } from '../repositories/rooms.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { isInRoom } from './members.ts';
import { note } from './room-log.ts';
import { finishRoom } from './rooms.ts';

/** The host of a live room is gone without a goodbye: it waits for them, for as long as the operator set. */
export async function awaitHost(
  { config }: Pick<ServiceDeps, 'config'>,
  change: RoomChange,
  host: Pick<MemberRow, 'personId'>,
): Promise<void> {
  const { tx, room, now, tell } = change;
  if (room.state !== 'live' || room.hostAwaitedUntil) return;
  const until = new Date(now.getTime() + config.hostGraceSeconds * 1000);
  await updateRoom(tx, room.id, { hostAwaitedUntil: until });
  await note(change, null, 'host_lost', { person: host.personId });
  tell(['room']);
}

/** The host is there again. */
export async function welcomeHost(change: RoomChange, host: Pick<MemberRow, 'personId'>): Promise<void> {
  if (!change.room.hostAwaitedUntil) return;
  await waitNoLonger(change);
  await note(change, null, 'host_back', { person: host.personId });
}

/** The room has somebody who runs it: nobody is waited for. */
export async function waitNoLonger({ tx, room, tell }: RoomChange): Promise<void> {
  if (!room.hostAwaitedUntil) return;
  await updateRoom(tx, room.id, { hostAwaitedUntil: null });
  tell(['room']);
}

/**
 * Gives the room of a host who goes to the moderator who is there and came on stage first. The host becomes moderator.
 * @param actor who does it: the host who says goodbye, or null where it happens by itself
 * @returns false where there is no such moderator
 */
export async function passRoom(
  change: RoomChange,
  host: Pick<MemberRow, 'personId'>,
  actor: { readonly id: string } | null,
): Promise<boolean> {
  const { tx, room, tell } = change;
  const heir = await findHeir(tx, room.id);
  if (!heir) return false;
  await updateMember(tx, room.id, host.personId, { role: 'moderator' });
  await updateMember(tx, room.id, heir.personId, { role: 'host' });
  await waitNoLonger(change);
  await note(change, actor, 'host_passed', { person: heir.personId });
  tell(['stage'], [host.personId, heir.personId]);
  return true;
}

/**
 * The time is up for which a room waits for its host: it passes or ends, once, whoever comes first. One whose host is
 * back, or about to be, is left alone.
 */
export async function stopWaiting(deps: ServiceDeps, roomName: string): Promise<void> {
  await changeRoom(deps, 'operator', roomName, async (change) => {
    const { tx, room, now } = change;
    if (room.state !== 'live' || !room.hostAwaitedUntil || room.hostAwaitedUntil > now) return;
    const host = await findHost(tx, room.id);
    if (host?.present) return waitNoLonger(change);
    if (isInRoom(host, now)) return;
    if (host && (await passRoom(change, host, null))) return;
    await finishRoom(deps, change, 'host_gone');
  });
}
