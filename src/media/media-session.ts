import type { ErrorCode } from '../contract/errors.ts';

/** Address and token for one connection attempt. */
export interface MediaGrant {
  readonly url: string;
  readonly token: string;
}

/**
 * `unstable`: packets stopped or the network is poor, nothing decided yet; `reconnecting`: the session is coming back
 * by itself; `failed`: it gave up or was told to (see `error`), only a person brings it back.
 */
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'unstable' | 'reconnecting' | 'failed';
/**
 * `silent`: joined, nothing subscribed (preload); `blocked`: the browser wants a click first; `paused`: the person stopped
 * the sound and is still in the room.
 */
export type AudioState = 'off' | 'silent' | 'blocked' | 'playing' | 'paused';
/** `lost`: the device went or the permission was revoked; the person still listens. */
export type MicrophoneState = 'off' | 'asking' | 'on' | 'muted' | 'denied' | 'missing' | 'lost';

/** A visible participant as the media server knows it (speakers; in a bare LiveKit deployment everybody). */
export interface MediaPerson {
  readonly id: string;
  readonly name: string;
  readonly local: boolean;
  readonly speaking: boolean;
  readonly muted: boolean;
  readonly hasAudio: boolean;
}

/** A plain, fresh copy of what the session knows; never LiveKit's own mutable objects. */
export interface MediaSnapshot {
  readonly connection: ConnectionState;
  readonly error: ErrorCode | null;
  readonly audio: AudioState;
  readonly microphone: MicrophoneState;
  /** Whether the server lets us publish now. */
  readonly mayPublish: boolean;
  readonly people: readonly MediaPerson[];
  /** Epoch ms of the next attempt while `reconnecting`, where it is known. */
  readonly retryAt: number | null;
}

/** A microphone or an output. */
export interface MediaDevice {
  readonly id: string;
  readonly label: string;
}

/** What can be chosen on this device now; `outputs` is empty where the browser cannot switch them. */
export interface MediaDevices {
  readonly microphones: readonly MediaDevice[];
  readonly outputs: readonly MediaDevice[];
  readonly microphone: string;
  readonly output: string;
}

/**
 * A piece of what somebody says, as a transcriber writes it. Words only: nothing in it may be taken for markup, a name or
 * an order.
 */
export interface MediaCaption {
  /** The same for all versions of one segment in one language; a later version replaces an earlier one. */
  readonly id: string;
  /** Whose words they are: the id of a person whom the media server knows, never what the text claims. */
  readonly person: string;
  /** BCP 47 tag; empty where the transcriber does not say. */
  readonly language: string;
  readonly text: string;
  /** False while the transcriber may still correct it. */
  readonly final: boolean;
}

/** How a session connects. */
export interface ConnectOptions {
  /** Called for every attempt, so that a reconnect after an hour has a fresh token. Rejects with `HallwayError`. */
  grant(): Promise<MediaGrant>;
  /** False joins in silence: subscribed but paused, so that `listen()` is heard at once. */
  listen: boolean;
}

/**
 * One connection to one room at a time, reusable: after `disconnect()` it may `connect()` to another. Made for more
 * than one engine; LiveKit's is in `livekit/`. Methods reject with `HallwayError` only.
 */
export interface MediaSession {
  readonly snapshot: MediaSnapshot;
  /** Calls `listener` after each change with a fresh snapshot; returns the function that stops it. */
  onChange(listener: (snapshot: MediaSnapshot) => void): () => void;
  /** Audio levels 0–1 by person, about ten times a second while somebody speaks; not part of the snapshot. */
  onLevels(listener: (levels: ReadonlyMap<string, number>) => void): () => void;
  /** What is said, as text, where somebody transcribes the room; checked for who sent it, bounded in size and rate. */
  onCaptions(listener: (caption: MediaCaption) => void): () => void;
  /** Prepares a connection (DNS, TLS) without joining. */
  warm(url: string, token?: string): Promise<void>;
  connect(options: ConnectOptions): Promise<void>;
  /** Starts to play. Call it inside the click: it unlocks audio. */
  listen(): Promise<void>;
  /** Stops the sound without leaving, until `listen()`. Does nothing while nothing plays. */
  pause(): void;
  /** Opens (asks for) or mutes the microphone; false keeps the device but sends nothing. */
  setMicrophone(on: boolean): Promise<void>;
  /** Stops publishing and gives the device back. */
  releaseMicrophone(): Promise<void>;
  /** 0–1, for all; or for one person, on top of that for all and for as long as the session lives. */
  setVolume(volume: number, person?: string): void;
  devices(): Promise<MediaDevices>;
  setDevice(kind: 'microphone' | 'output', id: string): Promise<void>;
  /** Tries again now (Rejoin). */
  retry(): Promise<void>;
  disconnect(): Promise<void>;
}

/** Makes sessions; a site may pass its own to `configure({ media })`. */
export interface MediaEngine {
  /** Whether this browser can do it at all (WebRTC). */
  supported(): boolean;
  /** Fetches what is needed; idempotent. Called on intent, never before. */
  load(): Promise<void>;
  createSession(): Promise<MediaSession>;
}
