import { asc, eq } from 'drizzle-orm';

import { topics } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** A topic's row. */
export type TopicRow = typeof topics.$inferSelect;

/** All topics, siblings in their order. */
export async function listTopics(db: Queryable): Promise<TopicRow[]> {
  return db.select().from(topics).orderBy(asc(topics.position), asc(topics.slug));
}

/** All topics, held: nobody else changes the tree until this transaction is over. */
export async function lockTopics(tx: Transaction): Promise<TopicRow[]> {
  return tx.select().from(topics).orderBy(asc(topics.slug)).for('update');
}

/** Makes or changes a topic. */
export async function saveTopic(tx: Transaction, values: TopicRow): Promise<void> {
  await tx.insert(topics).values(values).onConflictDoUpdate({ target: topics.slug, set: values });
}

/** Deletes a topic and all below it. */
export async function deleteTopic(tx: Transaction, slug: string): Promise<void> {
  await tx.delete(topics).where(eq(topics.slug, slug));
}
