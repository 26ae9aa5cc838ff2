import type { Queryable } from '../db/types.ts';
import { admitInside, isLetIn } from '../repositories/access.ts';
import { updateRoom, type RoomRow } from '../repositories/rooms.ts';
import { changeRoom, type ServiceDeps } from './change-room.ts';
import { requireModerator } from './members.ts';
import { note } from './room-log.ts';
import type { SessionViewer } from './session-tokens.ts';

/**
 * Locks a room, or unlocks it. Whoever is inside, or lost the connection just now, is let in for as long as the room
 * lasts, so that a lock is no wall behind somebody who comes back.
 * @throws {ApiError} `forbidden`, `room_ended`
 */
export async function setLock(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  locked: boolean,
): Promise<void> {
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, now, tell } = change;
    await requireModerator(tx, room, session.id);
    if (room.locked === locked) return;
    if (locked) await admitInside(tx, room.id, now);
    await updateRoom(tx, room.id, { locked });
    await note(change, session, locked ? 'locked' : 'unlocked');
    tell(['room']);
  });
}

/** Whether a lock keeps somebody out: who is neither on stage nor was let in. */
export async function isLockedOut(
  db: Queryable,
  room: Pick<RoomRow, 'id' | 'locked'>,
  personId: string,
): Promise<boolean> {
  return room.locked && !(await isLetIn(db, room.id, personId));
}
