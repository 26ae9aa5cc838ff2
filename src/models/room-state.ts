import { atom, type PreinitializedWritableAtom } from 'nanostores';
import type { ErrorCode } from '../contract/errors.ts';
import type { Hand, Person, Room, RosterPage, Viewer } from '../contract/types.ts';
import type { TextKey } from '../i18n/text.ts';
import type { MediaSnapshot } from '../media/media-session.ts';

/** Somebody on stage as this page hears them; in a bare LiveKit deployment everybody who is visible. */
export interface StagePerson extends Person {
  readonly speaking: boolean;
  /** The viewer. */
  readonly local: boolean;
}

/** Why a room cannot be shown, or was not joined. */
export interface RoomFailure {
  readonly code: ErrorCode;
  /** The server's id of the failed request. */
  readonly requestId: string | undefined;
  /** Epoch ms of the next try, where there is one. */
  readonly retryAt: number | null;
}

/** A request that failed, for people to read; it is announced too. A new object each time. */
export interface Notice {
  /** Key of its text. */
  readonly key: TextKey;
  readonly error: ErrorCode;
}

/** Something that came upon the viewer, for people to read; it is announced too. A new object each time. */
export interface News {
  /** Key of its text. */
  readonly key: 'stage.youHost';
  readonly error?: undefined;
}

/** What a room is to a page, by the name of its store. */
export interface RoomValues {
  /** Whether there is something to show. `failed` says why in `$error`. */
  readonly $status: 'loading' | 'ready' | 'failed';
  /** Why the room cannot be shown, or why the viewer could not enter or stay. */
  readonly $error: RoomFailure | null;
  readonly $room: Room | null;
  readonly $stage: readonly Person[];
  readonly $listeners: number;
  /** Moderators only. */
  readonly $hands: { readonly hands: readonly Hand[]; readonly count: number };
  /** Null until the viewer has a session, and in a bare LiveKit deployment. */
  readonly $viewer: Viewer | null;
  readonly $phase: 'idle' | 'joining' | 'joined' | 'leaving';
  readonly $media: MediaSnapshot;
  /** 0–1, as the viewer last set it. */
  readonly $volume: number;
  /** The stage with what the audio connection knows of it. */
  readonly $people: readonly StagePerson[];
  /** What `loadRoster` has fetched so far. */
  readonly $roster: { readonly followed: RosterPage | null; readonly audience: RosterPage | null };
  /** Request types that wait for an answer, such as `hand-raise`; those about a person as `type:person`. */
  readonly $pending: ReadonlySet<string>;
  /** The last failure, until the next request is made, or news that stays until it is put away. */
  readonly $notice: Notice | News | null;
}

/** The stores of a room; only models write them. */
export type RoomStores = {
  readonly [Name in keyof RoomValues]: PreinitializedWritableAtom<RoomValues[Name]>;
};

/** No audio connection. */
export const NO_MEDIA: MediaSnapshot = {
  connection: 'idle',
  error: null,
  audio: 'off',
  microphone: 'off',
  mayPublish: false,
  people: [],
  retryAt: null,
};

/** What a room is before anything is known of it. */
export const UNKNOWN_ROOM: RoomValues = {
  $status: 'loading',
  $error: null,
  $room: null,
  $stage: [],
  $listeners: 0,
  $hands: { hands: [], count: 0 },
  $viewer: null,
  $phase: 'idle',
  $media: NO_MEDIA,
  $volume: 1,
  $people: [],
  $roster: { followed: null, audience: null },
  $pending: new Set(),
  $notice: null,
};

/** Stores that hold what is known of no room yet. */
export function roomStores(): RoomStores {
  const stores: Record<string, unknown> = {};
  for (const [name, value] of Object.entries<unknown>({ ...UNKNOWN_ROOM })) stores[name] = atom(value);
  return stores as RoomStores;
}
