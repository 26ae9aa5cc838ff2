import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** What talks are about: a tree, with its names in each language. */
export const topics = pgTable(
  'topics',
  {
    slug: text('slug').primaryKey(),
    parent: text('parent').references((): AnyPgColumn => topics.slug, { onDelete: 'cascade' }),
    /** By language tag; `en` is there always. */
    names: jsonb('names').$type<Readonly<Record<string, string>>>().notNull(),
    /** Order among its siblings. */
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('topics_parent').on(table.parent, table.position),
    check('topics_english', sql`${table.names} ? 'en'`),
  ],
);
