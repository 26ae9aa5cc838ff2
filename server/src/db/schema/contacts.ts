import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { campaign, time } from './columns.ts';
import { people } from './people.ts';

/** What visitors asked of a person in private. Deleted when the person deletes them. */
export const contacts = pgTable(
  'contacts',
  {
    id: uuid('id').primaryKey(),
    /** Whom it is for. */
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Made up by the page that sends it: sent twice, it is one request. */
    key: uuid('key').notNull().unique('contacts_key'),
    name: text('name').notNull(),
    /** How to reach the sender: an e-mail address, a telephone number, an address of the web. */
    reach: text('reach').notNull(),
    message: text('message').notNull(),
    /** When the sender agreed that it is kept. */
    consentAt: time('consent_at').notNull(),
    /** Name of the room in which it was sent, if any. */
    room: text('room'),
    createdAt: time('created_at').notNull(),
    campaign: campaign(),
    /** When it was marked done. */
    doneAt: time('done_at'),
  },
  (table) => [
    index('contacts_list').on(table.personId, table.createdAt, table.id),
    index('contacts_open')
      .on(table.personId, table.createdAt, table.id)
      .where(sql`${table.doneAt} is null`),
  ],
);
