import { z } from '@hono/zod-openapi';

import { campaign } from './campaigns.ts';
import { cursor, limit, line, NAME_MAX, personId, prose, slug } from './fields.ts';
import { body, done, json, route } from './route.ts';

const TAG = 'Contacts';

/** Longest text of a request. */
export const MESSAGE_MAX = 4_000;
/** Longest way to reach somebody. */
export const REACH_MAX = 200;

const about = z.strictObject({ id: z.uuid() });
const state = z.enum(['open', 'done', 'all']);
const time = z.iso.datetime();

/** What a visitor sends. */
export const newContact = z
  .strictObject({
    key: z.uuid().openapi({
      description:
        'Made up by the page, once for each request: sent again after a lost answer, it is the same one.',
    }),
    name: line(NAME_MAX),
    reach: line(REACH_MAX).openapi({ description: 'How to reach the sender: an e-mail address, a number …' }),
    message: prose(MESSAGE_MAX),
    consent: z.literal(true).openapi({ description: 'The sender agreed that all this is kept.' }),
    room: slug.optional().openapi({ description: 'The room in which it was sent.' }),
    campaign: campaign.optional(),
  })
  .openapi('NewContact');
/** @see newContact */
export type NewContact = z.infer<typeof newContact>;

/** A request as whom it is for sees it. */
export const contact = z
  .object({
    id: z.uuid(),
    name: z.string(),
    reach: z.string(),
    message: z.string(),
    room: z.string().nullable(),
    campaign: z.strictObject(campaign.shape).nullable(),
    createdAt: time,
    doneAt: time.nullable(),
  })
  .openapi('Contact');
/** @see contact */
export type Contact = z.infer<typeof contact>;

/** A page of requests. */
export const contactPage = z
  .object({ contacts: z.array(contact), nextCursor: z.string().nullable() })
  .openapi('ContactPage');
/** @see contactPage */
export type ContactPage = z.infer<typeof contactPage>;

const stored = z.object({ id: z.uuid() });

/** Sends somebody a private request. */
export const sendContact = route(
  'post',
  '/v1/people/{person}/contacts',
  {
    tag: TAG,
    summary: 'Send somebody a private request',
    description:
      'Guests may, too. Once answered it is stored. `forbidden` where the person takes none, `conflict` where the key ' +
      'was used for something else.',
    access: 'session',
  },
  { params: z.strictObject({ person: personId }), body: body(newContact) },
  { 200: json(stored, 'It was stored before, under the same key'), 201: json(stored, 'Stored') },
);

/** The caller's requests. */
export const listContacts = route(
  'get',
  '/v1/me/contacts',
  { tag: TAG, summary: 'Requests sent to you, newest first', access: 'session' },
  {
    query: z.strictObject({
      state: state.default('open'),
      limit: limit.default(20),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(contactPage, 'A page of requests') },
);

/** The same as a table. */
export const exportContacts = route(
  'get',
  '/v1/me/contacts.csv',
  {
    tag: TAG,
    summary: 'Requests sent to you, as CSV',
    description:
      'UTF-8 with a byte order mark, all values quoted. No spreadsheet takes a value for a formula: an apostrophe ' +
      'stands before what would begin one.',
    access: 'session',
  },
  { query: z.strictObject({ state: state.default('all') }) },
  { 200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } } },
);

/** Marks one done. */
export const finishContact = route(
  'put',
  '/v1/me/contacts/{id}/done',
  { tag: TAG, summary: 'Mark a request done', access: 'session' },
  { params: about },
  done,
);

/** Marks one open again. */
export const reopenContact = route(
  'delete',
  '/v1/me/contacts/{id}/done',
  { tag: TAG, summary: 'Mark a request open again', access: 'session' },
  { params: about },
  done,
);

/** Deletes one. */
export const deleteContact = route(
  'delete',
  '/v1/me/contacts/{id}',
  {
    tag: TAG,
    summary: 'Delete a request',
    description: 'With it goes what still waits to be sent to the site.',
    access: 'session',
  },
  { params: about },
  done,
);
