import { z } from '@hono/zod-openapi';

import { newFollow } from './campaigns.ts';
import { clubAccess, clubCard, clubPeoplePage, clubRole } from './club-models.ts';
import { cursor, language, limit, line, personId, pictureUrl, prose, slug } from './fields.ts';
import { linkAddresses } from './links.ts';
import { body, done, json, route } from './route.ts';

const TAG = 'Clubs';

/** Most clubs that one request asks for. */
export const CLUBS_MAX = 100;

const inClub = z.strictObject({ club: slug });
const inClubAbout = z.strictObject({ club: slug, person: personId });
const card = { 200: json(clubCard, 'The club') };

const title = line(120);
const details = {
  description: prose(2_000).nullable().optional(),
  pictureUrl: pictureUrl.nullable().optional(),
  topic: slug.nullable().optional(),
  language: language.nullable().optional(),
  links: linkAddresses.optional(),
  access: clubAccess.optional(),
};

/** What makes a club. */
export const wholeClub = z
  .strictObject({
    name: slug,
    title,
    ...details,
    ownerId: personId
      .optional()
      .openapi({ description: 'Only the operator says who is its first admin; others are so themselves.' }),
  })
  .openapi('WholeClub');
/** @see wholeClub */
export type WholeClub = z.infer<typeof wholeClub>;

/** What changes about a club; what is missing stays as it is. */
export const clubChange = z.strictObject({ title: title.optional(), ...details }).openapi('ClubChange');
/** @see clubChange */
export type ClubChange = z.infer<typeof clubChange>;

/** Several clubs at once. */
export const listClubs = route(
  'get',
  '/v1/clubs',
  {
    tag: TAG,
    summary: 'Several clubs at once',
    description:
      'In the order asked for. Those that do not exist, and hidden ones of which the caller is no member, are missing.',
    access: 'optional',
  },
  {
    query: z.strictObject({
      name: z
        .union([slug, z.array(slug).min(1).max(CLUBS_MAX)])
        .transform((value) => (Array.isArray(value) ? value : [value]))
        .openapi({
          type: 'array',
          items: { type: 'string' },
          maxItems: CLUBS_MAX,
          description: 'Names of clubs; repeat it for more than one.',
        }),
    }),
  },
  { 200: json(z.object({ clubs: z.array(clubCard) }), 'The clubs') },
);

/** One club. */
export const getClub = route(
  'get',
  '/v1/clubs/{club}',
  { tag: TAG, summary: 'A club', access: 'optional' },
  { params: inClub },
  card,
);

/** Makes a club. */
export const createClub = route(
  'post',
  '/v1/clubs',
  {
    tag: TAG,
    summary: 'Make a club',
    description:
      'For people whom the site lets open rooms; they become its admin. `conflict`: the name is taken.',
    access: 'operator',
  },
  { body: body(wholeClub) },
  { 201: json(clubCard, 'The club') },
);

/** Changes a club. */
export const changeClub = route(
  'patch',
  '/v1/clubs/{club}',
  { tag: TAG, summary: 'Change a club', description: 'By its admins and the operator.', access: 'operator' },
  { params: inClub, body: body(clubChange) },
  card,
);

/** Follows a club. */
export const followClub = route(
  'put',
  '/v1/clubs/{club}/follow',
  {
    tag: TAG,
    summary: 'Follow a club',
    description: 'For guests too. Repeated, it changes nothing; `campaign` stays what it was at first.',
    access: 'session',
  },
  { params: inClub, body: body(newFollow, false) },
  card,
);

/** No longer follows a club. */
export const unfollowClub = route(
  'delete',
  '/v1/clubs/{club}/follow',
  { tag: TAG, summary: 'No longer follow a club', access: 'session' },
  { params: inClub },
  card,
);

/** Becomes a member, or asks to. */
export const joinClub = route(
  'put',
  '/v1/clubs/{club}/membership',
  {
    tag: TAG,
    summary: 'Become a member, or ask to',
    description:
      'An open club takes whoever asks; one by approval notes the request (`pending`); one by invitation answers ' +
      '`invitation_needed`. Repeated, it changes nothing but the note of a request.',
    access: 'session',
  },
  {
    params: inClub,
    body: body(
      z.strictObject({
        note: prose(500).optional().openapi({ description: 'For the admins, with a request.' }),
      }),
      false,
    ),
  },
  card,
);

/** Leaves a club. */
export const leaveClub = route(
  'delete',
  '/v1/clubs/{club}/membership',
  {
    tag: TAG,
    summary: 'Leave a club, or take the request back',
    description: 'The last admin cannot (`conflict`). Harmless for those who are no members.',
    access: 'session',
  },
  { params: inClub },
  card,
);

/** Who is in a club. */
export const listClubPeople = route(
  'get',
  '/v1/clubs/{club}/people',
  {
    tag: TAG,
    summary: "A club's members, followers or requests",
    description:
      'Members by role, then in the order in which they came; followers newest first, requests oldest first. Followers ' +
      'and requests are for admins and the operator.',
    access: 'optional',
  },
  {
    params: inClub,
    query: z.strictObject({
      section: z.enum(['members', 'followers', 'pending']),
      limit: limit.default(50),
      cursor: cursor.optional(),
    }),
  },
  { 200: json(clubPeoplePage, 'A page of people') },
);

/** Gives somebody a role. */
export const setClubRole = route(
  'put',
  '/v1/clubs/{club}/members/{person}',
  {
    tag: TAG,
    summary: 'Let somebody in, or give them a role',
    description:
      'By admins about those who asked or are members; by the operator about anybody. Guests are members at most.',
    access: 'operator',
  },
  { params: inClubAbout, body: body(z.strictObject({ role: clubRole.exclude(['pending']) })) },
  done,
);

/** Removes somebody. */
export const removeClubMember = route(
  'delete',
  '/v1/clubs/{club}/members/{person}',
  {
    tag: TAG,
    summary: 'Refuse a request, or remove a member',
    description: 'By admins and the operator.',
    access: 'operator',
  },
  { params: inClubAbout },
  done,
);

/** What the caller follows. */
export const listFollowedClubs = route(
  'get',
  '/v1/me/follows',
  {
    tag: TAG,
    summary: 'The clubs that you follow',
    description: 'Newest first; for guests too.',
    access: 'session',
  },
  { query: z.strictObject({ limit: limit.default(20), cursor: cursor.optional() }) },
  {
    200: json(z.object({ clubs: z.array(clubCard), nextCursor: z.string().nullable() }), 'A page of clubs'),
  },
);
