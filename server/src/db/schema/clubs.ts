import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { campaign, counter, time } from './columns.ts';
import { people, type ProfileLink } from './people.ts';

/** Groups that rooms belong to. Bans of a club's room hold for the whole club. */
export const clubs = pgTable(
  'clubs',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull().unique('clubs_name'),
    title: text('title').notNull(),
    description: text('description'),
    pictureUrl: text('picture_url'),
    /** Slug of a topic. */
    topic: text('topic'),
    /** BCP 47 tag; null where the club has no one language. */
    language: text('language'),
    links: jsonb('links').$type<readonly ProfileLink[]>().notNull().default([]),
    /**
     * Who becomes a member: whoever asks, whom an admin lets in, or whom somebody invited. A `hidden` club is besides
     * unknown to all but its members.
     */
    access: text('access', { enum: ['open', 'approval', 'invitation', 'hidden'] })
      .notNull()
      .default('open'),
    /** Who made it; null where only the operator opens rooms in it. */
    ownerId: text('owner_id').references((): AnyPgColumn => people.id, { onDelete: 'set null' }),
    /** Kept in the transaction of each change: nothing ever counts the rows. */
    followerCount: counter('follower_count'),
    memberCount: counter('member_count'),
    pendingCount: counter('pending_count'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('clubs_topic').on(table.topic, table.followerCount, table.id),
    index('clubs_followed').on(table.followerCount, table.id),
    index('clubs_search').using('gin', sql`hallway_words(${table.title} || ' ' || ${table.name})`),
    check('clubs_access', sql`${table.access} in ('open', 'approval', 'invitation', 'hidden')`),
    check(
      'clubs_counts',
      sql`${table.followerCount} >= 0 and ${table.memberCount} >= 0 and ${table.pendingCount} >= 0`,
    ),
  ],
);

/** Members of clubs, and those who asked to become one. */
export const clubMembers = pgTable(
  'club_members',
  {
    clubId: uuid('club_id')
      .notNull()
      .references(() => clubs.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** `pending` waits for an admin; leaders open rooms in the club; admins besides decide who is in it. */
    role: text('role', { enum: ['pending', 'member', 'leader', 'admin'] }).notNull(),
    /** What somebody who asked wrote. */
    note: text('note'),
    /** When they asked or came, whichever was last: the order of lists. */
    since: time('since').notNull(),
  },
  (table) => [
    primaryKey({ name: 'club_members_pkey', columns: [table.clubId, table.personId] }),
    index('club_members_list').on(table.clubId, table.role, table.since, table.personId),
    index('club_members_person').on(table.personId),
    check('club_members_role', sql`${table.role} in ('pending', 'member', 'leader', 'admin')`),
  ],
);

/** Who follows which club; guests too. */
export const clubFollows = pgTable(
  'club_follows',
  {
    clubId: uuid('club_id')
      .notNull()
      .references(() => clubs.id, { onDelete: 'cascade' }),
    followerId: text('follower_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
    campaign: campaign(),
  },
  (table) => [
    primaryKey({ name: 'club_follows_pkey', columns: [table.followerId, table.clubId] }),
    index('club_follows_list').on(table.clubId, table.createdAt, table.followerId),
    index('club_follows_campaign')
      .on(table.clubId)
      .where(sql`${table.campaign} is not null`),
  ],
);
