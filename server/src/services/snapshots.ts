/** What pages are shown, read from the database as it is now; for the routes and for the event stream. */
import type { ClubRef, Hand, HandQueue, Person, Room, Viewer } from '../contract/models.ts';
import type { Queryable } from '../db/types.ts';
import type { Onlooker } from '../repositories/access.ts';
import { findBlocks, type BlockKind } from '../repositories/blocks.ts';
import { findFollowed } from '../repositories/follows.ts';
import { findRooms, type ClubRow, type RoomAndClub, type RoomRow } from '../repositories/rooms.ts';
import {
  countHands,
  countListeners,
  findHands,
  findOwn,
  findStages,
  type MemberAndPerson,
  type OwnRow,
} from '../repositories/rosters.ts';
import { mayRaiseHand } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Longest queue that is sent; the count says how many wait behind it. */
export const HANDS_SHOWN = 200;

/** A room with the versions of its parts. Read it before the parts: what follows is then at least as new as they say. */
export interface RoomSnapshot {
  readonly id: string;
  readonly room: Room;
  /** Whether only those inside may know of it. */
  readonly hidden: boolean;
  readonly versions: { readonly room: number; readonly stage: number; readonly hands: number };
  /** For `readViewers`. */
  readonly row: RoomRow;
}

/** Rooms by name; those that do not exist, or that somebody may not know of, are missing. */
export async function readRooms(
  db: Queryable,
  names: readonly string[],
  by: Onlooker,
): Promise<ReadonlyMap<string, RoomSnapshot>> {
  const found = await findRooms(db, names, by);
  return new Map(
    found.map(({ room: row, club }) => [
      row.name,
      {
        id: row.id,
        room: toRoom({ room: row, club }),
        hidden: row.access === 'hidden' || club?.access === 'hidden',
        versions: { room: row.vRoom, stage: row.vStage, hands: row.vHands },
        row,
      },
    ]),
  );
}

/** Who is on stage, by room id; every id that was asked for is there. */
export async function readStages(
  db: Queryable,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, Person[]>> {
  const stages = new Map<string, Person[]>(roomIds.map((id) => [id, []]));
  for (const row of await findStages(db, roomIds)) stages.get(row.member.roomId)?.push(toPerson(row));
  return stages;
}

/** How many listen, by room id; every id that was asked for is there. */
export async function readListeners(
  db: Queryable,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await countListeners(db, roomIds);
  return new Map(roomIds.map((id) => [id, counts.get(id) ?? 0]));
}

/** The queue of hands, for moderators only. */
export async function readHands(db: Queryable, roomId: string): Promise<HandQueue> {
  const [rows, count] = await Promise.all([findHands(db, roomId, HANDS_SHOWN), countHands(db, roomId)]);
  const hands: Hand[] = rows.map((row, index) => ({
    person: toPerson(row),
    place: index + 1,
    raisedAt: row.raisedAt.toISOString(),
    followedBySpeakers: row.followed,
    stageSeconds: Math.round(row.member.stageMs / 1000),
    // Whom an invitation for a question without a name reached, moderators are not told.
    invitedAt: (!row.member.invitedUnnamed && row.member.invitedAt?.toISOString()) || null,
  }));
  // The two reads are not one moment: never tell of fewer than are shown.
  return { hands, count: Math.max(count, hands.length) };
}

/**
 * What these viewers are and may do in a room, by id. With `raisedOnly` only those with a hand up are in the answer;
 * else everybody is, also who has no part in the room yet.
 */
export async function readViewers(
  db: Queryable,
  room: Pick<RoomRow, 'id' | 'clubId' | 'state' | 'handPolicy'>,
  viewers: readonly Pick<SessionViewer, 'id' | 'kind' | 'name'>[],
  { raisedOnly = false }: { raisedOnly?: boolean } = {},
): Promise<ReadonlyMap<string, Viewer>> {
  const ids = viewers.map(({ id }) => id);
  const [own, blocks, followed] = await Promise.all([
    findOwn(db, room.id, ids, raisedOnly),
    findBlocks(db, room, ids),
    room.handPolicy === 'followed' ? findFollowed(db, room.id, ids) : new Set<string>(),
  ]);
  const parts = new Map(own.map((row) => [row.person.id, row]));
  const shown = raisedOnly ? viewers.filter(({ id }) => parts.has(id)) : viewers;
  return new Map(
    shown.map((viewer) => {
      const blocked = blocks.get(viewer.id) ?? null;
      return [viewer.id, toViewer(room, viewer, parts.get(viewer.id), blocked, followed.has(viewer.id))];
    }),
  );
}

/** A club's row as a room shows it. */
export function toClubRef({ name, title, pictureUrl }: ClubRow): ClubRef {
  return { name, title, pictureUrl };
}

/** A room's row as the API shows it. */
export function toRoom({ room, club }: RoomAndClub): Room {
  return {
    name: room.name,
    title: room.title,
    state: room.state,
    club: club && toClubRef(club),
    topic: room.topic,
    description: room.description,
    access: room.access,
    recording: room.recording,
    recordingState: room.recordingState,
    recordingAt: room.recordingAt?.toISOString() ?? null,
    language: room.language,
    handPolicy: room.handPolicy,
    reactionPolicy: room.reactionPolicy,
    handOrder: room.handOrder,
    locked: room.locked,
    hostAwaitedUntil: room.hostAwaitedUntil?.toISOString() ?? null,
    capacity: room.capacity,
    startsAt: room.startsAt?.toISOString() ?? null,
    minutes: room.minutes,
    cancelledAt: room.cancelledAt?.toISOString() ?? null,
    coming: room.coming,
    startedAt: room.startedAt?.toISOString() ?? null,
    endedAt: room.endedAt?.toISOString() ?? null,
    endedAs: room.endedAs,
    attendance: room.attendance,
  };
}

/** Somebody in a room as the API shows them. */
export function toPerson({ member, person, handRaised }: MemberAndPerson): Person {
  return {
    id: person.id,
    name: person.name,
    avatarUrl: person.avatarUrl,
    caption: person.caption,
    role: member.role,
    muted: member.muted,
    handRaised,
    away: member.role !== 'listener' && !member.present,
  };
}

function toViewer(
  room: Pick<RoomRow, 'state' | 'handPolicy'>,
  viewer: Pick<SessionViewer, 'id' | 'kind' | 'name'>,
  own: OwnRow | undefined,
  blocked: BlockKind | null,
  followed: boolean,
): Viewer {
  const role = own?.member.role ?? 'listener';
  const { raisedAt = null, place = null, inviterName = null } = own ?? {};
  const invitedAt = own?.member.invitedAt;
  return {
    id: viewer.id,
    kind: viewer.kind,
    name: own?.person.name ?? viewer.name,
    role,
    present: own?.member.present ?? false,
    hand: raisedAt && place !== null ? { place, raisedAt: raisedAt.toISOString() } : null,
    invited: invitedAt ? { byName: inviterName ?? '', at: invitedAt.toISOString() } : null,
    mayRaiseHand: mayRaiseHand(room, { role, blocked, followed }),
    blocked,
  };
}
