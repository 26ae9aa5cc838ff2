import { bigint, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { LoggedAct, ReportReason } from '../../contract/running.ts';
import { time } from './columns.ts';
import { rooms } from './rooms.ts';

/** Who did what in a room, for those who run it. No reference to `people`: those named are members. Deleted at the end. */
export const roomLog = pgTable(
  'room_log',
  {
    /** Their order: rows of a room are written while it is held. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    at: time('at').notNull(),
    /** Null where the server did it, or the operator. */
    actorId: text('actor_id'),
    act: text('act').$type<LoggedAct>().notNull(),
    /** Whom it was about. */
    personId: text('person_id'),
    /** A role, an order, a scope: one word of the contract. */
    detail: text('detail'),
  },
  (table) => [index('room_log_room').on(table.roomId, table.seq)],
);

/**
 * What visitors report of somebody in a room, until it is marked as done. No reference to `people`: a reporter need not
 * have been in the room. Deleted at the end.
 */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull(),
    reporterId: text('reporter_id').notNull(),
    reporterName: text('reporter_name').notNull(),
    reason: text('reason').$type<ReportReason>().notNull(),
    message: text('message'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    unique('reports_once').on(table.roomId, table.reporterId, table.personId),
    index('reports_list').on(table.roomId, table.createdAt, table.id),
    index('reports_reporter').on(table.reporterId),
  ],
);
