import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { time } from './columns.ts';
import { rooms } from './rooms.ts';

/** What hosts say of questions in their room; a room without a row has the defaults. Deleted at the end. */
export const questionRules = pgTable(
  'question_rules',
  {
    roomId: uuid('room_id')
      .primaryKey()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    /** Whether questions are taken now. */
    asking: boolean('asking').notNull().default(true),
    /** Who may ask without their name. */
    anonymous: text('anonymous', { enum: ['nobody', 'people', 'everyone'] })
      .notNull()
      .default('nobody'),
    /** Whether a moderator sees each question before the others do. */
    approveFirst: boolean('approve_first').notNull().default(false),
    /** So many seconds lie between two questions of one person. */
    slowSeconds: integer('slow_seconds').notNull().default(0),
    /** Words that no question may hold; with `*` at the end, beginnings of words. */
    words: text('words').array().notNull().default([]),
  },
  (table) => [
    check('question_rules_anonymous', sql`${table.anonymous} in ('nobody', 'people', 'everyone')`),
    check('question_rules_slow', sql`${table.slowSeconds} >= 0`),
  ],
);

/**
 * Text questions. Deleted at the end. No reference to `people`: who only asks or votes needs no row there. Votes come
 * often and change no index, so that each stays within its page of the table (fillfactor 50).
 */
export const questions = pgTable(
  'questions',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    /** In the order of asking; 1 is the first of its room. */
    number: integer('number').notNull(),
    /** Who asked; leaves the server never where there is no `name`. */
    personId: text('person_id').notNull(),
    /** Made up by the page that asks: sent twice, it is one question. */
    key: uuid('key').notNull(),
    text: text('text').notNull(),
    /** As the asker was called then; null where they asked without their name. */
    name: text('name'),
    avatarUrl: text('avatar_url'),
    state: text('state', { enum: ['waiting', 'open', 'answered', 'dismissed', 'merged'] }).notNull(),
    /** Kept in the transaction of each vote. */
    votes: integer('votes').notNull().default(0),
    /** When somebody last voted, by the database's clock. */
    votedAt: time('voted_at'),
    createdAt: time('created_at').notNull(),
    pinnedAt: time('pinned_at'),
    answeredAt: time('answered_at'),
    /** The answer in writing; null where it was given by voice. */
    answer: text('answer'),
    /** Why it was dismissed, and what the asker is told besides. */
    reason: text('reason', { enum: ['off_topic', 'answered_before', 'no_time', 'against_rules', 'other'] }),
    note: text('note'),
    /** Number of the question that this one says again. */
    mergedInto: integer('merged_into'),
  },
  (table) => [
    primaryKey({ name: 'questions_pkey', columns: [table.roomId, table.number] }),
    unique('questions_key').on(table.roomId, table.key),
    index('questions_person').on(table.personId, table.roomId, table.number),
    check('questions_state', sql`${table.state} in ('waiting', 'open', 'answered', 'dismissed', 'merged')`),
    check('questions_votes', sql`${table.votes} >= 0`),
    check('questions_answered', sql`(${table.state} = 'answered') = (${table.answeredAt} is not null)`),
    check('questions_dismissed', sql`(${table.state} = 'dismissed') = (${table.reason} is not null)`),
    check('questions_merged', sql`(${table.state} = 'merged') = (${table.mergedInto} is not null)`),
  ],
);

/** Who voted for what; one row is one vote. Those of a merged question stay, and count for the other one too. */
export const questionVotes = pgTable(
  'question_votes',
  {
    roomId: uuid('room_id').notNull(),
    number: integer('number').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'question_votes_pkey', columns: [table.roomId, table.number, table.personId] }),
    foreignKey({
      name: 'question_votes_question',
      columns: [table.roomId, table.number],
      foreignColumns: [questions.roomId, questions.number],
    }).onDelete('cascade'),
    index('question_votes_person').on(table.personId, table.roomId, table.number),
  ],
);
