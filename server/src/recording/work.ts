import type { OpenRecording } from '../repositories/recordings.ts';
import { saveCaption, saveTurns } from '../repositories/recording-notes.ts';
import { eraseRecording, noteRecorder, settleRecording, type RecordingDeps } from '../services/recordings.ts';
import type { Recorder, RecorderEvents, Take } from './recorder.ts';
import type { RecorderProblem } from './worker/messages.ts';

/** Waits before a recorder is begun again: the first, and the longest. */
const RETRY_MS = { first: 500, longest: 15_000 };
/** A take of this length was a good one: the next wait is the first again. */
const GOOD_MS = 10_000;

/** What this server does for one recording, whose lock it holds. */
export class Work {
  private readonly deps: RecordingDeps;
  private readonly recorder: Recorder;
  private readonly poke: () => void;
  private take: Take | undefined;
  private beganAt = 0;
  private retryAt = 0;
  private failures = 0;

  constructor(deps: RecordingDeps, recorder: Recorder, poke: () => void) {
    this.deps = deps;
    this.recorder = recorder;
    this.poke = poke;
  }

  /** Does what the recording's state asks for. */
  async advance(open: OpenRecording): Promise<void> {
    const { recording, name, state } = open;
    if (state === 'saving') {
      await this.take?.stop(recording.stoppedAt ?? this.deps.clock.now());
      const { storage } = this.deps.recording ?? {};
      if (storage) await settleRecording(this.deps, name, recording, await storage.list(recording.id));
    } else if (state === 'deleted') {
      await this.leave();
      await eraseRecording(this.deps, recording.id);
    } else if (!this.take && Date.now() >= this.retryAt) this.begin(open);
  }

  /** Stores what there is, and stops working. */
  async leave(): Promise<void> {
    await this.take?.stop(this.deps.clock.now());
  }

  private begin({ recording: { id, beginsAt: from }, name: room }: OpenRecording): void {
    this.beganAt = Date.now();
    const take = this.recorder.begin({ id, room, from }, this.events(id, room));
    this.take = take;
    void take.ended.then((problem) => this.ended(room, problem));
  }

  private events(recordingId: string, room: string): RecorderEvents {
    const { db } = this.deps;
    return {
      recording: () => this.attempt(room, () => noteRecorder(this.deps, room, 'recording')),
      turns: (turns) =>
        this.attempt(room, () =>
          saveTurns(
            db,
            turns.map(({ id, person, name, from, to }) => ({
              id,
              recordingId,
              personId: person,
              name,
              fromAt: new Date(from),
              toAt: new Date(to),
            })),
          ),
        ),
      caption: ({ segment, language, person, name, text, from, to }) =>
        this.attempt(room, () =>
          saveCaption(db, {
            recordingId,
            segmentId: segment,
            language,
            personId: person,
            name,
            caption: text,
            fromAt: new Date(from),
            toAt: new Date(to),
          }),
        ),
    };
  }

  private ended(room: string, problem: RecorderProblem | undefined): void {
    this.take = undefined;
    if (problem) {
      this.deps.log.warn('recorder_ended', { room, code: problem });
      if (Date.now() - this.beganAt > GOOD_MS) this.failures = 0;
      const wait = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** this.failures);
      this.failures += 1;
      this.retryAt = Date.now() + wait;
      // One that comes back at once is no news.
      if (this.failures > 2 || problem === 'missing')
        this.attempt(room, () => noteRecorder(this.deps, room, 'failed'));
    }
    this.poke();
  }

  /** What a recorder tells is stored as it comes; what cannot be stored is less to find one's way by, and no more. */
  private attempt(room: string, store: () => Promise<void>): void {
    store().catch((error: unknown) => this.deps.log.warn('recording_note_lost', { room, error }));
  }
}
