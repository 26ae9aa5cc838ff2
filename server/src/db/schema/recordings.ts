import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';
import { rooms } from './rooms.ts';

/** A file of a recording: when its first sample was heard, as epoch milliseconds, and how many bytes of it are whole. */
export interface Segment {
  readonly at: number;
  readonly bytes: number;
}

/** What is kept of talks whose host wanted it. The sound is on disk, in a folder of this id; all goes with the row. */
export const recordings = pgTable(
  'recordings',
  {
    id: uuid('id').primaryKey(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' })
      .unique('recordings_room'),
    /** Who began it: they may delete it after the talk. */
    hostId: text('host_id').notNull(),
    /** From when on sound is kept: what was announced to all. */
    beginsAt: time('begins_at').notNull(),
    stoppedAt: time('stopped_at'),
    /** When all of it was found on disk; until then a recorder, or its removal, may be at work. */
    settledAt: time('settled_at'),
    expiresAt: time('expires_at'),
    segments: jsonb('segments').$type<readonly Segment[]>().notNull().default([]),
  },
  (table) => [
    index('recordings_open')
      .on(table.beginsAt)
      .where(sql`${table.settledAt} is null`),
    index('recordings_expires')
      .on(table.expiresAt)
      .where(sql`${table.expiresAt} is not null`),
  ],
);

const ofRecording = () =>
  uuid('recording_id')
    .notNull()
    .references(() => recordings.id, { onDelete: 'cascade' });

/** Who spoke when, by the name they had then. */
export const recordingTurns = pgTable(
  'recording_turns',
  {
    id: uuid('id').primaryKey(),
    recordingId: ofRecording(),
    personId: text('person_id').notNull(),
    name: text('name').notNull(),
    fromAt: time('from_at').notNull(),
    toAt: time('to_at').notNull(),
  },
  (table) => [index('recording_turns_order').on(table.recordingId, table.fromAt)],
);

/** Which question was answered when; `toAt` is empty while it is. */
export const recordingQuestions = pgTable(
  'recording_questions',
  {
    recordingId: ofRecording(),
    questionId: text('question_id').notNull(),
    question: text('question').notNull(),
    fromAt: time('from_at').notNull(),
    toAt: time('to_at'),
  },
  (table) => [
    primaryKey({ name: 'recording_questions_pkey', columns: [table.recordingId, table.questionId] }),
  ],
);

/** What was said, where somebody transcribed it. */
export const recordingCaptions = pgTable(
  'recording_captions',
  {
    recordingId: ofRecording(),
    segmentId: text('segment_id').notNull(),
    language: text('language').notNull(),
    personId: text('person_id').notNull(),
    name: text('name').notNull(),
    caption: text('caption').notNull(),
    fromAt: time('from_at').notNull(),
    toAt: time('to_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'recording_captions_pkey',
      columns: [table.recordingId, table.segmentId, table.language],
    }),
  ],
);

/** Who had a place in a closed room when it ended: they may hear its recording, and nobody else. */
export const recordingListeners = pgTable(
  'recording_listeners',
  { recordingId: ofRecording(), personId: text('person_id').notNull() },
  (table) => [primaryKey({ name: 'recording_listeners_pkey', columns: [table.recordingId, table.personId] })],
);
