import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { LinkKind } from '../../contract/links.ts';
import { campaign, counter, time } from './columns.ts';

/** An address of a person or club elsewhere. */
export interface ProfileLink {
  /** Which sign stands before it. */
  readonly kind: LinkKind;
  readonly url: string;
}

/** Guests while they are in a room or follow something, and people for whom the site vouches. `id` is the LiveKit identity. */
export const people = pgTable(
  'people',
  {
    /** `g_<uuid>` or `p_<uuid>`. */
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['guest', 'person'] }).notNull(),
    /** `iss` and `sub` of the site's token; null for guests. */
    issuer: text('issuer'),
    subject: text('subject'),
    name: text('name').notNull(),
    avatarUrl: text('avatar_url'),
    /** One line under the name: what they do. */
    caption: text('caption'),
    /** Chosen by the person, unique, in lower case. */
    handle: text('handle').unique('people_handle'),
    bio: text('bio'),
    /** BCP 47 tags of what they speak. */
    languages: text('languages').array().notNull().default([]),
    /** Slugs of topics, or words of their own. */
    topics: text('topics').array().notNull().default([]),
    /** Checked addresses, in the order in which they are shown. */
    links: jsonb('links').$type<readonly ProfileLink[]>().notNull().default([]),
    /** Whether visitors may send this person a private request. */
    takesContacts: boolean('takes_contacts').notNull().default(true),
    /** Kept in the transaction of each follow. */
    followerCount: counter('follower_count'),
    followingCount: counter('following_count'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    unique('people_issuer_subject').on(table.issuer, table.subject),
    check('people_counts', sql`${table.followerCount} >= 0 and ${table.followingCount} >= 0`),
    check('people_kind', sql`${table.kind} in ('guest', 'person')`),
  ],
);

/** Who follows whom; lasting. */
export const follows = pgTable(
  'follows',
  {
    followerId: text('follower_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
    campaign: campaign(),
  },
  (table) => [
    primaryKey({ name: 'follows_pkey', columns: [table.followerId, table.personId] }),
    index('follows_person').on(table.personId, table.createdAt, table.followerId),
  ],
);
