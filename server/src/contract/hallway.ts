import { z } from '@hono/zod-openapi';

import { cursor, language, limit, line, personId, slug } from './fields.ts';
import { clubRef, person, room } from './models.ts';
import { json, route } from './route.ts';

const TAG = 'Hallway';

/** Most people whose faces a row shows. */
export const FACES_MAX = 4;

const because = z
  .object({ kind: z.enum(['club', 'person']), name: z.string() })
  .openapi('Because', { description: 'Whom or what the caller follows there.' });

/** A room as a list shows it. */
export const roomListing = z
  .object({
    room,
    stage: z.array(person).openapi({ description: `The first ${FACES_MAX} of those on stage.` }),
    listeners: z.int(),
    followed: z
      .boolean()
      .openapi({ description: 'Whether the caller follows its club or somebody on stage.' }),
    because: because.nullable(),
  })
  .openapi('RoomListing');
/** @see roomListing */
export type RoomListing = z.infer<typeof roomListing>;

/** A page of the hallway. */
export const hallwayPage = z
  .object({
    rooms: z.array(roomListing),
    nextCursor: z.string().nullable(),
    count: z.int().nullable().openapi({ description: 'All of the list, where that is of live rooms.' }),
  })
  .openapi('HallwayPage');
/** @see hallwayPage */
export type HallwayPage = z.infer<typeof hallwayPage>;

const filters = z.strictObject({
  state: z.enum(['live', 'scheduled']).default('live'),
  topic: line(60)
    .optional()
    .openapi({ description: 'Slug of a topic, subtopics included; or a word of a host.' }),
  club: slug.optional(),
  language: language.optional().openapi({ description: '`lt` is also `lt-LT`.' }),
  q: line(80).optional().openapi({
    description: 'Beginnings of words in title, topic and club, in any case and with or without their marks.',
  }),
  limit: limit.default(20),
  cursor: cursor.optional(),
});
/** What a page of the hallway asks for. */
export type HallwayQuery = z.infer<typeof filters>;

/** The list of what is live, or comes next. */
export const getHallway = route(
  'get',
  '/v1/hallway',
  {
    tag: TAG,
    summary: 'What is live, or comes next',
    description:
      'Live rooms: those that the caller follows first, then by listeners, then newest. Scheduled ones: soonest ' +
      'first. Listeners come and go between two pages, so a room may be on both: tell them apart by name.',
    access: 'optional',
  },
  { query: filters },
  { 200: json(hallwayPage, 'A page of rooms') },
);

const trendingClub = z.object({ club: clubRef, live: z.int(), listeners: z.int() }).openapi('TrendingClub');
const trendingTopic = z
  .object({
    slug: z.string(),
    names: z.record(z.string(), z.string()),
    live: z.int(),
    listeners: z.int(),
  })
  .openapi('TrendingTopic');

/** What most people listen to. */
export const trending = z
  .object({
    rooms: z.array(roomListing),
    topics: z.array(trendingTopic),
    clubs: z.array(trendingClub),
  })
  .openapi('Trending');
/** @see trending */
export type Trending = z.infer<typeof trending>;

/** Rooms, topics and clubs by listeners. */
export const getTrending = route(
  'get',
  '/v1/trending',
  {
    tag: TAG,
    summary: 'What most people listen to now',
    description: 'At most ten of each, up to two seconds old, the same for everybody.',
    access: 'public',
  },
  {},
  { 200: json(trending, 'Rooms, topics and clubs by listeners') },
);

/** Who leads there: one of those whom the caller follows, and how many more. */
const via = z
  .object({ name: z.string(), others: z.int() })
  .openapi('Via', { description: 'Whom the caller follows that leads there, and how many more do.' });
/** @see via */
export type Via = z.infer<typeof via>;

/** What the caller's follows lead to. */
export const discovery = z
  .object({
    rooms: z.array(z.object({ listing: roomListing, via })),
    clubs: z.array(z.object({ club: clubRef, followers: z.int(), via })),
    people: z.array(
      z.object({
        person: z.object({
          id: personId,
          handle: z.string().nullable(),
          name: z.string(),
          avatarUrl: z.string().nullable(),
          caption: z.string().nullable(),
          followers: z.int(),
        }),
        via,
      }),
    ),
  })
  .openapi('Discovery');
/** @see discovery */
export type Discovery = z.infer<typeof discovery>;

/** Two steps from the caller. */
export const getDiscovery = route(
  'get',
  '/v1/discover',
  {
    tag: TAG,
    summary: 'What the caller’s follows lead to',
    description:
      'People whom those follow whom the caller follows, the clubs that they follow or belong to, and the rooms of ' +
      'both that are live or come next. At most ten of each; nothing that the caller follows already.',
    access: 'session',
  },
  {},
  { 200: json(discovery, 'Rooms, clubs and people') },
);
