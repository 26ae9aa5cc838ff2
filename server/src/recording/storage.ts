import type { Segment } from '../db/schema/recordings.ts';

/** Where the sound of recordings is kept. All servers see the same. */
export interface RecordingStorage {
  /** What there is of a recording, in order. */
  list(id: string): Promise<Segment[]>;
  /** The bytes `from` to `to` (not included) of all segments, end to end; nothing is opened before it is read. */
  read(id: string, segments: readonly Segment[], from: number, to: number): ReadableStream<Uint8Array>;
  /** Removes all of a recording. Harmless when repeated. */
  remove(id: string): Promise<void>;
}
