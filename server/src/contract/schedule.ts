import { z } from '@hono/zod-openapi';

import { cursor, language, limit, line, moment, prose, slug } from './fields.ts';
import { handPolicy, room, roomAccess } from './models.ts';
import { comer } from './reminders.ts';
import { body, inRoom, json, route } from './route.ts';

const TAG = 'Schedule';
const time = z.iso.datetime();

/** Longest description of a talk. */
export const DESCRIPTION_MAX = 2_000;
/** How long a talk may be meant to be, in minutes. */
export const minutes = z.int().min(5).max(1_440);

/** What can be changed about a room; what is missing stays. */
export const roomChange = z
  .strictObject({
    title: line(120).optional(),
    description: prose(DESCRIPTION_MAX).nullable().optional(),
    topic: line(60).nullable().optional(),
    language: language.optional(),
    startsAt: moment.optional().openapi({ description: 'Only while it is scheduled.' }),
    minutes: minutes.optional(),
    handPolicy: handPolicy.optional(),
    capacity: z.int().min(2).max(100_000).optional(),
    access: roomAccess.optional(),
    recording: z.boolean().optional(),
  })
  .openapi('RoomChange');

/** @see roomChange */
export type RoomChanges = z.infer<typeof roomChange>;

const calendar = {
  200: { description: 'An iCalendar file', content: { 'text/calendar': { schema: z.string() } } },
};

/** A talk as a schedule shows it. */
export const talk = z
  .object({
    room,
    movedFrom: time.nullable().openapi({ description: 'When it was to begin at first, if it was moved.' }),
    stage: z.array(comer).openapi({ description: 'The first of those who speak.' }),
    comers: z.array(comer).openapi({ description: 'The first who come; no guests.' }),
  })
  .openapi('Talk');
/** @see talk */
export type Talk = z.infer<typeof talk>;

/** A page of talks. */
export const talkPage = z
  .object({ talks: z.array(talk), nextCursor: z.string().nullable() })
  .openapi('TalkPage');

/** What comes. */
export const getSchedule = route(
  'get',
  '/v1/schedule',
  {
    tag: TAG,
    summary: 'What comes',
    description:
      'Talks that have a time, soonest first: those to come, those that have begun, and those called off whose time ' +
      'is still to come.',
    access: 'optional',
  },
  {
    query: z.strictObject({
      club: slug.optional(),
      topic: line(60)
        .optional()
        .openapi({ description: 'Slug of a topic, subtopics included; or a word of a host.' }),
      limit: limit.default(20),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(talkPage, 'A page of talks') },
);

/** Changes a room. */
export const changeRoom = route(
  'patch',
  '/v1/rooms/{room}',
  {
    tag: TAG,
    summary: 'Change or move a talk',
    description: 'By its host or the operator. Calendars and reminders follow.',
    access: 'operator',
  },
  { params: inRoom, body: body(roomChange) },
  { 200: json(room, 'The room') },
);

/** Calls a talk off. */
export const cancelRoom = route(
  'post',
  '/v1/rooms/{room}/cancel',
  {
    tag: TAG,
    summary: 'Call a scheduled talk off',
    description:
      'By its host or the operator. Calendars show it as cancelled; who left an e-mail address is told.',
    access: 'operator',
  },
  { params: inRoom },
  { 200: json(room, 'The room, ended and cancelled') },
);

/** One talk for a calendar. */
export const roomCalendar = route(
  'get',
  '/v1/rooms/{room}/calendar.ics',
  { tag: TAG, summary: 'A talk for a calendar', access: 'optional' },
  { params: inRoom },
  calendar,
);

/** A club's talks for a calendar. */
export const clubCalendar = route(
  'get',
  '/v1/clubs/{club}/calendar.ics',
  {
    tag: TAG,
    summary: "A club's talks for a calendar that subscribes",
    description: 'Those to come and those of the last 30 days, cancelled ones too.',
    access: 'optional',
  },
  { params: z.strictObject({ club: slug }) },
  calendar,
);
