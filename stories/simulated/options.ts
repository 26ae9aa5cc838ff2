import type { ErrorCode } from '../../src/contract/errors.ts';
import type {
  HandOrder,
  HandPolicy,
  ReactionPolicy,
  Role,
  Room,
  RoomAction,
  RoomState,
} from '../../src/contract/types.ts';
import type { ConnectionState } from '../../src/media/media-session.ts';

/** What can be made to fail or to hang: a method of the backend, the media connection, or one kind of action. */
export type SimulatedCall =
  | 'watch'
  | 'join'
  | 'roster'
  | 'connect'
  | 'microphone'
  | 'react'
  | 'log'
  | 'bans'
  | 'reports'
  | RoomAction['type'];

/** Which list the generated names come from. */
export type NameStyle = 'mixed' | 'lithuanian' | 'long' | 'arabic';

/**
 * Who talks. `conversation` takes turns as people do; `steady` keeps two people at fixed levels, for pictures that
 * must not change from one run to the next.
 */
export type SpeakingPattern = 'conversation' | 'steady' | 'all' | 'nobody';

/** A generated room. The same options give the same people, hands and levels every time. */
export interface SimulatedOptions {
  /** Room name; what `room="…"` holds. */
  room: string;
  title: string;
  club: string | null;
  topic: string | null;
  language: string;
  state: RoomState;
  /** Everybody in the room: stage first, then those followed by speakers, the rest audience. */
  people: number;
  /** At most this many on stage. */
  stage: number;
  /** At most this many followed by speakers. */
  followed: number;
  names: NameStyle;
  /** What the viewer is. On stage the viewer takes the place of a generated person. */
  viewer: Role;
  /** The viewer's place in the queue; 0 while the hand is down. */
  raised: number;
  /** Whether an invitation to the stage waits for the viewer. */
  invited: boolean;
  /** Hands in the queue, and how many of them (the last) were already invited. */
  hands: number;
  invitations: number;
  handPolicy: HandPolicy;
  handOrder: HandOrder;
  /** Whether nobody new comes in. */
  locked: boolean;
  /** Seconds for which the room still waits for its host; 0 while they are there. */
  hostGone: number;
  /** Why it ended, where nobody ended it. */
  endedAs: Room['endedAs'];
  /** So many reports wait, people are kept out, and things were done. */
  reports: number;
  banned: number;
  logged: number;
  reactionPolicy: ReactionPolicy;
  speaking: SpeakingPattern;
  /** How many of the last on stage are not connected right now. */
  away: number;
  /** Where the media connection ends up once it is asked to connect. */
  connection: ConnectionState;
  /** Whether the browser wants a click before it plays. */
  blocked: boolean;
  /** Whether this browser has WebRTC. */
  webrtc: boolean;
  /** Milliseconds before each answer. */
  latency: number;
  /** Calls that are refused, and with which code. */
  fails: Partial<Record<SimulatedCall, ErrorCode>>;
  /** Calls that never settle: what is pending stays pending. */
  hangs: readonly SimulatedCall[];
  /** A LiveKit deployment without Hallway's server: no roster, hands, roles or moderation. */
  plain: boolean;
  /** Whether the backend knows of people besides their part in the room: faces open their cards. */
  profiles: boolean;
  /** People on one page of the roster. */
  pageSize: number;
}

/** A live room of six speakers and a full audience, as the viewer who only listens sees it. */
export const DEFAULTS: SimulatedOptions = {
  room: 'street-trees',
  title: 'What a street tree hears: sensors in city parks',
  club: 'Sound & Field',
  topic: 'Urban nature',
  language: 'en',
  state: 'live',
  people: 1284,
  stage: 6,
  followed: 6,
  names: 'mixed',
  viewer: 'listener',
  raised: 0,
  invited: false,
  hands: 0,
  invitations: 0,
  handPolicy: 'everyone',
  handOrder: 'raised',
  locked: false,
  hostGone: 0,
  endedAs: null,
  reports: 0,
  banned: 0,
  logged: 0,
  reactionPolicy: 'everyone',
  speaking: 'conversation',
  away: 0,
  connection: 'connected',
  blocked: false,
  webrtc: true,
  latency: 0,
  fails: {},
  hangs: [],
  profiles: false,
  plain: false,
  pageSize: 50,
};
