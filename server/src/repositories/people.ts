import { and, eq, inArray, notExists, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

import { clubFollows, clubMembers, follows, members, people, reminders } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** A person's row. */
export type PersonRow = typeof people.$inferSelect;

/** What the site says of somebody; it need not say all. */
export interface Claimed {
  readonly name?: string;
  readonly avatarUrl?: string | null;
  readonly caption?: string | null;
}

/** Finds somebody. */
export async function findPerson(db: Queryable, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row;
}

/**
 * Writes a person for whom the site vouches; `id`, and `fallback` for a name, are used when it is the first time. What
 * is not claimed stays as the person wrote it, or as the site said before.
 */
export async function savePerson(
  db: Queryable,
  { fallback, ...who }: { id: string; issuer: string; subject: string; fallback: string },
  claimed: Claimed,
  now: Date,
): Promise<PersonRow> {
  const [row] = await db
    .insert(people)
    .values({ ...who, name: fallback, ...claimed, kind: 'person', createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: [people.issuer, people.subject], set: { ...claimed, updatedAt: now } })
    .returning();
  if (!row) throw new Error('An upsert returns its row.');
  return row;
}

/** Takes people for this transaction, always in the same order; after rooms and clubs. */
export async function lockPeople(tx: Transaction, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const held = await tx
    .select()
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(people.id)
    .for('no key update');
  return new Map(held.map((row) => [row.id, row]));
}

/** Adds to the counts of somebody whom this transaction holds, for follows that it wrote or deleted. */
export async function addToPerson(
  tx: Transaction,
  id: string,
  { followers = 0, following = 0 }: { readonly followers?: number; readonly following?: number },
): Promise<void> {
  await tx
    .update(people)
    .set({
      followerCount: sql`${people.followerCount} + ${followers}`,
      followingCount: sql`${people.followingCount} + ${following}`,
    })
    .where(eq(people.id, id));
}

/** Writes a guest who enters a room or follows something. */
export async function saveGuest(db: Queryable, id: string, name: string, now: Date): Promise<PersonRow> {
  const [row] = await db
    .insert(people)
    .values({ id, kind: 'guest', name, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: people.id, set: { name, updatedAt: now } })
    .returning();
  if (!row) throw new Error('An upsert returns its row.');
  return row;
}

/**
 * Deletes those guests who are in no room any more, and of whom nothing else is kept: no follow, membership or reminder.
 * Two steps on purpose: once their rows are held, nobody can enter a room as one of them unseen by the second.
 */
export async function deleteIdleGuests(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const held = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...ids]), eq(people.kind, 'guest')))
    .orderBy(people.id)
    .for('update');
  if (held.length === 0) return;
  const no = (table: PgTable, condition: SQL) =>
    notExists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(condition),
    );
  const idle = and(
    inArray(
      people.id,
      held.map(({ id }) => id),
    ),
    no(members, eq(members.personId, people.id)),
    no(follows, eq(follows.followerId, people.id)),
    no(clubFollows, eq(clubFollows.followerId, people.id)),
    no(clubMembers, eq(clubMembers.personId, people.id)),
    no(reminders, eq(reminders.personId, people.id)),
  );
  await tx.delete(people).where(idle);
}
