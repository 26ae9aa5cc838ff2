/** Recordings without a recorder: what one would have written is put into the folder. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RecordingDesk } from '../../src/deps.ts';
import { FolderStorage } from '../../src/recording/folder-storage.ts';
import { FRAME_BYTES } from '../../src/recording/mp3.ts';
import { segmentName } from '../../src/recording/segment-name.ts';
import { findRecording } from '../../src/repositories/recordings.ts';
import { findRooms } from '../../src/repositories/rooms.ts';
import { eraseRecording, noteRecorder, settleRecording } from '../../src/services/recordings.ts';
import { testApi, type Actor, type TestApi } from './api.ts';

/** The application with a folder for recordings. */
export interface Archive {
  readonly api: TestApi;
  readonly folder: string;
  readonly storage: FolderStorage;
  close(): Promise<void>;
}

/** Opens it. */
export async function openArchive(desk: Partial<RecordingDesk> = {}): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), 'hallway-kept-'));
  const storage = new FolderStorage(folder);
  const recording = { storage, days: 90, records: true, poke: () => undefined, ...desk };
  const api = await testApi({ recording });
  return {
    api,
    folder,
    storage,
    async close() {
      await api.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Announces a recording, and a recorder begins. @returns its id */
export async function beginRecording({ api }: Archive, path: string, host: Actor): Promise<string> {
  await api.done('POST', `${path}/recording/start`, { as: host });
  const name = path.split('/').at(-1) ?? '';
  await noteRecorder(api.deps, name, 'recording');
  const [found] = await findRooms(api.deps.db, [name], 'operator');
  const row = found && (await findRecording(api.deps.db, found.room.id));
  if (!row) throw new Error('The recording was announced.');
  return row.id;
}

/** What a recorder would have written: so many frames, each of which holds its number. */
export async function writeSound(
  { storage }: Archive,
  id: string,
  at: number,
  frames: number,
  torn = 0,
): Promise<Buffer> {
  const sound = Buffer.alloc(frames * FRAME_BYTES + torn);
  for (let frame = 0; frame < frames; frame += 1) sound.writeUInt32BE(frame, frame * FRAME_BYTES);
  await writeFile(join(await storage.make(id), segmentName(at)), sound);
  return sound.subarray(0, frames * FRAME_BYTES);
}

/** What the keeper does when a recorder has ended. */
export async function settle({ api, storage }: Archive, path: string): Promise<void> {
  const name = path.split('/').at(-1) ?? '';
  const [found] = await findRooms(api.deps.db, [name], 'operator');
  const row = found && (await findRecording(api.deps.db, found.room.id));
  if (!row) throw new Error('There is a recording.');
  if (found.room.recordingState === 'deleted') await eraseRecording(api.deps, row.id);
  else await settleRecording(api.deps, name, row, await storage.list(row.id));
}
