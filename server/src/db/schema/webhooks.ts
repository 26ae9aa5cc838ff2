import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';

/** Webhooks that were handled, so that each is handled once. Rows older than a webhook may be can go. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: text('id').primaryKey(),
    receivedAt: time('received_at').notNull(),
  },
  (table) => [index('webhook_events_received').on(table.receivedAt)],
);

/** What the site's own endpoint is told: each row is sent until it was taken, or put on the dead-letter list. */
export const deliveries = pgTable(
  'deliveries',
  {
    /** Also the id under which the receiver hears of it, each time the same. */
    id: uuid('id').primaryKey(),
    /** Such as `contact.created`. */
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: time('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** When it is tried next; null once it was taken or given up. */
    nextAt: time('next_at'),
    deliveredAt: time('delivered_at'),
    deadAt: time('dead_at'),
    /** Why the last try failed: a status or a kind of error, nothing that the receiver wrote. */
    problem: text('problem'),
  },
  (table) => [
    index('deliveries_due')
      .on(table.nextAt)
      .where(sql`${table.nextAt} is not null`),
    index('deliveries_dead')
      .on(table.deadAt)
      .where(sql`${table.deadAt} is not null`),
    check('deliveries_done', sql`${table.deliveredAt} is null or ${table.deadAt} is null`),
  ],
);
