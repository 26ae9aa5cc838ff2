import type { Recording, RecordingCaptions } from '../contract/types.ts';

/** Recordings of talks. Every method rejects with `HallwayError` only. */
export interface RecordingsDirectory {
  /** What was recorded of a talk. Its `audio` is an address that a page can play as it is. */
  recording(room: string): Promise<Recording>;
  /** What was said, in one of its languages. */
  captions(room: string, language: string): Promise<RecordingCaptions>;
  /** Deletes it, with all that was kept beside it. */
  deleteRecording(room: string): Promise<void>;
}
