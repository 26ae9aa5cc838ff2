import { atom } from 'nanostores';
import { httpRecordings } from '../../backend/http-recordings.ts';
import type { RecordingsDirectory } from '../../backend/recordings-directory.ts';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Recording, RecordingCaptions } from '../../contract/types.ts';
import type { RecordingDeleteRequest } from '../../events/recording-delete-request.ts';
import { NOT_PLAYED, ReplayAudio, type ReplaySnapshot } from '../../media/core/replay-audio.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { announce, Errands } from './carry-out.ts';

/** What is known of a recording. */
export interface ReplayState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly recording: Recording | null;
  readonly error: ErrorCode | null;
}

/** What was said, in the language that was chosen. */
export interface ReplayCaptions {
  readonly language: string;
  readonly captions: RecordingCaptions['captions'];
}

/** A recording that is being put together is asked for again after so many milliseconds. */
const AGAIN = 2_000;

/** One recording as a page knows it, and its sound. */
export class ReplayModel extends Errands {
  readonly room: string;
  readonly $state = atom<ReplayState>({ status: 'loading', recording: null, error: null });
  readonly $sound = atom<ReplaySnapshot>(NOT_PLAYED);
  readonly $captions = atom<ReplayCaptions | null>(null);
  readonly #directory: RecordingsDirectory;
  #audio: ReplayAudio | undefined;
  #users = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(directory: RecordingsDirectory, room: string) {
    super();
    this.#directory = directory;
    this.room = room;
  }

  /** An element shows it, until the returned function is called; without one the sound ends. */
  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) void this.load();
    return () => {
      this.#users -= 1;
      if (this.#users > 0) return;
      clearTimeout(this.#timer);
      this.#end();
    };
  }

  /** Asks what there is; what is shown stays until it is here. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const recording = await this.#directory.recording(this.room);
      this.$state.set({ status: 'ready', recording, error: null });
      if (!recording.audio) this.#end();
      if (recording.room.recordingState === 'saving' && this.#users > 0) {
        this.#timer = setTimeout(() => void this.load(), AGAIN);
      }
    } catch (thrown) {
      const before = this.$state.get();
      const error = HallwayError.from(thrown).code;
      this.$state.set({ ...before, status: before.recording ? 'ready' : 'failed', error });
    }
  }

  /** Plays, or pauses; within a click. */
  toggle(): void {
    const { state } = this.$sound.get();
    if (state === 'playing' || state === 'loading') this.#audio?.pause();
    else this.#sound()?.play();
  }

  /** Goes to a position, in milliseconds, and plays from there where it is asked to. */
  seek(at: number, play = false): void {
    const sound = this.#sound();
    sound?.seekTo(at / 1000);
    if (play) sound?.play();
  }

  /** Goes on or back, in milliseconds. */
  skip(by: number): void {
    this.#sound()?.skip(by / 1000);
  }

  /** How fast: 1 is as it was. */
  setRate(rate: number): void {
    this.#sound()?.setRate(rate);
  }

  /** Gets what was said in a language; none puts it away. */
  async showCaptions(language: string | undefined): Promise<void> {
    if (language === undefined) return this.$captions.set(null);
    this.$captions.set({ language, captions: [] });
    try {
      const { captions } = await this.#directory.captions(this.room, language);
      // Another language, or none, may have been chosen meanwhile.
      if (this.$captions.get()?.language === language) this.$captions.set({ language, captions });
    } catch {
      // What was said is missing, and heard all the same.
      if (this.$captions.get()?.language === language) this.$captions.set(null);
    }
  }

  /** Deletes it. */
  delete(trigger: RecordingDeleteRequest, host: HTMLElement): void {
    void this.carryOut(this.room, {
      trigger,
      host,
      pending: 'delete',
      run: () => this.#directory.deleteRecording(this.room),
      done: () => {
        this.#end();
        announce(host, ['replay'], 'replay.deleted');
        void this.load();
      },
    });
  }

  #sound(): ReplayAudio | undefined {
    const { recording } = this.$state.get();
    if (!recording?.audio) return undefined;
    const { audio: address, milliseconds, room, speakers } = recording;
    this.#audio ??= new ReplayAudio(
      {
        address,
        milliseconds,
        title: room.title,
        artist: room.club?.title ?? speakers.map(({ name }) => name).join(', '),
        artwork: room.club?.pictureUrl ?? null,
        renew: async () => {
          await this.load();
          const again = this.$state.get();
          if (!again.recording?.audio || again.error) throw new HallwayError(again.error ?? 'not_found');
          return again.recording.audio;
        },
      },
      (snapshot) => this.$sound.set(snapshot),
    );
    return this.#audio;
  }

  #end(): void {
    this.#audio?.close();
    this.#audio = undefined;
    this.$sound.set(NOT_PLAYED);
    this.$captions.set(null);
  }
}

/** The recording of a room: one for all elements that show it; nothing where the backend knows none. */
export function replayOf(connection: Connection, room: string): ReplayModel | undefined {
  const { directory, config, hasApi } = connection;
  const key = `replay ${room}`;
  let model = directory.get(key) as ReplayModel | undefined;
  if (!model) {
    const recordings = hasApi
      ? httpRecordings(apiOf(connection), config.api)
      : config.backend?.directory?.recordings;
    if (!recordings) return undefined;
    directory.set(key, (model = new ReplayModel(recordings, room)));
  }
  return model;
}
