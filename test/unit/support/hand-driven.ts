import type { Backend, BackendFeature, RoomSink } from '../../../src/backend/backend.ts';
import { ALL_FEATURES } from '../../../src/backend/backend.ts';
import type {
  JoinGrant,
  Person,
  ReactionCounts,
  Room,
  RoomAction,
  RosterPage,
  Viewer,
} from '../../../src/contract/types.ts';
import type {
  ConnectOptions,
  MediaCaption,
  MediaDevices,
  MediaEngine,
  MediaSession,
  MediaSnapshot,
} from '../../../src/media/media-session.ts';
import { NO_MEDIA } from '../../../src/models/room-state.ts';

/** An answer that the test gives when it wants to. */
export interface Answer<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(thrown: unknown): void;
}

export function answer<Value = void>(): Answer<Value> {
  let settle!: Omit<Answer<Value>, 'promise'>;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

export const ROOM: Room = {
  name: 'street-trees',
  title: 'What a street tree hears',
  state: 'live',
  club: null,
  topic: null,
  description: null,
  access: 'open',
  recording: false,
  recordingState: 'off',
  recordingAt: null,
  language: 'en',
  handPolicy: 'everyone',
  reactionPolicy: 'everyone',
  handOrder: 'raised',
  locked: false,
  hostAwaitedUntil: null,
  capacity: 100,
  startsAt: null,
  minutes: 60,
  cancelledAt: null,
  coming: 0,
  startedAt: null,
  endedAt: null,
  endedAs: null,
  attendance: null,
};

export const VIEWER: Viewer = {
  id: 'g_1',
  kind: 'guest',
  name: 'Guest',
  role: 'listener',
  present: false,
  hand: null,
  invited: null,
  mayRaiseHand: true,
  blocked: null,
};

export function person(parts: Partial<Person> = {}): Person {
  return {
    id: 'p_1',
    name: 'Noor Haddadi',
    avatarUrl: null,
    caption: null,
    role: 'speaker',
    muted: false,
    handRaised: false,
    away: false,
    ...parts,
  };
}

/** A backend that answers at once, or when and what the test says. */
export class HandBackend implements Backend {
  readonly features: ReadonlySet<BackendFeature> = ALL_FEATURES;
  readonly sinks = new Map<string, RoomSink>();
  /** Each call, as `name:details`. */
  readonly calls: string[] = [];
  /** What the next joins answer; a grant at once where there is none. */
  readonly joins: Answer<JoinGrant>[] = [];
  /** Replaced by tests that want `act` to wait or fail. */
  onAct: (action: RoomAction) => Promise<void> = () => Promise.resolve();
  onRoster: (section: string, cursor?: string) => Promise<RosterPage> = () =>
    Promise.reject(new Error('unset'));
  onListening: () => Promise<void> = () => Promise.resolve();
  /** What a new watch is told. */
  onWatch: (sink: RoomSink) => void = (sink) => sink.room(ROOM);

  watch(room: string, sink: RoomSink): () => void {
    this.calls.push(`watch:${room}`);
    this.sinks.set(room, sink);
    this.onWatch(sink);
    return () => {
      this.calls.push(`unwatch:${room}`);
      if (this.sinks.get(room) === sink) this.sinks.delete(room);
    };
  }

  get sink(): RoomSink {
    return this.sinks.get(ROOM.name)!;
  }

  warm(): void {
    this.calls.push('warm');
  }

  join(room: string, { preload }: { preload: boolean; signal?: AbortSignal }): Promise<JoinGrant> {
    this.calls.push(`join:${room}${preload ? ':preload' : ''}`);
    const waiting = this.joins.shift();
    if (waiting) return waiting.promise;
    return Promise.resolve({
      server_url: 'wss://media.invalid',
      participant_token: 'a-token',
      viewer: VIEWER,
    });
  }

  attend(room: string, here: boolean): void {
    this.calls.push(`attend:${room}:${here}`);
  }

  async listening(room: string): Promise<void> {
    this.calls.push(`listening:${room}`);
    await this.onListening();
  }

  leave(room: string, { unload = false } = {}): Promise<void> {
    this.calls.push(`leave:${room}${unload ? ':unload' : ''}`);
    return Promise.resolve();
  }

  roster(_room: string, section: string, cursor?: string): Promise<RosterPage> {
    this.calls.push(`roster:${section}:${cursor ?? ''}`);
    return this.onRoster(section, cursor);
  }

  async act(_room: string, action: RoomAction): Promise<void> {
    this.calls.push(`act:${action.type}`);
    await this.onAct(action);
  }

  /** Tells how many reacted. */
  applaud: (counts: ReactionCounts) => void = () => undefined;
  /** Replaced by tests that want reactions to be refused. */
  onReact: () => Promise<void> = () => Promise.resolve();

  reactions(room: string, listener: (counts: ReactionCounts) => void): () => void {
    this.calls.push(`reactions:${room}`);
    this.applaud = listener;
    return () => {
      this.calls.push(`no-reactions:${room}`);
      this.applaud = () => undefined;
    };
  }

  async react(_room: string, counts: ReactionCounts): Promise<void> {
    this.calls.push(`react:${JSON.stringify(counts)}`);
    await this.onReact();
  }

  count(prefix: string): number {
    return this.calls.filter((call) => call.startsWith(prefix)).length;
  }
}

/** A session whose connection does what the test says. */
export class HandSession implements MediaSession {
  snapshot: MediaSnapshot = NO_MEDIA;
  readonly calls: string[] = [];
  readonly listeners = new Set<(snapshot: MediaSnapshot) => void>();
  readonly meters = new Set<(levels: ReadonlyMap<string, number>) => void>();
  readonly readers = new Set<(caption: MediaCaption) => void>();
  /** Asks for a grant as a reconnecting session does. */
  grant: ConnectOptions['grant'] | undefined;
  onConnect: () => Promise<void> = () => Promise.resolve();
  onMicrophone: (on: boolean) => Promise<void> = () => Promise.resolve();

  set(parts: Partial<MediaSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...parts };
    for (const listener of this.listeners) listener(this.snapshot);
  }

  onChange(listener: (snapshot: MediaSnapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onLevels(listener: (levels: ReadonlyMap<string, number>) => void): () => void {
    this.meters.add(listener);
    return () => this.meters.delete(listener);
  }

  onCaptions(listener: (caption: MediaCaption) => void): () => void {
    this.readers.add(listener);
    return () => this.readers.delete(listener);
  }

  /** The transcriber writes something down. */
  say(caption: MediaCaption): void {
    for (const read of this.readers) read(caption);
  }

  warm(url: string): Promise<void> {
    this.calls.push(`warm:${url}`);
    return Promise.resolve();
  }

  async connect({ grant, listen }: ConnectOptions): Promise<void> {
    this.calls.push(`connect:${listen}`);
    this.grant = grant;
    this.set({ connection: 'connecting' });
    try {
      await grant();
      await this.onConnect();
    } catch (thrown) {
      this.set({ connection: 'failed', error: 'media_failed' });
      throw thrown;
    }
    this.set({ connection: 'connected', audio: listen ? 'playing' : 'silent' });
  }

  listen(): Promise<void> {
    this.calls.push('listen');
    if (this.snapshot.connection === 'connected') this.set({ audio: 'playing' });
    return Promise.resolve();
  }

  pause(): void {
    this.calls.push('pause');
    this.set({ audio: 'paused' });
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.calls.push(`microphone:${on}`);
    await this.onMicrophone(on);
    this.set({ microphone: on ? 'on' : 'muted' });
  }

  releaseMicrophone(): Promise<void> {
    this.calls.push('release');
    this.set({ microphone: 'off' });
    return Promise.resolve();
  }

  setVolume(volume: number, person?: string): void {
    this.calls.push(person === undefined ? `volume:${volume}` : `volume:${volume}:${person}`);
  }

  devices(): Promise<MediaDevices> {
    return Promise.resolve({ microphones: [], outputs: [], microphone: '', output: '' });
  }

  setDevice(kind: string, id: string): Promise<void> {
    this.calls.push(`device:${kind}:${id}`);
    return Promise.resolve();
  }

  retry(): Promise<void> {
    this.calls.push('retry');
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    this.calls.push('disconnect');
    this.set(NO_MEDIA);
    return Promise.resolve();
  }
}

/** Makes hand-driven sessions and keeps them for the test to see. */
export class HandEngine implements MediaEngine {
  readonly sessions: HandSession[] = [];
  webrtc = true;
  /** Called with each new session, before anybody uses it. */
  onSession: (session: HandSession) => void = () => undefined;

  supported(): boolean {
    return this.webrtc;
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  createSession(): Promise<MediaSession> {
    const session = new HandSession();
    this.onSession(session);
    this.sessions.push(session);
    return Promise.resolve(session);
  }

  get session(): HandSession {
    return this.sessions.at(-1)!;
  }
}
