/** Where a room's recording is in its life. The room is held. */
import { isOpenTo } from '../repositories/access.ts';
import { findRecording, keepListeners, updateRecording } from '../repositories/recordings.ts';
import { endQuestions } from '../repositories/recording-notes.ts';
import { updateRoom, type RoomRow } from '../repositories/rooms.ts';
import type { RoomChange } from './change-room.ts';

const WANTED: ReadonlySet<RoomRow['recordingState']> = new Set(['announced', 'recording', 'failed']);

/** Whether the host wants the talk recorded now. */
export function isRecordingWanted({ recordingState }: Pick<RoomRow, 'recordingState'>): boolean {
  return WANTED.has(recordingState);
}

/** Ends the recording of a room that is held, where there is one; of a closed room, who was inside may hear it. */
export async function endRecording(change: RoomChange): Promise<void> {
  const { tx, room, now } = change;
  const recording = await findRecording(tx, room.id);
  if (!recording) return;
  if (isRecordingWanted(room)) {
    await updateRecording(tx, recording.id, { stoppedAt: now });
    await endQuestions(tx, recording.id, now);
    await setRecordingState(change, 'saving', now);
  }
}

/** As {@link endRecording}, before the room forgets who was in it. */
export async function closeRecording(change: RoomChange): Promise<void> {
  const { tx, room } = change;
  await endRecording(change);
  const recording = await findRecording(tx, room.id);
  const open = await isOpenTo(tx, room.id, undefined);
  if (recording && !open) await keepListeners(tx, room.id, recording.id);
}

/** Says to all what became of the recording. */
export async function setRecordingState(
  { tx, room, tell }: RoomChange,
  recordingState: RoomRow['recordingState'],
  recordingAt: Date,
): Promise<void> {
  if (room.recordingState === recordingState) return;
  await updateRoom(tx, room.id, { recordingState, recordingAt });
  tell(['room']);
}
