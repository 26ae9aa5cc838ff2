/** A recording as those hear it who come later. */
import { ApiError } from '../contract/errors.ts';
import type { Recording, RecordingCaptions } from '../contract/recordings.ts';
import type { Queryable } from '../db/types.ts';
import { Timeline } from '../recording/timeline.ts';
import {
  listCaptionLanguages,
  listCaptions,
  listQuestions,
  listTurns,
  type TurnRow,
} from '../repositories/recording-notes.ts';
import { findRecording, type RecordingRow } from '../repositories/recordings.ts';
import { findRooms, type RoomAndClub, type RoomRow } from '../repositories/rooms.ts';
import { isOwnerOfRecording, mayHearRecording } from './recording-access.ts';
import type { RecordingKeys } from './recording-keys.ts';
import type { Caller } from './rooms.ts';
import { toRoom } from './snapshots.ts';

const NOTHING = { milliseconds: 0, speakers: [], turns: [], questions: [], captions: [], gaps: [] };

/** What was recorded of a talk. @throws {ApiError} `room_not_found`, `invitation_needed` */
export async function readRecording(
  db: Queryable,
  keys: RecordingKeys,
  caller: Caller | undefined,
  name: string,
): Promise<Recording> {
  const found = await findHeard(db, caller, name);
  const row = await findRecording(db, found.room.id);
  const about = {
    room: toRoom(found),
    recordedAt: row?.beginsAt.toISOString() ?? null,
    expiresAt: row?.expiresAt?.toISOString() ?? null,
    mayDelete: row !== undefined && (await isOwnerOfRecording(db, found.room, caller)),
  };
  if (!row || !isHeard(found.room)) return { ...about, ...NOTHING, audio: null };
  const timeline = new Timeline(row.segments);
  const at = (time: Date) => timeline.positionOf(time.getTime());
  const [turns, questions, captions] = await Promise.all([
    listTurns(db, row.id),
    listQuestions(db, row.id),
    listCaptionLanguages(db, row.id),
  ]);
  return {
    ...about,
    milliseconds: Math.round(timeline.milliseconds),
    audio: `/v1/rooms/${name}/recording/audio?key=${keys.make(row.id)}`,
    ...speakersOf(turns, at),
    questions: questions.map(({ questionId: id, question, fromAt, toAt }) => ({
      id,
      question,
      from: at(fromAt),
      to: toAt ? at(toAt) : Math.round(timeline.milliseconds),
    })),
    captions,
    gaps: timeline.gaps.map((gap) => ({
      at: Math.round(gap.at),
      milliseconds: Math.round(gap.milliseconds),
    })),
  };
}

/** What was said, in one language. @throws {ApiError} `room_not_found`, `invitation_needed`, `not_found` */
export async function readRecordingCaptions(
  db: Queryable,
  caller: Caller | undefined,
  name: string,
  language: string,
): Promise<RecordingCaptions> {
  const { row } = await openRecording(db, caller, name);
  const timeline = new Timeline(row.segments);
  const at = (time: Date) => timeline.positionOf(time.getTime());
  const found = await listCaptions(db, row.id, language);
  return {
    captions: found.map(({ personId: speaker, name: by, caption: text, fromAt, toAt }) => ({
      speaker,
      name: by,
      text,
      from: at(fromAt),
      to: at(toAt),
    })),
  };
}

/**
 * A recording that may be heard now.
 * @param opened says that whoever asks has a key to it, so that it does not matter who they are
 * @throws {ApiError} `room_not_found`, `invitation_needed`, `not_found` where there is none, or not yet
 */
export async function openRecording(
  db: Queryable,
  caller: Caller | undefined,
  name: string,
  opened: (id: string) => boolean = () => false,
): Promise<{ readonly room: RoomRow; readonly row: RecordingRow }> {
  const [found] = await findRooms(db, [name], 'operator');
  const row = found && (await findRecording(db, found.room.id));
  if (!found) throw new ApiError('room_not_found');
  if (!row || !opened(row.id)) await mayHearRecording(db, found.room, caller);
  if (!row || !isHeard(found.room)) throw new ApiError('not_found');
  return { room: found.room, row };
}

async function findHeard(db: Queryable, caller: Caller | undefined, name: string): Promise<RoomAndClub> {
  const [found] = await findRooms(db, [name], 'operator');
  if (!found) throw new ApiError('room_not_found');
  await mayHearRecording(db, found.room, caller);
  return found;
}

/** While the room is live its recording may go on. */
function isHeard({ state, recordingState }: RoomRow): boolean {
  return state === 'ended' && recordingState === 'kept';
}

/** Who spoke, in the order in which they first did, and when each did. */
function speakersOf(
  rows: readonly TurnRow[],
  at: (time: Date) => number,
): Pick<Recording, 'speakers' | 'turns'> {
  const speakers = new Map<string, { index: number; id: string; name: string; milliseconds: number }>();
  const turns: Recording['turns'] = [];
  for (const { personId: id, name, fromAt, toAt } of rows) {
    const [from, to] = [at(fromAt), at(toAt)];
    const speaker = speakers.get(id) ?? { index: speakers.size, id, name, milliseconds: 0 };
    speaker.milliseconds += to - from;
    speakers.set(id, speaker);
    turns.push({ speaker: speaker.index, from, to });
  }
  return {
    speakers: [...speakers.values()].map(({ id, name, milliseconds }) => ({ id, name, milliseconds })),
    turns,
  };
}
