import { LocalAudioTrack, Track } from 'livekit-client';
import type { Room } from 'livekit-client';
import { HallwayError } from '../../contract/errors.ts';
import { guardMicrophone, openMicrophone } from '../core/microphone-device.ts';
import type { MicrophoneState } from '../media-session.ts';
import { mayPublish } from './people.ts';
import { isPublished, publish, unpublish } from './publication.ts';

/** Pause before a publication that failed for no clear reason is tried again. */
const RETRY_AFTER = 1_500;
/** So many failures on one connection, and the microphone counts as lost. */
const MOST_FAILURES = 5;

/** What the person wants: muted keeps the device, off gives it back. */
type Wish = 'off' | 'on' | 'muted';

/**
 * The local microphone. It remembers what the person wants and makes the room agree with it, one step at a time: after
 * every kind of reconnect the same device is published again as it was, muted or not. Only a person's own
 * {@link Microphone.set} ever opens or unmutes it.
 */
export class Microphone {
  readonly #room: Room;
  readonly #changed: (state: MicrophoneState) => void;
  #state: MicrophoneState = 'off';
  #wish: Wish = 'off';
  #track: LocalAudioTrack | null = null;
  #unguard: (() => void) | undefined;
  #connected = false;
  #deviceId = '';
  /** Steps run one after the other. */
  #queue: Promise<void> = Promise.resolve();
  /** Rises when the person or the server takes the microphone away, so that a late answer to the prompt counts no more. */
  #epoch = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(room: Room, changed: (state: MicrophoneState) => void) {
    this.#room = room;
    this.#changed = changed;
  }

  /** Id of the device in use, else of the one chosen for next time; empty is the system's. */
  get deviceId(): string {
    return this.#track?.mediaStreamTrack.getSettings().deviceId ?? this.#deviceId;
  }

  /**
   * Opens and sends (asks for permission where there is none yet), or mutes. Only for those who may speak.
   * @throws {HallwayError} `not_on_stage`, `mic_denied`, `mic_missing`, `media_failed`.
   */
  async set(on: boolean): Promise<void> {
    if (!on) {
      if (this.#track === null) {
        // Muted while the prompt is open: whatever the answer, nothing is sent.
        if (this.#wish === 'on') this.#takeAway('off');
        return;
      }
      this.#wish = 'muted';
      // At once, before any queue: nobody hears what is said after the press.
      this.#track.mediaStreamTrack.enabled = false;
      this.#setState('muted');
      await this.#settle();
      return;
    }
    this.#wish = 'on';
    const epoch = this.#epoch;
    if (this.#track === null) await this.#open(epoch);
    if (epoch === this.#epoch) await this.#settle();
  }

  /** Stops sending and gives the device back. */
  async release(): Promise<void> {
    this.#takeAway('off');
    await this.#queue;
  }

  /** Another device, now if one is open, else from the next time on. */
  async setDevice(id: string): Promise<void> {
    this.#deviceId = id;
    const track = this.#track;
    if (!track) return;
    const epoch = this.#epoch;
    const opened = await openMicrophone(id);
    if (epoch !== this.#epoch || this.#track !== track) {
      opened.stop();
      return;
    }
    opened.enabled = this.#wish === 'on';
    const old = track.mediaStreamTrack;
    await track.replaceTrack(opened, true).catch((thrown: unknown) => {
      opened.stop();
      throw HallwayError.from(thrown, 'mic_missing');
    });
    old.stop();
    this.#guard(opened);
  }

  /** A connection is up: publish again what was published. */
  connected(): void {
    this.#connected = true;
    this.#failures = 0;
    this.permissionsChanged();
    this.#settleAlone();
  }

  /** The connection is gone; the device stays open for the next one. */
  disconnected(): void {
    this.#connected = false;
  }

  /** The server changed what we may do. Without the right to speak the device goes back at once. */
  permissionsChanged(): void {
    if (!this.#connected || mayPublish(this.#room) || this.#wish === 'off') return;
    this.#takeAway('off');
  }

  /** LiveKit muted or unmuted our track. A host may mute it; nobody but the person unmutes it. */
  muteChanged(): void {
    if (!this.#track) return;
    if (this.#track.isMuted && this.#wish === 'on' && this.#state === 'on') {
      this.#wish = 'muted';
      this.#setState('muted');
    } else if (!this.#track.isMuted && this.#wish === 'muted') {
      this.#settleAlone();
    }
  }

  async #open(epoch: number): Promise<void> {
    this.#setState('asking');
    let opened: MediaStreamTrack;
    try {
      opened = await openMicrophone(this.#deviceId);
    } catch (thrown) {
      const error = HallwayError.from(thrown, 'mic_missing');
      if (epoch === this.#epoch) this.#takeAway(error.code === 'mic_denied' ? 'denied' : 'missing');
      throw error;
    }
    if (epoch !== this.#epoch || this.#track) {
      opened.stop();
      return;
    }
    this.#track = new LocalAudioTrack(opened, undefined, true);
    this.#track.source = Track.Source.Microphone;
    this.#guard(opened);
  }

  #guard(track: MediaStreamTrack): void {
    this.#unguard?.();
    this.#unguard = guardMicrophone(track, () => {
      this.#takeAway('lost');
    });
  }

  #takeAway(state: MicrophoneState): void {
    this.#epoch += 1;
    this.#wish = 'off';
    clearTimeout(this.#retry);
    this.#unguard?.();
    this.#unguard = undefined;
    const track = this.#track;
    this.#track = null;
    if (track) {
      // The light of the device goes out before the server is told anything.
      track.stop();
      this.#queue = this.#queue.then(async () => unpublish(this.#room, track));
    }
    this.#setState(state);
  }

  /** Makes the room agree with the wish, after whatever is still under way. */
  async #settle(): Promise<void> {
    const step = this.#queue.then(async () => {
      await this.#agree().catch((thrown: unknown) => {
        throw HallwayError.from(thrown, 'media_failed');
      });
    });
    // The one who asked gets the rejection; the next step does not depend on it.
    this.#queue = step.catch(() => undefined);
    return step;
  }

  /** As {@link Microphone.set}'s last step where nobody waits for it: the state says what came of it. */
  #settleAlone(): void {
    this.#settle().catch(() => undefined);
  }

  async #agree(): Promise<void> {
    const track = this.#track;
    if (!track) return;
    if (track.mediaStreamTrack.readyState === 'ended') {
      // LiveKit stops it after a publication that waited too long.
      this.#takeAway('lost');
      return;
    }
    if (this.#wish === 'muted') await track.mute();
    if (this.#connected && !isPublished(this.#room, track) && !(await this.#publish(track))) return;
    if (this.#track !== track) return;
    if (this.#wanted() === 'on') {
      track.mediaStreamTrack.enabled = true;
      await track.unmute();
    }
    const wish = this.#wanted();
    if (this.#track === track && wish !== 'off') this.#setState(wish);
  }

  /** @returns Whether the track is published now. */
  async #publish(track: LocalAudioTrack): Promise<boolean> {
    try {
      await publish(this.#room, track);
      return true;
    } catch (thrown) {
      // Lost under way: the next connection publishes.
      if (!this.#connected || this.#wanted() === 'off') return false;
      this.#failures += 1;
      const { code } = HallwayError.from(thrown);
      if (code === 'not_on_stage' || this.#failures >= MOST_FAILURES) {
        this.#takeAway(code === 'not_on_stage' ? 'off' : 'lost');
        throw thrown;
      }
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => {
        this.#settleAlone();
      }, RETRY_AFTER);
      return false;
    }
  }

  /** The wish as it is by now, after whatever was awaited. */
  #wanted(): Wish {
    return this.#wish;
  }

  #setState(state: MicrophoneState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed(state);
  }
}
