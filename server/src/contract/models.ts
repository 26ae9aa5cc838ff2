/** What answers hold. `src/contract/types.ts` is the page's side of the same. */
import { z } from '@hono/zod-openapi';

import { API_ERRORS, type ApiErrorCode } from './errors.ts';
import { personId, slug } from './fields.ts';

const time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC, with milliseconds.' });

/** Where a room is in its life. */
export const roomState = z.enum(['scheduled', 'live', 'ended']).openapi('RoomState');
/** Who somebody is in a room; all but listeners are on stage. */
export const role = z.enum(['host', 'moderator', 'speaker', 'listener']).openapi('Role');
/** Who may raise a hand. */
export const handPolicy = z
  .enum(['off', 'everyone', 'followed'])
  .openapi('HandPolicy', { description: '`followed`: only people whom somebody on stage follows.' });
/** Who may react. */
export const reactionPolicy = z.enum(['everyone', 'off']).openapi('ReactionPolicy');
/** How one can react. */
export const reactionKind = z.enum(['clap', 'heart', 'laugh', 'wow', 'agree']).openapi('ReactionKind');
/** So many of each kind; kinds that nobody chose are missing. */
export const reactionCounts = z
  .partialRecord(reactionKind, z.int().min(1))
  .openapi('ReactionCounts', { description: 'So many of each kind.' });
/** How the queue of hands is sorted. */
export const handOrder = z.enum(['raised', 'least_on_stage']).openapi('HandOrder', {
  description: '`least_on_stage`: those first who were on stage for the shortest time so far.',
});
/** Who may know of a room, and who may enter it. */
export const roomAccess = z.enum(['open', 'invitation', 'hidden']).openapi('RoomAccess', {
  description: '`invitation`: listed, and entered by those invited; `hidden`: besides unknown to all others.',
});
/** What became of the wish to record. */
export const recordingState = z
  .enum(['off', 'announced', 'recording', 'failed', 'saving', 'kept', 'deleted'])
  .openapi('RecordingState', {
    description:
      '`announced`: begins at `recordingAt`; `failed`: wanted, and tried again; `saving`: over, and not yet whole; `kept`: ' +
      'there is one, which may go on while the room is live; `deleted`: there was one.',
  });
/** The three parts of a roster. */
export const rosterSection = z.enum(['stage', 'followed', 'audience']).openapi('RosterSection');

/** The club of a room. */
export const clubRef = z
  .object({ name: slug, title: z.string(), pictureUrl: z.string().nullable() })
  .openapi('ClubRef');

/** A room without its people. */
export const room = z
  .object({
    name: slug,
    title: z.string(),
    state: roomState,
    club: clubRef.nullable(),
    topic: z.string().nullable(),
    description: z.string().nullable(),
    access: roomAccess,
    recording: z.boolean().openapi({ description: 'Whether the host wants the talk recorded.' }),
    recordingState,
    recordingAt: time
      .nullable()
      .openapi({ description: 'When an announced recording begins, or since when the state is so.' }),
    language: z.string().openapi({ description: 'BCP 47 tag of the language spoken.' }),
    handPolicy,
    reactionPolicy,
    handOrder,
    locked: z.boolean().openapi({ description: 'Nobody new comes in but those on stage and those invited.' }),
    hostAwaitedUntil: time.nullable().openapi({
      description:
        'While the host of a live room is gone: until when it waits for them, before a moderator becomes host or it ends.',
    }),
    capacity: z.int().openapi({
      description:
        'Most people at once, preloaded pages included. Those on stage are let in even when it is full.',
    }),
    startsAt: time.nullable(),
    minutes: z.int().openapi({ description: 'How long a scheduled talk is meant to be.' }),
    cancelledAt: time
      .nullable()
      .openapi({ description: 'A scheduled talk that will not be; its state is `ended`.' }),
    coming: z.int().openapi({ description: 'How many said that they come.' }),
    startedAt: time.nullable(),
    endedAt: time.nullable(),
    endedAs: z.enum(['host_gone']).nullable().openapi({
      description: 'Why it ended, where nobody ended it: its host was gone, and nobody could take over.',
    }),
    attendance: z
      .int()
      .nullable()
      .openapi({ description: 'Once ended: how many different people were there.' }),
  })
  .openapi('Room');

/** As much of a room as a card of a club or person shows. */
export const roomRef = z
  .object({
    name: slug,
    title: z.string(),
    state: roomState,
    startsAt: time.nullable(),
    startedAt: time.nullable(),
    listeners: z.int(),
  })
  .openapi('RoomRef');

/** Somebody in a room. */
export const person = z
  .object({
    id: personId,
    name: z.string(),
    avatarUrl: z.string().nullable(),
    caption: z.string().nullable(),
    role,
    muted: z.boolean(),
    handRaised: z.boolean(),
    away: z.boolean().openapi({ description: 'On stage, but not connected.' }),
  })
  .openapi('Person');

/** A raised hand as moderators see it. */
export const hand = z
  .object({
    person,
    place: z.int().openapi({ description: '1 is next.' }),
    raisedAt: time,
    followedBySpeakers: z.boolean(),
    stageSeconds: z.int().openapi({ description: 'How long the person was on stage so far.' }),
    invitedAt: time.nullable(),
  })
  .openapi('Hand');

/** The queue of hands. */
export const handQueue = z
  .object({
    hands: z.array(hand).openapi({ description: "The first 200, in the room's order." }),
    count: z.int().openapi({ description: 'All of them.' }),
  })
  .openapi('HandQueue');

/** Who the caller is, and what they may do in one room. */
export const viewer = z
  .object({
    id: personId,
    kind: z.enum(['guest', 'person']),
    name: z.string(),
    role,
    present: z.boolean(),
    hand: z.object({ place: z.int(), raisedAt: time }).nullable(),
    invited: z.object({ byName: z.string(), at: time }).nullable(),
    mayRaiseHand: z.boolean(),
    blocked: z.enum(['removed', 'banned']).nullable(),
  })
  .openapi('Viewer');

/** A page of a roster. */
export const rosterPage = z
  .object({
    section: rosterSection,
    count: z.int(),
    people: z.array(person),
    nextCursor: z.string().nullable(),
  })
  .openapi('RosterPage');

/** A room and what a card shows of its people. */
export const roomCard = z.object({ room, stage: z.array(person), listeners: z.int() }).openapi('RoomCard');

/** A page of a list of rooms. */
export const roomPage = z
  .object({ rooms: z.array(room), nextCursor: z.string().nullable() })
  .openapi('RoomPage');

/** LiveKit's token-endpoint answer. */
export const connection = z
  .object({
    server_url: z.string(),
    participant_token: z.string().openapi({
      description: 'Opens this room only, for this person and role only, for at most ten minutes.',
    }),
  })
  .openapi('Connection');

/** The answer to a join. */
export const joinGrant = connection.extend({ viewer }).openapi('JoinGrant');

/** A session that begins or goes on. */
export const session = z
  .object({
    token: z.string().openapi({ description: 'For `Authorization: Bearer`.' }),
    expiresAt: time,
    viewer: z.object({
      id: personId,
      kind: z.enum(['guest', 'person']),
      name: z.string(),
      avatarUrl: z.string().nullable(),
    }),
  })
  .openapi('Session');

/** Every answer that is not a success. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(API_ERRORS) as [ApiErrorCode, ...ApiErrorCode[]]).openapi('ErrorCode'),
      message: z.string().openapi({ description: 'For developers, in English.' }),
      requestId: z.string(),
    }),
  })
  .openapi('Error');

/** Plain types of the above. */
export type Room = z.infer<typeof room>;
/** @see clubRef */
export type ClubRef = z.infer<typeof clubRef>;
/** @see roomRef */
export type RoomRef = z.infer<typeof roomRef>;
/** @see person */
export type Person = z.infer<typeof person>;
/** @see hand */
export type Hand = z.infer<typeof hand>;
/** @see handOrder */
export type HandOrder = z.infer<typeof handOrder>;
/** @see handQueue */
export type HandQueue = z.infer<typeof handQueue>;
/** @see viewer */
export type Viewer = z.infer<typeof viewer>;
/** @see roomAccess */
export type RoomAccess = z.infer<typeof roomAccess>;
/** @see role */
export type Role = z.infer<typeof role>;
/** @see handPolicy */
export type HandPolicy = z.infer<typeof handPolicy>;
/** @see reactionPolicy */
export type ReactionPolicy = z.infer<typeof reactionPolicy>;
/** @see reactionKind */
export type ReactionKind = z.infer<typeof reactionKind>;
/** @see reactionCounts */
export type ReactionCounts = z.infer<typeof reactionCounts>;
/** @see rosterSection */
export type RosterSection = z.infer<typeof rosterSection>;
/** @see rosterPage */
export type RosterPage = z.infer<typeof rosterPage>;
