import { RoomEvent } from 'livekit-client';
import type { Room } from 'livekit-client';
import { HallwayError } from '../../contract/errors.ts';
import { canSwitchOutput, listDevices } from '../core/devices.ts';
import { LevelMeter } from '../core/level-meter.ts';
import { reachable } from '../core/reachable.ts';
import { onPageLife } from '../core/page-life.ts';
import { IDLE, SnapshotStore } from '../core/snapshot-store.ts';

import type {
  ConnectOptions,
  MediaCaption,
  MediaDevices,
  MediaSession,
  MediaSnapshot,
} from '../media-session.ts';
import { Captions } from './captions.ts';
import { CHANGES } from './changes.ts';
import { Connection } from './connection.ts';
import { incomingAudio } from './engine-internals.ts';
import { roomLevels } from './levels.ts';
import { silenceLiveKit } from './logging.ts';
import { Microphone } from './microphone.ts';
import { mayPublish, visiblePeople } from './people.ts';
import { Playback } from './playback.ts';
import { Subscriptions } from './subscriptions.ts';
import { warmPeerConnection } from './warm.ts';

/** How often published tracks are compared with those that arrived. */
const COMPARE_EVERY = 1_000;
silenceLiveKit();

/** A {@link MediaSession} over LiveKit: puts the parts together, and turns what they say into snapshots. */
export class LiveKitSession implements MediaSession {
  readonly #store = new SnapshotStore();
  readonly #connection: Connection;
  readonly #room: Room;
  readonly #subscriptions: Subscriptions;
  readonly #microphone: Microphone;
  readonly #meter: LevelMeter;
  readonly #captions: Captions;
  readonly #playback: Playback;
  /** What the last `connect` was told, for Rejoin; null after `disconnect`. */
  #options: ConnectOptions | null = null;
  #stale = false;
  #compare: ReturnType<typeof setInterval> | undefined;
  #unhook: (() => void) | undefined;

  constructor() {
    this.#connection = new Connection({
      state: (connection, error, retryAt) => {
        this.#store.patch({ connection, error, retryAt });
        if (connection === 'failed') void this.#leave();
      },
      up: () => {
        this.#up();
      },
      down: () => {
        this.#down();
      },
    });
    this.#room = this.#connection.room;
    this.#subscriptions = new Subscriptions(this.#room);
    this.#playback = new Playback(this.#subscriptions, (audio) => {
      this.#store.patch({ audio });
    });
    this.#microphone = new Microphone(this.#room, (microphone) => {
      this.#store.patch({ microphone });
    });
    this.#meter = new LevelMeter(async () => roomLevels(this.#room));
    this.#captions = new Captions(this.#room);
    for (const event of CHANGES) this.#room.on(event, this.#changed);
    // The participants are known before any audio flows: the moment to pause it, if nobody listens yet, and to make
    // elements ready for it (measured: heard 30 ms earlier).
    this.#room.on(RoomEvent.SignalConnected, () => {
      this.#subscriptions.apply();
      this.#playback.sinks.sync(new Map(incomingAudio(this.#room).map((track) => [track.id, track])));
    });
  }

  get snapshot(): MediaSnapshot {
    return this.#store.snapshot;
  }

  onChange(listener: (snapshot: MediaSnapshot) => void): () => void {
    return this.#store.onChange(listener);
  }

  onLevels(listener: (levels: ReadonlyMap<string, number>) => void): () => void {
    return this.#meter.onLevels(listener);
  }

  onCaptions(listener: (caption: MediaCaption) => void): () => void {
    return this.#captions.onCaptions(listener);
  }

  async warm(url: string, token?: string): Promise<void> {
    await Promise.all([reachable(url), this.#room.prepareConnection(url, token), warmPeerConnection()]);
  }

  async connect(options: ConnectOptions): Promise<void> {
    if (this.#isActive()) await this.disconnect();
    this.#options = options;
    this.#playback.begin(options.listen);
    await this.#connection.connect(options);
  }

  async listen(): Promise<void> {
    const playing = this.#playback.listen();
    // Keeps a silent element alive on iOS, where others may not play without; elsewhere it does next to nothing.
    this.#room.startAudio().catch(() => undefined);
    if (this.#options) this.#options = { ...this.#options, listen: true };
    await playing;
  }

  pause(): void {
    this.#playback.pause();
  }

  async setMicrophone(on: boolean): Promise<void> {
    if (on && !this.snapshot.mayPublish) throw new HallwayError('not_on_stage');
    await this.#microphone.set(on);
  }

  async releaseMicrophone(): Promise<void> {
    await this.#microphone.release();
  }

  setVolume(volume: number, person?: string): void {
    this.#playback.setVolume(volume, person);
  }

  async devices(): Promise<MediaDevices> {
    return listDevices(this.#microphone.deviceId, this.#playback.sinks.output);
  }

  async setDevice(kind: 'microphone' | 'output', id: string): Promise<void> {
    if (kind === 'microphone') {
      await this.#microphone.setDevice(id);
      return;
    }
    if (!canSwitchOutput()) throw new HallwayError('not_supported');
    await this.#playback.sinks.setOutput(id).catch((thrown: unknown) => {
      throw HallwayError.from(thrown, 'not_supported');
    });
  }

  async retry(): Promise<void> {
    if (this.#isActive()) {
      this.#connection.wake();
    } else if (this.#options) {
      if (this.#options.listen) this.#playback.sinks.unlock();
      await this.connect(this.#options);
    }
  }

  async disconnect(): Promise<void> {
    this.#options = null;
    const left = this.#connection.disconnect();
    await Promise.all([left, this.#leave()]);
    this.#store.patch(IDLE);
  }

  #isActive(): boolean {
    const { connection } = this.#store.snapshot;
    return connection !== 'idle' && connection !== 'failed';
  }

  #up(): void {
    this.#unhook ??= this.#hook();
    this.#compare ??= setInterval(() => {
      this.#subscriptions.recover(performance.now());
    }, COMPARE_EVERY);
    this.#meter.setConnected(true);
    this.#refresh();
    this.#microphone.connected();
  }

  #down(): void {
    clearInterval(this.#compare);
    this.#compare = undefined;
    this.#meter.setConnected(false);
    this.#microphone.disconnected();
    this.#playback.sinks.sync(new Map());
  }

  /** Gives back what only a connected session needs; not called between a loss and its return. */
  async #leave(): Promise<void> {
    this.#unhook?.();
    this.#unhook = undefined;
    this.#playback.end();
    this.#store.patch({ people: [], mayPublish: false });
    await this.#microphone.release();
  }

  /** Elements that stand still are played again when the page is shown or a headset comes or goes. */
  #hook(): () => void {
    const play = (): void => {
      void this.#playback.sinks.play();
    };
    const stopWakeUps = onPageLife({ wake: play });
    navigator.mediaDevices?.addEventListener('devicechange', play);
    return () => {
      stopWakeUps();
      navigator.mediaDevices?.removeEventListener('devicechange', play);
    };
  }

  /** One refresh for all that LiveKit reports in the same turn. */
  readonly #changed = (): void => {
    if (this.#stale) return;
    this.#stale = true;
    queueMicrotask(() => {
      this.#stale = false;
      if (this.#connection.connected) this.#refresh();
    });
  };

  #refresh(): void {
    this.#playback.refresh();
    this.#microphone.permissionsChanged();
    this.#microphone.muteChanged();
    this.#store.patch({ people: visiblePeople(this.#room), mayPublish: mayPublish(this.#room) });
  }
}
