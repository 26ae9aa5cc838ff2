import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';

import { contacts } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** A private request's row. */
export type ContactRow = typeof contacts.$inferSelect;
/** Which requests: still open, marked done, or both. */
export type ContactState = 'open' | 'done' | 'all';

/** Stores a request. @returns undefined when one with its key is there already */
export async function insertContact(
  tx: Transaction,
  values: typeof contacts.$inferInsert,
): Promise<ContactRow | undefined> {
  const [row] = await tx
    .insert(contacts)
    .values(values)
    .onConflictDoNothing({ target: contacts.key })
    .returning();
  return row;
}

/** The request that was sent under a key. */
export async function findContactByKey(db: Queryable, key: string): Promise<ContactRow | undefined> {
  const [row] = await db.select().from(contacts).where(eq(contacts.key, key));
  return row;
}

/** A page of somebody's requests, newest first. */
export async function findContacts(
  db: Queryable,
  personId: string,
  page: { state: ContactState; limit: number; after: { at: Date; id: string } | undefined },
): Promise<ContactRow[]> {
  const conditions: SQL[] = [eq(contacts.personId, personId)];
  if (page.state === 'open') conditions.push(isNull(contacts.doneAt));
  if (page.state === 'done') conditions.push(isNotNull(contacts.doneAt));
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(
      sql`(${contacts.createdAt}, ${contacts.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`,
    );
  }
  return db
    .select()
    .from(contacts)
    .where(and(...conditions))
    .orderBy(desc(contacts.createdAt), desc(contacts.id))
    .limit(page.limit);
}

/** Marks one of somebody's own requests done or open; when it is so already, it stays as it is. @returns whether it is there */
export async function updateContactDone(
  db: Queryable,
  personId: string,
  id: string,
  doneAt: Date | null,
): Promise<boolean> {
  // A first mark keeps its time.
  const value =
    doneAt === null ? null : sql`coalesce(${contacts.doneAt}, ${doneAt.toISOString()}::timestamptz)`;
  const changed = await db
    .update(contacts)
    .set({ doneAt: value })
    .where(and(eq(contacts.personId, personId), eq(contacts.id, id)))
    .returning({ id: contacts.id });
  return changed.length > 0;
}

/** Deletes one of somebody's own requests. @returns whether it was there */
export async function removeContact(tx: Transaction, personId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(contacts)
    .where(and(eq(contacts.personId, personId), eq(contacts.id, id)))
    .returning({ id: contacts.id });
  return gone.length > 0;
}
