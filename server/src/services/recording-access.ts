/** Who may hear the recording of a talk, and who may delete it. */
import { ApiError } from '../contract/errors.ts';
import type { Queryable } from '../db/types.ts';
import { isOpenTo } from '../repositories/access.ts';
import { findClubMember } from '../repositories/club-members.ts';
import { findMember } from '../repositories/members.ts';
import { findRecording, isRecordingListener, type RecordingRow } from '../repositories/recordings.ts';
import { findRooms, type RoomRow } from '../repositories/rooms.ts';
import type { Caller } from './rooms.ts';

/**
 * A recording is as open as its room was.
 * @throws {ApiError} `room_not_found` where the caller may not know of the room, `invitation_needed`
 */
export async function mayHearRecording(
  db: Queryable,
  room: RoomRow,
  caller: Caller | undefined,
): Promise<void> {
  if (await isOpenTo(db, room.id, caller)) return;
  if (caller && caller !== 'operator' && (await isRecordingListener(db, room.id, caller.id))) return;
  const known = (await findRooms(db, [room.name], caller)).length > 0;
  throw new ApiError(known ? 'invitation_needed' : 'room_not_found');
}

/** Whether the caller is the operator, the talk's host, who began the recording, or an admin of its club. */
export async function isOwnerOfRecording(
  db: Queryable,
  room: RoomRow,
  caller: Caller | undefined,
): Promise<boolean> {
  if (!caller || caller === 'operator') return caller === 'operator';
  const recording = await findRecording(db, room.id);
  if (recording?.hostId === caller.id) return true;
  const member = await findMember(db, room.id, caller.id);
  if (member?.role === 'host') return true;
  return room.clubId !== null && (await findClubMember(db, room.clubId, caller.id))?.role === 'admin';
}

/**
 * The recording of a room, for somebody who may delete it.
 * @throws {ApiError} `room_not_found`, `invitation_needed`, `not_found` where there is none, `forbidden`
 */
export async function requireOwnRecording(
  db: Queryable,
  room: RoomRow,
  caller: Caller,
): Promise<RecordingRow> {
  const recording = await findRecording(db, room.id);
  if (recording && (await isOwnerOfRecording(db, room, caller))) return recording;
  await mayHearRecording(db, room, caller);
  throw new ApiError(recording ? 'forbidden' : 'not_found');
}
