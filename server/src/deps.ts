/** What the application is made of, so that tests can put together one of their own, without a port or LiveKit. */
import type { Config } from './config/config.ts';
import type { ReactionCounts } from './contract/models.ts';
import type { Database } from './db/types.ts';
import type { Log } from './log/log.ts';
import type { RecordingStorage } from './recording/storage.ts';
import type { SessionViewer } from './services/session-tokens.ts';

export type { Config, Log, SessionViewer };

/** Everything `createApp` needs. */
export interface Deps {
  readonly config: Config;
  readonly log: Log;
  readonly db: Database;
  readonly hub: EventHub;
  readonly reactions: ReactionSink;
  readonly media: MediaGateway;
  readonly webhooks: WebhookHandler;
  readonly clock: Clock;
  readonly limits: RateLimits;
  /** Without it nothing can be recorded. */
  readonly recording: RecordingDesk | undefined;
  /** True from the moment the server was asked to stop: `/readyz` then answers 503. */
  readonly stopping: () => boolean;
}

/** The time. Rules and tokens never ask the machine themselves. */
export interface Clock {
  now(): Date;
}

/** Where recordings are kept, and who sees to them. */
export interface RecordingDesk {
  readonly storage: RecordingStorage;
  /** Whether there is a recorder; else there is only what was recorded before. */
  readonly records: boolean;
  /** So many days after it was made a recording is deleted. */
  readonly days: number;
  /** Something is to be begun, ended or removed: looks now, and not a second later. */
  poke(): void;
}

/** A part of a room that pages hold a copy of and that is sent again as a whole when it changes. */
export type RoomPart = 'room' | 'stage' | 'listeners' | 'hands';

/**
 * What `repositories/changes.ts` sends as JSON on {@link CHANNEL}, in the transaction of the change. Versions of
 * `room`, `stage` and `hands` were bumped there too; `listeners` and viewers have none.
 */
export interface Change {
  /** Name of the room. */
  readonly room: string;
  readonly parts: readonly RoomPart[];
  /** People whose `you` may have changed: these ids, */
  readonly viewers: readonly string[];
  /** … and besides them nobody, all with a hand up (places moved), or everybody. */
  readonly scope: 'none' | 'raised' | 'all';
}

/**
 * Lists that may have changed: sent as {@link Change} is, on the same channel. Pages that show one ask for it again;
 * nothing of what changed is in it.
 */
export interface ListChange {
  /** Names of clubs whose card or people may have changed. */
  readonly clubs: readonly string[];
  /** Whether the lists of rooms may have changed. */
  readonly hallway: boolean;
}

/** Questions of a room that changed: sent as {@link Change} is, on the same channel. What they are now is read then. */
export interface QuestionChange {
  /** Name of the room. */
  readonly questionsOf: string;
  /** Numbers of those that are new, gone or another; */
  readonly changed: readonly number[];
  /** … and of those with other votes only. */
  readonly voted: readonly number[];
  /** Whether the hosts' rules are others. */
  readonly rules: boolean;
}

/** PostgreSQL's notification channel. */
export const CHANNEL = 'hallway';

/**
 * Another one, for {@link Reactions}: what is missed there is missed, and a server that does not know them need not
 * read everything anew, as it must for a change that it does not understand.
 */
export const REACTIONS_CHANNEL = 'hallway_reactions';

/** What people in one room sent to one process within a moment, as JSON on {@link REACTIONS_CHANNEL}. */
export interface Reactions {
  /** Name of the room. */
  readonly room: string;
  readonly counts: ReactionCounts;
}

/** Takes reactions and tells all processes of them, together and some time later. Nothing of them is stored. */
export interface ReactionSink {
  add(reactions: Reactions): void;
}

/** What one page wants to see. */
export interface Watch {
  /** Names, as asked for; some may not exist (`gone`). */
  readonly rooms: readonly string[];
  /** Those of the rooms whose reactions are shown. */
  readonly reactions: readonly string[];
  /** Clubs that the viewer may know of; told when their card may have changed. */
  readonly clubs: readonly string[];
  /** Those of the rooms of whose questions it wants to hear. */
  readonly questions?: readonly string[];
  /** Whether to tell when the lists of rooms may have changed. */
  readonly hallway: boolean;
  readonly viewer: SessionViewer | undefined;
  /** When the session token expires: the stream ends then, and the page comes back with a fresh one. */
  readonly until: Date | undefined;
  readonly lastEventId: string | undefined;
  /** Aborted when the page has gone. */
  readonly signal: AbortSignal;
}

/**
 * The event stream: listens to {@link CHANNEL} and tells the pages that watch. It reads what it sends through
 * `services/snapshots.ts` (`readRooms`, `readStages`, `readListeners`, `readHands`, `readViewers`), as the routes do.
 */
export interface EventHub {
  /** The body of one page's `text/event-stream`. The route checked the caller already. */
  open(watch: Watch): ReadableStream<Uint8Array>;
}

/** Who somebody is in a LiveKit room; all of it decided by the server. */
export interface MediaIdentity {
  /** Name of the room. */
  readonly room: string;
  /** The person's id. */
  readonly identity: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly caption: string | null;
  /** May publish audio and is seen by the others; else hidden and silent. */
  readonly onStage: boolean;
}

/** A connection as LiveKit lists it. */
export interface MediaParticipant {
  readonly identity: string;
  readonly sid: string;
  readonly joinedAt: Date;
  /** Whether its permissions are those of the stage. */
  readonly onStage: boolean;
  /** True unless it publishes an audio track that is not muted. */
  readonly muted: boolean;
}

/** LiveKit as the rules need it. Methods reject with whatever LiveKit said; callers log it and never pass it on. */
export interface MediaGateway {
  /** Address for browsers. */
  readonly url: string;
  /** Makes the room where it is missing (also after LiveKit lost it). */
  ensureRoom(room: string): Promise<void>;
  /** A token that opens this room only, for this person only; valid for at most ten minutes. */
  grant(identity: MediaIdentity): Promise<string>;
  /** A token for a recorder of ours: it hears, unseen and uncounted, and does nothing else; valid as long. */
  grantRecorder(room: string, identity: string): Promise<string>;
  /** A token for the operator's transcriber: a hidden agent that hears and may send text; valid as long. */
  grantTranscriber(room: string, identity: string): Promise<string>;
  /** Lets somebody on stage or takes them off (what they publish then ends). Nothing happens when they are not connected. */
  setOnStage(room: string, identity: string, onStage: boolean): Promise<void>;
  /** Mutes what somebody publishes. They may unmute again. Nothing happens when they are not connected. */
  mute(room: string, identity: string): Promise<void>;
  /** Throws somebody out. Nothing happens when they are not connected. */
  removeParticipant(room: string, identity: string): Promise<void>;
  deleteRoom(room: string): Promise<void>;
  /** Names of the rooms that LiveKit knows. */
  listRooms(): Promise<readonly string[]>;
  listParticipants(room: string): Promise<readonly MediaParticipant[]>;
  /** Whether nothing is heard of somebody; undefined where they are not connected. */
  isMuted(room: string, identity: string): Promise<boolean | undefined>;
}

/**
 * Takes LiveKit's webhooks; see `media/`. What they mean for presence, seats and permissions is `services/presence.ts`
 * (`participantJoined`, `participantLeft`, `audioChanged`), which the reconciler calls as well.
 */
export interface WebhookHandler {
  /**
   * @param body exactly as received
   * @throws {ApiError} `unauthorized` where the signature or the age is wrong
   */
  receive(body: string, authorization: string | undefined): Promise<void>;
}

/** So many requests in so many seconds. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** How much one session, or one address without a session, may ask for. LiveKit's webhooks are not counted. */
export interface RateLimits {
  /** New sessions and LiveKit's token endpoint, by address. Generous: a whole conference may share one. */
  readonly session: RateLimit;
  /** Joins, each of which may end in a connection. */
  readonly join: RateLimit;
  /** Changes. */
  readonly write: RateLimit;
  /** Requests that bring reactions, each of which may hold several. */
  readonly react: RateLimit;
  /** Codes of invitations, by session. */
  readonly redeem: RateLimit;
  /** Wrong codes by address, whatever the session. */
  readonly redeemFailed: RateLimit;
  /** Private requests to people, by session; */
  readonly contact: RateLimit;
  /** … and by address, whatever the session: a whole conference may share one. */
  readonly contactFrom: RateLimit;
  /** Questions, by session; */
  readonly ask: RateLimit;
  /** … and by address, whatever the session: a whole conference may share one. */
  readonly askFrom: RateLimit;
  /** Everything that only reads, and opening streams. */
  readonly read: RateLimit;
}

/** The limits of a server in production. They are counted by each process for itself. */
export const DEFAULT_LIMITS: RateLimits = {
  session: { points: 300, seconds: 60 },
  join: { points: 120, seconds: 60 },
  write: { points: 240, seconds: 60 },
  react: { points: 90, seconds: 60 },
  redeem: { points: 20, seconds: 600 },
  redeemFailed: { points: 100, seconds: 600 },
  contact: { points: 30, seconds: 600 },
  contactFrom: { points: 300, seconds: 600 },
  ask: { points: 20, seconds: 600 },
  askFrom: { points: 600, seconds: 600 },
  read: { points: 1200, seconds: 60 },
};
