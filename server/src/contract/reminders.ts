import { z } from '@hono/zod-openapi';

import { campaign } from './campaigns.ts';
import { cursor, email, language, limit, personId, slug } from './fields.ts';
import { body, inRoom, json, route } from './route.ts';

const TAG = 'Reminders';

/** Most rooms that one request asks about. */
const ROOMS_MAX = 100;

/** What came of a viewer's wish to be reminded. */
export const reminder = z
  .object({
    coming: z.int().openapi({ description: 'How many said that they come, guests among them.' }),
    you: z.object({
      reminded: z.boolean(),
      email: z.boolean().openapi({ description: 'Whether an e-mail will come.' }),
    }),
    mail: z.boolean().openapi({ description: 'Whether this server sends e-mails at all.' }),
  })
  .openapi('Reminder');

/** What the viewer is to be reminded of. */
export const ownReminders = z
  .object({
    rooms: z
      .array(z.object({ room: slug, email: z.boolean() }))
      .openapi({ description: 'Talks that have not ended, the soonest 500.' }),
    mail: z.boolean().openapi({ description: 'Whether this server sends e-mails at all.' }),
  })
  .openapi('OwnReminders');

/** Somebody who comes. */
export const comer = z
  .object({
    id: personId,
    name: z.string(),
    avatarUrl: z.string().nullable(),
    caption: z.string().nullable(),
  })
  .openapi('Comer');

/** A page of those who come. */
export const comingPage = z
  .object({
    coming: z.int().openapi({ description: 'All of them, guests too.' }),
    people: z.array(comer).openapi({ description: 'In the order in which they said so; no guests.' }),
    nextCursor: z.string().nullable(),
  })
  .openapi('ComingPage');

/** The first of those who come to some rooms. */
export const comingFaces = z
  .object({ rooms: z.array(z.object({ room: slug, coming: z.int(), people: z.array(comer) })) })
  .openapi('ComingFaces');

/** @see reminder */
export type Reminder = z.infer<typeof reminder>;
/** @see ownReminders */
export type OwnReminders = z.infer<typeof ownReminders>;
/** @see comer */
export type Comer = z.infer<typeof comer>;

/** Comes, and is reminded. */
export const setReminder = route(
  'put',
  '/v1/rooms/{room}/reminder',
  {
    tag: TAG,
    summary: 'Come to a scheduled talk, and be reminded of it',
    description:
      'For guests too. With `email`, an e-mail comes before it starts, or when it is called off, in `language`; the ' +
      'address is kept until the talk is over. Without `email`, what was said before of an e-mail stays.',
    access: 'session',
  },
  {
    params: inRoom,
    body: body(
      z
        .strictObject({ email: email.optional(), language, campaign: campaign.optional() })
        .openapi('NewReminder'),
    ),
  },
  { 200: json(reminder, 'How many come, and what the caller will get') },
);

/** Does not come after all. */
export const deleteReminder = route(
  'delete',
  '/v1/rooms/{room}/reminder',
  { tag: TAG, summary: 'Not come after all', description: 'Harmless when repeated.', access: 'session' },
  { params: inRoom },
  { 200: json(reminder, 'How many come') },
);

/** What the caller is to be reminded of. */
export const getReminders = route(
  'get',
  '/v1/me/reminders',
  { tag: TAG, summary: 'What the caller is to be reminded of', access: 'session' },
  {},
  { 200: json(ownReminders, 'Talks that have not ended') },
);

/** Who comes to a talk. */
export const getComing = route(
  'get',
  '/v1/rooms/{room}/coming',
  { tag: TAG, summary: 'Who comes to a scheduled talk', access: 'optional' },
  { params: inRoom, query: z.strictObject({ limit: limit.default(50), cursor: cursor.optional() }) },
  { 200: json(comingPage, 'A page of people') },
);

/** The first of those who come to each of some talks. */
export const getFaces = route(
  'get',
  '/v1/coming',
  {
    tag: TAG,
    summary: 'The first who come to each of some talks',
    description: 'Four of each room, for a list of talks. Rooms that do not exist are missing.',
    access: 'optional',
  },
  {
    query: z.strictObject({
      room: z
        .union([slug, z.array(slug).min(1).max(ROOMS_MAX)])
        .transform((value) => (Array.isArray(value) ? value : [value]))
        .openapi({
          type: 'array',
          items: { type: 'string' },
          maxItems: ROOMS_MAX,
          description: 'Names of rooms; repeat it for more than one.',
        }),
    }),
  },
  { 200: json(comingFaces, 'The rooms, in the order of the request') },
);

const pages = {
  200: { description: 'A page for people', content: { 'text/html': { schema: z.string() } } },
  404: { description: 'A page that says so', content: { 'text/html': { schema: z.string() } } },
};
/** What the links of e-mails hold. */
const signed = z.object({ token: z.string() });

/** Asks whether no more e-mails shall come. */
export const askUnsubscribe = route(
  'get',
  '/v1/unsubscribe/{token}',
  {
    tag: TAG,
    summary: 'The page that the link of an e-mail opens',
    description: 'In the language of the browser. Changes nothing.',
    access: 'public',
  },
  { params: signed },
  pages,
);

/** No more e-mails shall come. */
export const unsubscribe = route(
  'post',
  '/v1/unsubscribe/{token}',
  {
    tag: TAG,
    summary: 'Erase the address that e-mails about a talk go to',
    description: 'By a press on that page, or by the one click of RFC 8058. Harmless when repeated.',
    access: 'public',
  },
  { params: signed },
  pages,
);
