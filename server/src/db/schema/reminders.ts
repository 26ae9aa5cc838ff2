import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { campaign, time } from './columns.ts';
import { people } from './people.ts';
import { rooms } from './rooms.ts';

/** Who wants to be reminded of a scheduled talk. Deleted when it has ended. */
export const reminders = pgTable(
  'reminders',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
    /** Where to, if by e-mail; and in which language. Kept after it was sent, as the talk may still be moved. */
    email: text('email'),
    language: text('language').notNull(),
    /** When the e-mail is due; null where there is none to be sent (any more). */
    dueAt: time('due_at'),
    attempts: integer('attempts').notNull().default(0),
    campaign: campaign(),
  },
  (table) => [
    primaryKey({ name: 'reminders_pkey', columns: [table.roomId, table.personId] }),
    index('reminders_person').on(table.personId),
    /** Guests are a number only: pages of who is coming never read past them. */
    index('reminders_people')
      .on(table.roomId, table.createdAt, table.personId)
      .where(sql`left(${table.personId}, 1) = 'p'`),
    index('reminders_email')
      .on(table.roomId, table.email)
      .where(sql`${table.email} is not null`),
    index('reminders_due')
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
  ],
);
