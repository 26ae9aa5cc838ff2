import type { ErrorCode } from '../contract/errors.ts';
import type {
  Ban,
  Hand,
  JoinGrant,
  LogPage,
  Person,
  ReactionCounts,
  ReportList,
  Room,
  RoomAction,
  RosterPage,
  RosterSection,
  Viewer,
} from '../contract/types.ts';
import type { Directory } from './directory.ts';

/** What a backend can do besides letting people in; what is missing is absent from the page, not broken. */
export type BackendFeature = 'live' | 'roster' | 'hands' | 'moderation';

/** The features of a Hallway server. */
export const ALL_FEATURES: ReadonlySet<BackendFeature> = new Set(['live', 'roster', 'hands', 'moderation']);

/** Why a room cannot be shown (`room_not_found`, `bad_api`, `no_api` …); a `HallwayError` is one. */
export interface WatchFailure {
  readonly code: ErrorCode;
  /** The server's id of the failed request. */
  readonly requestId?: string | undefined;
  /** Whether it may pass by itself. */
  readonly retryable: boolean;
}

/** Receives what the backend knows of one room. Each call carries the whole of its part, so calls may repeat or be lost. */
export interface RoomSink {
  room(room: Room): void;
  stage(people: readonly Person[]): void;
  listeners(count: number): void;
  /** Moderators only. */
  hands(hands: readonly Hand[], count: number): void;
  you(viewer: Viewer): void;
  /** This room cannot be shown. Retryable failures are retried by the backend; `retryAt` is epoch ms. */
  fail(failure: WatchFailure, retryAt: number | null): void;
}

/** What is kept for those who run a room while it lasts. What changed in it is told with `RoomSink.hands`. */
export interface RoomRecords {
  log(room: string, cursor?: string): Promise<LogPage>;
  bans(room: string): Promise<readonly Ban[]>;
  /** None about the viewer. */
  reports(room: string): Promise<ReportList>;
}

/**
 * Where rooms, roles and hands come from. `HttpBackend` speaks to a Hallway server, `TokenEndpointBackend` to a bare
 * LiveKit deployment; a site may pass one of its own to `configure({ backend })`. Every method rejects with
 * `HallwayError` only.
 */
export interface Backend {
  /** Clubs, people and lists of rooms. Optional. */
  readonly directory?: Directory;
  readonly features: ReadonlySet<BackendFeature>;
  /**
   * Watches one room until the returned function is called. Calls for several rooms share one stream. A failed watch is
   * tried again by ending it and watching anew.
   */
  watch(room: string, sink: RoomSink): () => void;
  /** Somebody is likely to join soon: fetches what that needs, without a trace in any room. Optional; never throws. */
  warm?(): void;
  /**
   * A fresh grant; called for each connection attempt. `preload` joins without being counted as a listener until
   * `listening` is called.
   */
  join(room: string, options: { preload: boolean; signal?: AbortSignal }): Promise<JoinGrant>;
  /** The viewer is in the room, or no longer: until then nobody needs news of it while the page is hidden. Optional. */
  attend?(room: string, here: boolean): void;
  /** Counts a preloaded viewer as a listener from now on. */
  listening(room: string): Promise<void>;
  /** Best effort, also while the page goes away: with `unload` it may be back, and a host keeps the room meanwhile. */
  leave(room: string, options?: { unload?: boolean }): Promise<void>;
  /** With `search` only those whose name holds it. */
  roster(room: string, section: RosterSection, cursor?: string, search?: string): Promise<RosterPage>;
  act(room: string, action: RoomAction): Promise<void>;
  /** What those who run the room did, what was reported to them, and whom they keep out. Optional; with `moderation`. */
  readonly records?: RoomRecords;
  /**
   * Tells how many reactions there were since it last told, until the returned function is called; the viewer's own are
   * among them. Optional, as is `react`: without them nobody reacts, and rooms should have the `reactionPolicy` `off`.
   */
  reactions?(room: string, listener: (counts: ReactionCounts) => void): () => void;
  /** Sends reactions of the viewer. Optional. */
  react?(room: string, counts: ReactionCounts): Promise<void>;
}
