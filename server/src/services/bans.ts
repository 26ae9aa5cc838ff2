import { ApiError } from '../contract/errors.ts';
import { deleteBlocks, saveBlock, type BlockKind } from '../repositories/blocks.ts';
import { findMember, GONE, updateMember, type MemberRow } from '../repositories/members.ts';
import { findRooms, lockRoomsOfClub } from '../repositories/rooms.ts';
import {
  changeRoom,
  runEffects,
  withChange,
  type Effect,
  type RoomChange,
  type ServiceDeps,
} from './change-room.ts';
import { takeDown } from './hands.ts';
import { requireModerator } from './members.ts';
import { requireBelow } from './moderation.ts';
import { moveToAudience } from './moves.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Throws somebody out of a room until it ends. @throws {ApiError} `forbidden`, `not_found`, `room_ended` */
export async function removePerson(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, (change) => throwOut(deps, change, session, personId, 'removed'));
}

/**
 * Bans somebody from all rooms of the room's club, or from the room where it has none.
 * @throws {ApiError} `forbidden` (also about somebody who hosts another room of the club), `not_found`, `room_ended`
 */
export async function banPerson(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  const { clubId } = found.room;
  if (clubId === null) {
    return changeRoom(deps, session, name, (change) => throwOut(deps, change, session, personId, 'banned'));
  }
  const effects: Effect[] = [];
  await deps.db.transaction(async (tx) => {
    const rooms = await lockRoomsOfClub(tx, clubId);
    const here = rooms.find((room) => room.name === name);
    if (!here) throw new ApiError('room_ended');
    const now = deps.clock.now();
    await withChange(tx, here, now, effects, (change) => throwOut(deps, change, session, personId, 'banned'));
    for (const other of rooms) {
      if (other === here) continue;
      await withChange(tx, other, now, effects, async (change) => {
        const member = await findMember(tx, other.id, personId);
        if (member?.role === 'host') throw new ApiError('forbidden');
        if (member) await putOut(deps, change, member);
      });
    }
  });
  await runEffects(deps, effects);
}

/** Lets somebody in again who was removed or banned. @throws {ApiError} `forbidden`, `room_ended` */
export async function liftBan(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room, tell }) => {
    await requireModerator(tx, room, session.id);
    if (await deleteBlocks(tx, room, personId)) tell([], [personId]);
  });
}

async function throwOut(
  deps: ServiceDeps,
  change: RoomChange,
  session: SessionViewer,
  personId: string,
  kind: BlockKind,
): Promise<void> {
  const member = await requireBelow(change, session, personId);
  await saveBlock(change.tx, change.room, personId, kind, change.now);
  await putOut(deps, change, member);
}

/** Ends somebody's presence, whether or not the table knows of it. Their part stays, for the attendance. */
async function putOut(deps: ServiceDeps, change: RoomChange, member: MemberRow): Promise<void> {
  const { tx, room, tell, afterwards } = change;
  const { personId } = member;
  await takeDown(change, personId);
  if (member.role !== 'listener') await moveToAudience(deps, change, member);
  await updateMember(tx, room.id, personId, GONE);
  tell(member.present ? ['listeners'] : [], [personId]);
  afterwards('remove', () => deps.media.removeParticipant(room.name, personId));
}
