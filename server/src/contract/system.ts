import { z } from '@hono/zod-openapi';

import { slug } from './fields.ts';
import { json, route } from './route.ts';

const TAG = 'System';

/** Most rooms, and most clubs, that one stream watches. */
export const STREAM_NAMES_MAX = 100;

function names(description: string) {
  return z
    .union([slug, z.array(slug).min(1).max(STREAM_NAMES_MAX)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional()
    .openapi({
      type: 'array',
      items: { type: 'string' },
      maxItems: STREAM_NAMES_MAX,
      description: `${description}; repeat it for more than one.`,
    });
}

/** The event stream. */
export const streamEvents = route(
  'get',
  '/v1/events',
  {
    tag: 'Events',
    summary: 'All that a page shows, as server-sent events',
    description:
      'First the whole of each room, then each part again when it changes. Every `data` is JSON and has `name`: ' +
      '`room` `{ name, room }`, `stage` `{ name, people }`, `listeners` `{ name, count }`, `hands` ' +
      '`{ name, hands, count }` (host and moderators), `you` `{ name, viewer }` (with a session), `gone` ' +
      '`{ name, code }`. With `Last-Event-ID` only what changed since is sent. Ends when the session token does. ' +
      '`reactions` `{ name, counts }` says how many of each kind there were since the last one, at most twice a second; ' +
      'it is sent for rooms that are in both `room` and `reactions`, and never again. `hallway` `{}` and `club` `{ name }` say that a list of rooms, or a club, may have changed, at most once in two ' +
      'seconds each; the page then asks again. `questions` brings what changes of the questions of a room: ' +
      '`{ name, again: true }` says that the page may have missed something and reads the list; else `{ name, ' +
      'questions, gone, votes, counts, rules }` holds questions that are new or another, numbers of those that are ' +
      'not to be seen any more, `[number, votes]` where nothing else changed, and `rules` where these changed. ' +
      'At least one of `room`, `club` and `hallway` is needed.',
    access: 'optional',
  },
  {
    query: z
      .strictObject({
        room: names('Names of rooms'),
        club: names('Names of clubs; those unknown to the caller are passed over'),
        reactions: names('Names of rooms whose reactions are shown'),
        questions: names('Those of these rooms of whose questions to tell'),
        hallway: z.literal('1').optional().openapi({ description: 'Whether to tell of the lists of rooms.' }),
      })
      .refine(({ room, club, hallway }) => room ?? club ?? hallway, {
        path: ['room'],
        message: 'or club or hallway is needed',
      }),
  },
  { 200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } } },
);

/** LiveKit's webhooks. */
export const receiveWebhook = route(
  'post',
  '/v1/livekit/webhook',
  {
    tag: TAG,
    summary: 'What LiveKit reports',
    description:
      'Signed by LiveKit over the raw body; each event is taken once and none older than five minutes.',
    access: 'public',
  },
  { body: { required: true, content: { 'application/webhook+json': {} } } },
  { 204: { description: 'Taken' } },
);

/** Whether the process runs. */
export const health = route(
  'get',
  '/healthz',
  { tag: TAG, summary: 'Whether this process runs', access: 'public' },
  {},
  { 200: json(z.object({ status: z.literal('ok') }), 'It does') },
);

const readiness = z
  .object({ status: z.enum(['ready', 'not_ready', 'stopping']), database: z.boolean(), livekit: z.boolean() })
  .openapi('Readiness');

/** Whether visitors can be sent here. */
export const ready = route(
  'get',
  '/readyz',
  { tag: TAG, summary: 'Whether database and LiveKit can be reached', access: 'public' },
  {},
  { 200: json(readiness, 'Both can'), 503: json(readiness, 'Not both, or the server is stopping') },
);
