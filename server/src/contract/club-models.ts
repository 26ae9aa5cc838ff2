/** Clubs as answers hold them. */
import { z } from '@hono/zod-openapi';

import { personId, slug } from './fields.ts';
import { profileLink } from './links.ts';
import { roomRef } from './models.ts';

/** Who becomes a member of a club, and who knows of it. */
export const clubAccess = z.enum(['open', 'approval', 'invitation', 'hidden']).openapi('ClubAccess', {
  description:
    'Who becomes a member: whoever asks, whom an admin lets in, or whom somebody invited; `hidden`: besides unknown ' +
    'to all but its members.',
});

/** What somebody is in a club. */
export const clubRole = z.enum(['pending', 'member', 'leader', 'admin']).openapi('ClubRole', {
  description:
    '`pending` waits for an admin; leaders open rooms in the club; admins besides decide who is in it.',
});

/** A club. */
export const club = z
  .object({
    name: slug,
    title: z.string(),
    description: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    topic: z.string().nullable(),
    language: z
      .string()
      .nullable()
      .openapi({ description: 'BCP 47 tag; null where it has no one language.' }),
    links: z.array(profileLink),
    access: clubAccess,
    followers: z.int(),
    members: z.int(),
  })
  .openapi('Club');

/** What a card of a club shows. */
export const clubCard = z
  .object({
    club,
    live: roomRef.nullable().openapi({ description: 'The live room with most listeners.' }),
    next: roomRef.nullable().openapi({ description: 'The soonest scheduled room.' }),
    you: z
      .object({ follows: z.boolean(), role: clubRole.nullable() })
      .nullable()
      .openapi({ description: 'Without a session null.' }),
  })
  .openapi('ClubCard');

/** Somebody who is a member of a club, follows it or asks to be let in. */
export const clubPerson = z
  .object({
    id: personId,
    name: z.string(),
    avatarUrl: z.string().nullable(),
    caption: z.string().nullable(),
    role: clubRole.nullable().openapi({ description: 'Null in the list of followers.' }),
    since: z.iso.datetime(),
    note: z.string().nullable().openapi({ description: 'What somebody who asks wrote.' }),
  })
  .openapi('ClubPerson');

/** A page of a club's people. */
export const clubPeoplePage = z
  .object({ people: z.array(clubPerson), nextCursor: z.string().nullable() })
  .openapi('ClubPeoplePage');

/** Plain types of the above. */
export type Club = z.infer<typeof club>;
/** @see clubCard */
export type ClubCard = z.infer<typeof clubCard>;
/** @see clubRole */
export type ClubRole = z.infer<typeof clubRole>;
/** @see clubPerson */
export type ClubPerson = z.infer<typeof clubPerson>;
