/** Recording a talk: what the host may ask for, and what follows from it. The recorders are in `recording/`. */
import { randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { Deps } from '../deps.ts';
import {
  deleteRecording,
  findRecording,
  saveRecording,
  updateRecording,
  type RecordingRow,
} from '../repositories/recordings.ts';
import { listStageMembers } from '../repositories/members.ts';
import { changeRoom, type ServiceDeps } from './change-room.ts';
import { requireModerator } from './members.ts';
import { requireOwnRecording } from './recording-access.ts';
import { endRecording, isRecordingWanted, setRecordingState } from './recording-state.ts';
import { requireHost, type Caller } from './rooms.ts';
import { requireLive } from './rules.ts';

/** So long before a recording begins all are told. */
export const ANNOUNCED_MS = 5000;
const DAY_MS = 86_400_000;

/** What the rules of recordings need besides: whether and where this server records. */
export type RecordingDeps = ServiceDeps & Pick<Deps, 'recording'>;

/**
 * Announces that a recording begins; it does in five seconds. Harmless where one is on.
 * @throws {ApiError} `forbidden` unless the host asks, `room_not_live`, `room_ended`, `not_supported`
 */
export async function startRecording(deps: RecordingDeps, caller: Caller, name: string): Promise<void> {
  await changeRoom(deps, caller, name, async (change) => {
    const { tx, room, now } = change;
    await requireHost(change, caller);
    requireLive(room);
    if (!deps.recording?.records) throw new ApiError('not_supported');
    if (isRecordingWanted(room)) return;
    const found = await findRecording(tx, room.id);
    // One that was deleted is still being removed: the new one is another.
    if (room.recordingState === 'deleted' && found) throw new ApiError('conflict');
    const stage = await listStageMembers(tx, room.id);
    // A room has its host until it ends.
    const hostId = stage.find(({ role }) => role === 'host')?.personId ?? '';
    const beginsAt = new Date(now.getTime() + ANNOUNCED_MS);
    await saveRecording(tx, { id: found?.id ?? randomUUID(), roomId: room.id, hostId, beginsAt });
    await setRecordingState(change, 'announced', beginsAt);
  });
  deps.recording?.poke();
}

/** Ends a recording; what there is of it is kept. @throws {ApiError} `forbidden` unless the caller runs the room */
export async function stopRecording(deps: RecordingDeps, caller: Caller, name: string): Promise<void> {
  await changeRoom(deps, caller, name, async (change) => {
    if (caller === 'operator') await requireHost(change, caller);
    else await requireModerator(change.tx, change.room, caller.id);
    await endRecording(change);
  });
  deps.recording?.poke();
}

/**
 * Deletes a recording with all that was kept beside it. When this returns, nothing of it is left, unless a recorder was
 * at work: then a moment later.
 * @throws {ApiError} `room_not_found`, `forbidden`, `not_found` where there is none
 */
export async function deleteRecordingOf(deps: RecordingDeps, caller: Caller, name: string): Promise<void> {
  const settled = await changeRoom(deps, 'operator', name, async (change) => {
    const { tx, room, now } = change;
    const recording = await requireOwnRecording(tx, room, caller);
    await updateRecording(tx, recording.id, { settledAt: null, stoppedAt: recording.stoppedAt ?? now });
    await setRecordingState(change, 'deleted', now);
    return recording.settledAt ? recording : undefined;
  });
  if (settled) await eraseRecording(deps, settled.id);
  deps.recording?.poke();
}

/** Removes what was deleted from the disk, and then from the tables: an interrupted removal is begun again. */
export async function eraseRecording({ db, recording }: RecordingDeps, id: string): Promise<void> {
  await recording?.storage.remove(id);
  await deleteRecording(db, id);
}

/** A recorder works, or does so no longer. Says nothing where the host has thought otherwise meanwhile. */
export async function noteRecorder(
  deps: ServiceDeps,
  name: string,
  state: 'recording' | 'failed',
): Promise<void> {
  await changeRoom(deps, 'operator', name, async (change) => {
    if (isRecordingWanted(change.room)) await setRecordingState(change, state, change.now);
  });
}

/** All of a recording is on disk: it can be heard once the room has ended. One without any sound is none. */
export async function settleRecording(
  deps: RecordingDeps,
  name: string,
  { id }: RecordingRow,
  segments: RecordingRow['segments'],
): Promise<void> {
  await changeRoom(deps, 'operator', name, async (change) => {
    const { tx, room, now } = change;
    // Begun again, or deleted, meanwhile.
    if (room.recordingState !== 'saving') return;
    if (segments.length === 0) {
      await deleteRecording(tx, id);
      return setRecordingState(change, 'off', now);
    }
    const expiresAt = new Date(now.getTime() + (deps.recording?.days ?? 0) * DAY_MS);
    await updateRecording(tx, id, { settledAt: now, expiresAt, segments });
    await setRecordingState(change, 'kept', now);
  });
}
