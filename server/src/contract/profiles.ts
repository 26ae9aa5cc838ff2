import { z } from '@hono/zod-openapi';

import { CAPTION_MAX, handle, language, line, personId, prose } from './fields.ts';
import { linkAddresses, profileLink } from './links.ts';
import { roomRef } from './models.ts';
import { body, json, route } from './route.ts';

const TAG = 'People';

/** Most people whom one request asks for. */
export const PEOPLE_MAX = 100;
/** Longest bio. */
export const BIO_MAX = 600;
const LISTED_MAX = 10;

/** Names that would pass for the site's own, or for an address of it. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'about abuse account admin administrator all anonymous api audience billing bot club clubs contact everyone ' +
    'feedback guest hallway help here host info legal listener login logout me mod moderator moderators null official ' +
    'operator owner people person press privacy root room rooms search security settings share signup speaker staff ' +
    'stage status superuser support system team terms undefined webmaster www you'
  ).split(' '),
);

const ownHandle = handle.refine((value) => !RESERVED.has(value), 'is reserved');

/** Somebody by id, or by `@` and handle. */
export const personRef = z
  .union([
    personId,
    z
      .string()
      .regex(/^@\w{3,30}$/, 'is neither an id of a person nor @ and a handle')
      .overwrite((value) => value.toLowerCase()),
  ])
  .openapi({ example: '@ugne' });

/** What a person shows of themselves. */
export const profile = z
  .object({
    id: personId,
    handle: z.string().nullable(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    caption: z.string().nullable().openapi({ description: 'One line: what they do.' }),
    bio: z.string().nullable(),
    languages: z.array(z.string()).openapi({ description: 'BCP 47 tags.' }),
    topics: z.array(z.string()).openapi({ description: 'Slugs of topics, or words of their own.' }),
    links: z.array(profileLink),
    followers: z.int(),
    following: z.int(),
  })
  .openapi('Profile');
/** @see profile */
export type Profile = z.infer<typeof profile>;

/** What a card of a person shows. */
export const personCard = z
  .object({
    person: profile,
    live: roomRef.nullable().openapi({ description: 'Where they are on stage now.' }),
    next: roomRef.nullable().openapi({ description: 'The soonest talk in which they are to speak.' }),
    you: z
      .object({ follows: z.boolean(), self: z.boolean() })
      .nullable()
      .openapi({ description: 'Without a session null.' }),
    takesContacts: z.boolean().openapi({ description: 'Whether visitors may send them a private request.' }),
  })
  .openapi('PersonCard');
/** @see personCard */
export type PersonCard = z.infer<typeof personCard>;

/** What a person may say of themselves. What is missing stays as it is. */
export const ownProfile = z
  .strictObject({
    handle: ownHandle.nullable().optional(),
    bio: prose(BIO_MAX).nullable().optional(),
    caption: line(CAPTION_MAX).nullable().optional(),
    languages: z.array(language).max(LISTED_MAX).optional(),
    topics: z.array(line(60)).max(LISTED_MAX).optional(),
    links: linkAddresses.optional(),
    takesContacts: z.boolean().optional(),
  })
  .openapi('OwnProfile');
/** @see ownProfile */
export type OwnProfile = z.infer<typeof ownProfile>;

/** Several people at once. */
export const listPeople = route(
  'get',
  '/v1/people',
  {
    tag: TAG,
    summary: 'Several people at once',
    description: 'In the order asked for. Those who do not exist, and guests, are missing in the answer.',
    access: 'optional',
  },
  {
    query: z.strictObject({
      id: z
        .union([personRef, z.array(personRef).min(1).max(PEOPLE_MAX)])
        .transform((value) => (Array.isArray(value) ? value : [value]))
        .openapi({
          type: 'array',
          items: { type: 'string' },
          maxItems: PEOPLE_MAX,
          description: 'Ids, or `@` and a handle; repeat it for more than one.',
        }),
    }),
  },
  { 200: json(z.object({ people: z.array(personCard) }), 'The people') },
);

/** One person. */
export const getPerson = route(
  'get',
  '/v1/people/{person}',
  { tag: TAG, summary: 'A person', access: 'optional' },
  { params: z.strictObject({ person: personRef }) },
  { 200: json(personCard, 'The person') },
);

/** The caller. */
export const getMe = route(
  'get',
  '/v1/me',
  { tag: TAG, summary: 'Your own profile', description: 'Not for guests.', access: 'session' },
  {},
  { 200: json(personCard, 'The caller') },
);

/** Changes the caller's profile. */
export const changeMe = route(
  'patch',
  '/v1/me',
  {
    tag: TAG,
    summary: 'Change your own profile',
    description:
      'Not for guests. Name and picture are the site’s to say, and so is the caption where its token holds one. ' +
      '`conflict` where somebody else has the handle.',
    access: 'session',
  },
  { body: body(ownProfile) },
  { 200: json(personCard, 'The caller') },
);
