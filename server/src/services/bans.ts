import { ApiError } from '../contract/errors.ts';
import type { Ban, BanScope } from '../contract/running.ts';
import {
  deleteBlocks,
  listBlocks,
  saveBlock,
  type BlockedRow,
  type BlockKind,
} from '../repositories/blocks.ts';
import { findPerson } from '../repositories/people.ts';
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
import { note } from './room-log.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Longest list of those kept out that is sent. */
const BANS_SHOWN = 200;

/** What keeps somebody out from now on. */
interface Sentence {
  readonly kind: BlockKind;
  readonly scope: BanScope;
}

/** Throws somebody out of a room until it ends. @throws {ApiError} `forbidden`, `not_found`, `room_ended` */
export async function removePerson(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
): Promise<void> {
  await changeRoom(deps, session, name, (change) =>
    throwOut(deps, change, session, personId, { kind: 'removed', scope: 'room' }),
  );
}

/**
 * Bans somebody from the room, or from all rooms of its club.
 * @param scope the club where it is missing and the room has one
 * @throws {ApiError} `forbidden` (also about somebody who hosts another room of the club), `not_found`, `room_ended`,
 *   `bad_request` (the room has no club)
 */
export async function banPerson(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
  scope?: BanScope,
): Promise<void> {
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  const { clubId } = found.room;
  if (scope === 'club' && clubId === null) {
    throw new ApiError('bad_request', { message: 'scope: the room has no club' });
  }
  if (clubId === null || scope === 'room') {
    const sentence = { kind: 'banned', scope: 'room' } as const;
    return changeRoom(deps, session, name, (change) => throwOut(deps, change, session, personId, sentence));
  }
  const sentence = { kind: 'banned', scope: 'club' } as const;
  const effects: Effect[] = [];
  await deps.db.transaction(async (tx) => {
    const rooms = await lockRoomsOfClub(tx, clubId);
    const here = rooms.find((room) => room.name === name);
    if (!here) throw new ApiError('room_ended');
    const now = deps.clock.now();
    await withChange(tx, here, now, effects, (change) => throwOut(deps, change, session, personId, sentence));
    for (const other of rooms) {
      if (other === here) continue;
      await withChange(tx, other, now, effects, async (change) => {
        const member = await findMember(tx, other.id, personId);
        if (member?.role === 'host') throw new ApiError('forbidden');
        if (!member) return;
        await putOut(deps, change, member);
        await note(change, session, 'banned', { person: personId, detail: 'club' });
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
  await changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    await requireModerator(tx, room, session.id);
    if (!(await deleteBlocks(tx, room, personId))) return;
    await note(change, session, 'let_in', { person: personId });
    tell([], [personId]);
  });
}

/** Who is kept out of a room, the newest first. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function listBans(deps: ServiceDeps, session: SessionViewer, name: string): Promise<Ban[]> {
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  await requireModerator(deps.db, found.room, session.id);
  return (await listBlocks(deps.db, found.room, BANS_SHOWN)).map(toBan);
}

function toBan({ block, person }: BlockedRow): Ban {
  const { personId, name, kind, clubId, createdAt } = block;
  return {
    person: { id: personId, name: person?.name ?? name, avatarUrl: person?.avatarUrl ?? null },
    kind,
    scope: clubId === null ? 'room' : 'club',
    at: createdAt.toISOString(),
  };
}

async function throwOut(
  deps: ServiceDeps,
  change: RoomChange,
  session: SessionViewer,
  personId: string,
  { kind, scope }: Sentence,
): Promise<void> {
  const { tx, room, now } = change;
  const member = await requireBelow(change, session, personId);
  const person = await findPerson(tx, personId);
  await saveBlock(tx, room, { personId, name: person?.name ?? null, kind, scope }, now);
  await putOut(deps, change, member);
  await note(change, session, kind, { person: personId, detail: scope });
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
