import { randomInt, randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { Room } from '../contract/models.ts';
import { DEFAULT_CAPACITY, DEFAULT_MINUTES, type NewRoom } from '../contract/rooms.ts';
import type { Transaction } from '../db/types.ts';
import { deleteAdmissions } from '../repositories/access.ts';
import { deleteBlocksOfRoom } from '../repositories/blocks.ts';
import { recordListedRoom } from '../repositories/changes.ts';
import { deleteInvitationsOfRoom } from '../repositories/invitations.ts';
import { countAttended, deleteMembers, findMember, saveMember } from '../repositories/members.ts';
import { deleteIdleGuests, findPerson } from '../repositories/people.ts';
import { deleteQuestionRules } from '../repositories/question-rules.ts';
import { deleteQuestionsOfRoom } from '../repositories/questions.ts';
import { deleteReportsOfRoom } from '../repositories/reports.ts';
import { deleteEntries } from '../repositories/room-log.ts';
import { deleteReminders, deleteWithoutEmail, rescheduleEmails } from '../repositories/reminders.ts';
import { findPeople } from '../repositories/profiles.ts';
import { findRooms, insertRoom, listRooms, updateRoom, type RoomRow } from '../repositories/rooms.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { note } from './room-log.ts';
import { resolveClub } from './clubs.ts';
import { fromCursor, toCursor, UUID } from './cursors.ts';
import { closeRecording } from './recording-state.ts';
import type { SessionViewer } from './session-tokens.ts';
import { toRoom } from './snapshots.ts';

/** Who calls: somebody with a session, or the operator. */
export type Caller = SessionViewer | 'operator';

/**
 * Opens a room, or schedules it where `startsAt` is given.
 * @throws {ApiError} `forbidden`, `not_found` (no such host or club), `conflict` (the name is taken), `bad_request`
 */
export async function openRoom(
  deps: Pick<ServiceDeps, 'db' | 'clock'>,
  caller: Caller,
  wanted: NewRoom,
): Promise<Room> {
  const hostId = hostOf(caller, wanted);
  return deps.db.transaction(async (tx) => {
    const now = deps.clock.now();
    const host = await findPerson(tx, hostId);
    if (!host) throw new ApiError(caller === 'operator' ? 'not_found' : 'session_expired');
    const club = wanted.club === undefined ? null : await resolveClub(tx, caller, hostId, wanted.club, now);
    const live = wanted.startsAt === undefined;
    const room = await insertRoom(tx, {
      id: randomUUID(),
      name: wanted.name ?? randomName(),
      title: wanted.title,
      state: live ? 'live' : 'scheduled',
      clubId: club?.id ?? null,
      topic: wanted.topic ?? null,
      description: wanted.description ?? null,
      access: wanted.access ?? 'open',
      recording: wanted.recording ?? false,
      minutes: wanted.minutes ?? DEFAULT_MINUTES,
      language: wanted.language,
      handPolicy: wanted.handPolicy ?? 'everyone',
      capacity: wanted.capacity ?? DEFAULT_CAPACITY,
      startsAt: live ? null : new Date(wanted.startsAt ?? now),
      startedAt: live ? now : null,
      createdAt: now,
    });
    if (!room) throw new ApiError('conflict', { message: 'name: is taken' });
    await saveMember(tx, room.id, hostId, { role: 'host', stageAt: now });
    for (const personId of await findCoHosts(tx, hostId, wanted.coHosts ?? [])) {
      await saveMember(tx, room.id, personId, { role: 'moderator', stageAt: now });
    }
    await recordListedRoom(tx, room);
    return toRoom({ room, club });
  });
}

function hostOf(caller: Caller, wanted: NewRoom): string {
  if (caller !== 'operator') {
    // Those whom the site gave no leave may still open rooms in a club that they lead, if that exists already.
    const leads = caller.create || typeof wanted.club === 'string';
    if (!leads || wanted.hostId !== undefined) throw new ApiError('forbidden');
    return caller.id;
  }
  if (wanted.hostId === undefined) throw new ApiError('bad_request', { message: 'hostId: is missing' });
  return wanted.hostId;
}

/** @throws {ApiError} `not_found` */
async function findCoHosts(tx: Transaction, hostId: string, refs: readonly string[]): Promise<Set<string>> {
  const ids = refs.filter((ref) => !ref.startsWith('@'));
  const handles = refs.filter((ref) => ref.startsWith('@')).map((ref) => ref.slice(1));
  const found = await findPeople(tx, { ids, handles });
  const known = new Set(found.flatMap(({ id, handle }) => [id, `@${handle}`]));
  if (!refs.every((ref) => known.has(ref))) {
    throw new ApiError('not_found', { message: 'coHosts: there is no such person' });
  }
  return new Set(found.map(({ id }) => id).filter((id) => id !== hostId));
}

/** A name that nobody guesses or mistypes: no vowels, no letters that look like others. */
function randomName(): string {
  const letters = 'bcdfghjkmnpqrstvwxz23456789';
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}

/** A page of rooms. @throws {ApiError} `forbidden` for `all` unless the operator asks, `bad_request` (cursor) */
export async function pageRooms(
  deps: ServiceDeps,
  caller: Caller | undefined,
  query: {
    state: RoomRow['state'] | 'all';
    club?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ rooms: Room[]; nextCursor: string | null }> {
  const { state, club, limit } = query;
  if (state === 'all' && caller !== 'operator') throw new ApiError('forbidden');
  const after = fromCursor(query.cursor, UUID);
  const found = await listRooms(deps.db, { state, club, limit: limit + 1, after, by: caller });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last;
  return {
    rooms: page.map(toRoom),
    nextCursor: more ? toCursor({ at: last.sortedBy, id: last.room.id }) : null,
  };
}

/** Starts a scheduled room; a live one stays live. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function startRoom(deps: ServiceDeps, caller: Caller, name: string): Promise<Room> {
  await changeRoom(deps, caller, name, async (change) => {
    await requireHost(change, caller);
    if (change.room.state === 'live') return;
    await updateRoom(change.tx, change.room.id, { state: 'live', startedAt: change.now });
    await rescheduleEmails(change.tx, change.room.id, change.now, 'unsent');
    await note(change, caller === 'operator' ? null : caller, 'started');
    change.tell(['room'], 'all');
  });
  return getRoom(deps, name);
}

/**
 * Ends a room: roster, hands, questions, log, reports, removals and reminders are erased, and so are guests who are in no
 * other room. One that never began is called off.
 * @throws {ApiError} `room_not_found`, `room_ended`, `forbidden`
 */
export async function endRoom(deps: ServiceDeps, caller: Caller, name: string): Promise<Room> {
  await changeRoom(deps, caller, name, async (change) => {
    await requireHost(change, caller);
    if (change.room.state === 'scheduled') return callOff(change);
    await finishRoom(deps, change, null);
  });
  return getRoom(deps, name);
}

/**
 * Ends a live room that this transaction holds.
 * @param endedAs why, where nobody ends it
 */
export async function finishRoom(
  { media }: Pick<ServiceDeps, 'media'>,
  change: RoomChange,
  endedAs: RoomRow['endedAs'],
): Promise<void> {
  const { tx, room, now, tell, afterwards } = change;
  const attendance = await countAttended(tx, room.id);
  await closeRecording(change);
  const ended = { state: 'ended', endedAt: now, attendance, endedAs, hostAwaitedUntil: null } as const;
  await updateRoom(tx, room.id, ended);
  await erase(tx, room.id, await deleteReminders(tx, room.id));
  tell(['room', 'stage', 'listeners', 'hands'], 'all');
  afterwards('delete_room', () => media.deleteRoom(room.name));
}

/** Ends a talk that never began; whoever left an e-mail address is told. The room is held. */
export async function callOff({ tx, room, now, tell }: RoomChange): Promise<void> {
  const { id } = room;
  const ended = { state: 'ended', endedAt: now, cancelledAt: now, attendance: 0 } as const;
  await updateRoom(tx, id, { ...ended, ...nextCalendar(room, now) });
  await rescheduleEmails(tx, id, now, 'all');
  await erase(tx, id, await deleteWithoutEmail(tx, id));
  tell(['room', 'stage', 'listeners', 'hands'], 'all');
}

/** What makes calendars take what they are told of a room as newer than all before. */
export function nextCalendar(room: RoomRow, now: Date): Pick<RoomRow, 'calendarSeq' | 'calendarAt'> {
  return { calendarSeq: room.calendarSeq + 1, calendarAt: now };
}

/** @param comers whose reminders were deleted */
async function erase(tx: Transaction, roomId: string, comers: readonly string[]): Promise<void> {
  // Before people, as everywhere: who takes both at once would wait in a circle.
  await deleteQuestionsOfRoom(tx, roomId);
  await deleteQuestionRules(tx, roomId);
  const ids = [...(await deleteMembers(tx, roomId)), ...comers];
  await deleteBlocksOfRoom(tx, roomId);
  await deleteEntries(tx, roomId);
  await deleteReportsOfRoom(tx, roomId);
  await deleteAdmissions(tx, roomId);
  await deleteInvitationsOfRoom(tx, roomId);
  await deleteIdleGuests(tx, ids);
}

/** @throws {ApiError} `room_ended`, `forbidden` unless the caller is the host or the operator */
export async function requireHost({ tx, room }: RoomChange, caller: Caller): Promise<void> {
  if (room.state === 'ended') throw new ApiError('room_ended');
  if (caller === 'operator') return;
  const member = await findMember(tx, room.id, caller.id);
  if (member?.role !== 'host') throw new ApiError('forbidden');
}

/** A room that was just changed: whoever did it was let to. @throws {ApiError} `room_not_found` */
export async function getRoom(deps: ServiceDeps, name: string): Promise<Room> {
  const [found] = await findRooms(deps.db, [name], 'operator');
  if (!found) throw new ApiError('room_not_found');
  return toRoom(found);
}
