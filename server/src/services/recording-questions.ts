/** Which question is answered when, while a room is being recorded. In the transaction that holds the room. */
import { endQuestions, hasQuestion, saveQuestion } from '../repositories/recording-notes.ts';
import { findRecording } from '../repositories/recordings.ts';
import type { QuestionChange, QuestionRow } from '../repositories/questions.ts';
import type { RoomChange } from './change-room.ts';

type Moment = Pick<RoomChange, 'tx' | 'room' | 'now'>;

/** From now on a question is answered by voice: those who hear the recording later can jump there. */
export async function markQuestion(
  { tx, room, now }: Moment,
  question: { readonly id: string; readonly text: string },
): Promise<void> {
  const recordingId = await runningId({ tx, room });
  if (!recordingId) return;
  await saveQuestion(tx, { recordingId, questionId: question.id, question: question.text, fromAt: now });
}

/**
 * Follows what moderators do with a question: one that is pinned is being answered, until it is unpinned or marked
 * answered by voice; marked so without having been pinned, its answer begins then.
 */
export async function followQuestion(
  moment: Moment,
  row: QuestionRow,
  change: QuestionChange,
): Promise<void> {
  const pinned = change.pinnedAt !== undefined && change.pinnedAt !== null && row.pinnedAt === null;
  const unpinned = change.pinnedAt === null && row.pinnedAt !== null;
  const voiced = change.state === 'answered' && row.state !== 'answered' && change.answer === null;
  const id = String(row.number);
  if (pinned) return markQuestion(moment, { id, text: row.text });
  if (!unpinned && !voiced) return;
  const recordingId = await runningId(moment);
  if (!recordingId) return;
  if (await hasQuestion(moment.tx, recordingId, id)) await endQuestions(moment.tx, recordingId, moment.now);
  else if (voiced) await markQuestion(moment, { id, text: row.text });
}

async function runningId({ tx, room }: Pick<Moment, 'tx' | 'room'>): Promise<string | undefined> {
  if (room.recordingState !== 'recording') return undefined;
  return (await findRecording(tx, room.id))?.id;
}
