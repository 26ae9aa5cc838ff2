import { z } from '@hono/zod-openapi';

import { cursor, language, limit, line, moment, personId, pictureUrl, prose, slug } from './fields.ts';
import {
  handPolicy,
  joinGrant,
  room,
  roomAccess,
  roomCard,
  roomPage,
  roomState,
  rosterPage,
  rosterSection,
} from './models.ts';
import { personRef } from './profiles.ts';
import { body, done, inRoom, json, route } from './route.ts';

const TAG = 'Rooms';

/** Capacity of a room whose creator names none. */
export const DEFAULT_CAPACITY = 1_000;
/** How long a talk is meant to be whose creator does not say. */
export const DEFAULT_MINUTES = 60;

/** Most people who are named as co-hosts; more can be made moderators later. */
export const CO_HOSTS_MAX = 10;

const club = z
  .union([
    slug,
    z.strictObject({ name: slug, title: line(120), pictureUrl: pictureUrl.optional() }).openapi('NewClub'),
  ])
  .openapi({
    description:
      'The name of a club that exists, or the whole of it, which makes or updates it. Only its leaders, its ' +
      'admins and the operator may open rooms in a club, and only admins and the operator update it.',
  });

/** What opens a room. */
export const newRoom = z
  .strictObject({
    name: slug.optional().openapi({ description: 'Made up where it is missing. Never used twice.' }),
    title: line(120),
    club: club.optional(),
    topic: line(60).optional(),
    language,
    handPolicy: handPolicy.optional().openapi({ description: '`everyone` where it is missing.' }),
    capacity: z
      .int()
      .min(2)
      .max(100_000)
      .optional()
      .openapi({
        description: `${DEFAULT_CAPACITY} where it is missing.`,
      }),
    startsAt: moment
      .optional()
      .openapi({ description: 'Scheduled for then; without it the room is live at once.' }),
    description: prose(2_000).optional(),
    access: roomAccess.optional().openapi({ description: '`open` where it is missing.' }),
    minutes: z.int().min(5).max(1_440).optional().openapi({ description: '60 where it is missing.' }),
    recording: z.boolean().optional().openapi({ description: 'Whether the talk is to be recorded.' }),
    coHosts: z
      .array(personRef)
      .max(CO_HOSTS_MAX)
      .optional()
      .openapi({ description: 'Who runs the room with the host, as moderators: ids, or `@` and a handle.' }),
    hostId: personId.optional().openapi({ description: 'Only the operator says who is host.' }),
  })
  .openapi('NewRoom');

/** @see newRoom */
export type NewRoom = z.infer<typeof newRoom>;

/** A page of rooms. */
export const listRooms = route(
  'get',
  '/v1/rooms',
  {
    tag: TAG,
    summary: 'List rooms',
    description: 'Live and ended ones newest first, scheduled ones soonest first. `all` is for the operator.',
    access: 'operator',
  },
  {
    query: z.strictObject({
      state: z.union([roomState, z.literal('all')]).default('live'),
      club: slug.optional(),
      limit: limit.default(20),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(roomPage, 'Rooms') },
);

/** Opens a room. */
export const createRoom = route(
  'post',
  '/v1/rooms',
  {
    tag: TAG,
    summary: 'Open or schedule a room',
    description:
      'For people whom the site lets open rooms, and for leaders and admins of a club in it; they become the host.',
    access: 'operator',
  },
  { body: body(newRoom) },
  { 201: json(room, 'The room') },
);

/** A room, its stage and the number of listeners. */
export const getRoom = route(
  'get',
  '/v1/rooms/{room}',
  { tag: TAG, summary: 'A room and who is on stage', access: 'optional' },
  { params: inRoom },
  { 200: json(roomCard, 'The room') },
);

/** Starts a scheduled room. */
export const startRoom = route(
  'post',
  '/v1/rooms/{room}/start',
  {
    tag: TAG,
    summary: 'Start a scheduled room',
    description: 'By its host or the operator.',
    access: 'operator',
  },
  { params: inRoom },
  { 200: json(room, 'The room, live') },
);

/** Ends a room. */
export const endRoom = route(
  'post',
  '/v1/rooms/{room}/end',
  {
    tag: TAG,
    summary: 'End a room for all',
    description:
      'By its host or the operator. Roster, hands, questions, log, reports and removals are erased; title, times and attendance stay.',
    access: 'operator',
  },
  { params: inRoom },
  { 200: json(room, 'The room, ended') },
);

/** Joins a room. */
export const joinRoom = route(
  'post',
  '/v1/rooms/{room}/join',
  {
    tag: TAG,
    summary: 'Join a room',
    description:
      'The role is what the server has for the caller. A room that is not open is for those on its stage, those invited, and ' +
      'members of its club where that is closed; into a locked one nobody new comes but the first two. The seat is kept for a minute, until LiveKit reports them.',
    access: 'session',
  },
  {
    params: inRoom,
    body: body(
      z.strictObject({
        preload: z
          .boolean()
          .default(false)
          .openapi({ description: 'Not counted as a listener until `listening` is called.' }),
      }),
      false,
    ),
  },
  { 200: json(joinGrant, 'Where and how to connect, and who the caller is there') },
);

/** A preloaded page listens from now on. */
export const startListening = route(
  'post',
  '/v1/rooms/{room}/listening',
  {
    tag: TAG,
    summary: 'Be counted as a listener',
    description: 'After a join with `preload`.',
    access: 'session',
  },
  { params: inRoom },
  done,
);

/** Leaves a room. */
export const leaveRoom = route(
  'post',
  '/v1/rooms/{room}/leave',
  {
    tag: TAG,
    summary: 'Leave a room',
    description:
      'Lowers the hand; a speaker leaves the stage. A host gives the room to the moderator who is there and was on stage ' +
      'longest; where there is none, the room waits for them as after a lost connection. Harmless when repeated, or when ' +
      'not in the room.',
    access: 'session',
  },
  {
    params: inRoom,
    body: body(
      z.strictObject({
        unload: z
          .boolean()
          .default(false)
          .openapi({ description: 'The page goes away and may be back: no goodbye of a host.' }),
      }),
      false,
    ),
  },
  done,
);

/** Who is there. */
export const getRoster = route(
  'get',
  '/v1/rooms/{room}/roster',
  { tag: TAG, summary: 'Who is in a room', description: 'For those who are in it.', access: 'session' },
  {
    params: inRoom,
    query: z.strictObject({
      section: rosterSection,
      search: line(80).optional().openapi({
        description: 'Only those whose name holds this; letters with and without marks are alike.',
      }),
      limit: limit.default(50),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(rosterPage, 'A page of people') },
);
