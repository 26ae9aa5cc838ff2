import { HallwayError } from '../../src/contract/errors.ts';
import type {
  ConnectOptions,
  MediaCaption,
  MediaDevices,
  MediaEngine,
  MediaPerson,
  MediaSession,
  MediaSnapshot,
} from '../../src/media/media-session.ts';
import { answered } from './answer.ts';
import { LEVEL_INTERVAL, levelsAt } from './levels.ts';
import type { SimulatedWorld } from './world.ts';

const IDLE: MediaSnapshot = {
  connection: 'idle',
  error: null,
  audio: 'off',
  microphone: 'off',
  mayPublish: false,
  people: [],
  retryAt: null,
};

/** A media session that plays nothing: its people are the generated ones, their levels a pattern. */
export class SimulatedSession implements MediaSession {
  snapshot: MediaSnapshot = IDLE;
  private readonly world: SimulatedWorld;
  private readonly changes = new Set<(snapshot: MediaSnapshot) => void>();
  private readonly meters = new Set<(levels: ReadonlyMap<string, number>) => void>();
  private levels: ReadonlyMap<string, number> = new Map();
  private since = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private stopWatching: (() => void) | undefined;
  private stopHearing: (() => void) | undefined;
  private chosen = { microphone: 'desk', output: 'headphones' };

  constructor(world: SimulatedWorld) {
    this.world = world;
  }

  onChange(listener: (snapshot: MediaSnapshot) => void): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  onLevels(listener: (levels: ReadonlyMap<string, number>) => void): () => void {
    this.meters.add(listener);
    listener(this.levels);
    return () => this.meters.delete(listener);
  }

  onCaptions(listener: (caption: MediaCaption) => void): () => void {
    return this.world.onSay(listener);
  }

  warm(): Promise<void> {
    return Promise.resolve();
  }

  async connect(options: ConnectOptions): Promise<void> {
    this.set({ connection: 'connecting', error: null });
    try {
      await options.grant();
      await answered(this.world.options, 'connect');
    } catch (thrown) {
      const error = HallwayError.from(thrown, 'media_failed');
      this.set({ connection: 'failed', error: error.code });
      throw error;
    }
    this.stopWatching = this.world.onChange(() => this.follow());
    this.stopHearing = this.world.onSpeak(() => this.tick());
    this.since = Date.now();
    this.timer = setInterval(() => this.tick(), LEVEL_INTERVAL);
    const { connection } = this.world.options;
    const retryAt = connection === 'reconnecting' ? Date.now() + 8000 : null;
    this.set({
      connection,
      retryAt,
      audio: options.listen ? this.heard() : 'silent',
      microphone: this.microphone(),
    });
    this.tick();
  }

  listen(): Promise<void> {
    // The click that calls this is what lifts a block.
    this.set({ audio: 'playing' });
    return Promise.resolve();
  }

  pause(): void {
    if (this.snapshot.audio === 'playing') this.set({ audio: 'paused' });
  }

  async setMicrophone(on: boolean): Promise<void> {
    if (on) this.set({ microphone: 'asking' });
    try {
      await answered(this.world.options, 'microphone');
    } catch (thrown) {
      const { code } = HallwayError.from(thrown);
      this.set({ microphone: code === 'mic_missing' ? 'missing' : 'denied' });
      throw thrown;
    }
    this.world.changePerson(this.world.state.viewer.id, { muted: !on });
    this.set({ microphone: on ? 'on' : 'muted' });
  }

  releaseMicrophone(): Promise<void> {
    this.set({ microphone: 'off' });
    return Promise.resolve();
  }

  setVolume(): void {
    // There is nothing to hear.
  }

  devices(): Promise<MediaDevices> {
    return Promise.resolve({
      microphones: [
        { id: 'desk', label: 'Desk microphone' },
        { id: 'array', label: 'Built-in microphone array' },
      ],
      outputs: [
        { id: 'headphones', label: 'Headphones' },
        { id: 'speakers', label: 'Built-in speakers' },
      ],
      ...this.chosen,
    });
  }

  setDevice(kind: 'microphone' | 'output', id: string): Promise<void> {
    this.chosen = { ...this.chosen, [kind]: id };
    return Promise.resolve();
  }

  retry(): Promise<void> {
    this.set({ connection: 'connected', error: null, retryAt: null });
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    clearInterval(this.timer);
    this.stopWatching?.();
    this.stopHearing?.();
    this.set(IDLE);
    return Promise.resolve();
  }

  private heard(): MediaSnapshot['audio'] {
    return this.world.options.blocked ? 'blocked' : 'playing';
  }

  private microphone(): MediaSnapshot['microphone'] {
    const { stage, viewer } = this.world.state;
    const self = stage.find((one) => one.id === viewer.id);
    if (!self) return 'off';
    return self.muted ? 'muted' : 'on';
  }

  private tick(): void {
    // By the page's clock: where that stands still, as for pictures, a syllable does.
    const step = Math.round((Date.now() - this.since) / LEVEL_INTERVAL);
    const before = [...this.levels.keys()].join();
    const { options, state, speakers } = this.world;
    this.levels = speakers ?? levelsAt(options.speaking, state.stage, step);
    if ([...this.levels.keys()].join() !== before) this.follow();
    for (const meter of this.meters) meter(this.levels);
  }

  private follow(): void {
    this.set({});
  }

  private people(): MediaPerson[] {
    const { stage, viewer } = this.world.state;
    const visible = this.world.options.plain ? this.world.everybody() : stage;
    return visible
      .filter((one) => !one.away)
      .map((one) => ({
        id: one.id,
        name: one.name,
        local: one.id === viewer.id,
        speaking: this.levels.has(one.id),
        muted: one.muted,
        hasAudio: one.role !== 'listener',
      }));
  }

  private set(parts: Partial<MediaSnapshot>): void {
    const next = { ...this.snapshot, ...parts };
    const joined =
      next.connection !== 'idle' && next.connection !== 'connecting' && next.connection !== 'failed';
    const mayPublish = joined && this.world.state.viewer.role !== 'listener';
    this.snapshot = { ...next, mayPublish, people: joined ? this.people() : [] };
    for (const listener of this.changes) listener(this.snapshot);
  }
}

/** Makes simulated sessions; nothing is fetched. */
export class SimulatedEngine implements MediaEngine {
  private readonly world: SimulatedWorld;

  constructor(world: SimulatedWorld) {
    this.world = world;
  }

  supported(): boolean {
    return this.world.options.webrtc;
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  createSession(): Promise<MediaSession> {
    return Promise.resolve(new SimulatedSession(this.world));
  }
}
