import { z } from '@hono/zod-openapi';

import { language, line, moment, prose, slug } from './fields.ts';
import { handPolicy, room, roomAccess } from './models.ts';
import { body, inRoom, json, route } from './route.ts';

const TAG = 'Schedule';

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
