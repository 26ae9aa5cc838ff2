import type { Sql } from 'postgres';

import type { RecordingDesk } from '../deps.ts';
import type { Config } from '../config/config.ts';
import type { ServiceDeps } from '../services/change-room.ts';
import { EgressRecorder } from './egress-recorder.ts';
import { FolderStorage } from './folder-storage.ts';
import { RecordingKeeper } from './keeper.ts';
import { OwnRecorder } from './own-recorder.ts';
import type { Recorder } from './recorder.ts';

/** Recording as one process has it. */
export interface Recordings {
  readonly desk: RecordingDesk;
  stop(): Promise<void>;
}

/**
 * Begins to see to recordings; `undefined` where the operator named no folder for them.
 * @param client makes a connection of its own
 */
export async function startRecordings(
  deps: ServiceDeps & { readonly config: Config },
  client: () => Sql,
): Promise<Recordings | undefined> {
  const { recording, livekit } = deps.config;
  if (recording.dir === undefined) return undefined;
  const storage = new FolderStorage(recording.dir);
  await storage.check();
  const recorder: Recorder = recording.egressDir
    ? new EgressRecorder(livekit, recording.egressDir)
    : new OwnRecorder(deps.media, livekit.apiUrl.replace(/^http/, 'ws'), storage);
  const records = Boolean(recording.egressDir) || canRecord();
  if (!records) deps.log.warn('recorder_missing', { text: 'npm install @livekit/rtc-node' });
  const desk = { storage, days: recording.days, records, poke: () => keeper.poke() };
  const keeper = new RecordingKeeper({ ...deps, recording: desk }, client(), recorder);
  keeper.start();
  return { desk, stop: () => keeper.stop() };
}

/** Whether the library of our own recorder was installed; it is optional, and has no binaries for some machines. */
function canRecord(): boolean {
  try {
    import.meta.resolve('@livekit/rtc-node');
    return true;
  } catch {
    return false;
  }
}
