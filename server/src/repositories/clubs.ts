import { and, eq, inArray, sql } from 'drizzle-orm';

import { clubs } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { clubKnownTo, type Onlooker } from './access.ts';
import type { ClubRow } from './rooms.ts';

/** Clubs by name, as far as the onlooker may know of them. */
export async function findKnownClubs(
  db: Queryable,
  names: readonly string[],
  by: Onlooker,
): Promise<ClubRow[]> {
  if (names.length === 0) return [];
  return db
    .select()
    .from(clubs)
    .where(and(inArray(clubs.name, [...names]), clubKnownTo(by)));
}

/**
 * Takes the club for this transaction, if the onlooker may know of it: its counts and members are changed one after
 * the other. After rooms, before people.
 */
export async function lockKnownClub(
  tx: Transaction,
  name: string,
  by: Onlooker,
): Promise<ClubRow | undefined> {
  const [row] = await tx
    .select()
    .from(clubs)
    .where(and(eq(clubs.name, name), clubKnownTo(by)))
    .for('no key update');
  return row;
}

/** Takes a club of which the caller need not know: an invitation says enough. */
export async function lockClub(tx: Transaction, id: string): Promise<ClubRow | undefined> {
  const [row] = await tx.select().from(clubs).where(eq(clubs.id, id)).for('no key update');
  return row;
}

/** Makes a club. @returns undefined when the name is taken */
export async function insertClub(
  tx: Transaction,
  values: typeof clubs.$inferInsert,
): Promise<ClubRow | undefined> {
  const [row] = await tx.insert(clubs).values(values).onConflictDoNothing({ target: clubs.name }).returning();
  return row;
}

/** What can change about a club; never its name, and its counts by {@link addToClub} only. */
export type ClubValues = Partial<
  Omit<typeof clubs.$inferInsert, 'id' | 'name' | 'followerCount' | 'memberCount' | 'pendingCount'>
>;

/** Changes a club that this transaction holds. */
export async function updateClub(tx: Transaction, id: string, values: ClubValues): Promise<ClubRow> {
  const [row] = await tx.update(clubs).set(values).where(eq(clubs.id, id)).returning();
  if (!row) throw new Error('A club that was just found exists.');
  return row;
}

/** By how much the counts of a club change. */
export interface ClubCounts {
  readonly followers?: number;
  readonly members?: number;
  readonly pending?: number;
}

/** Adds to the counts of a club that this transaction holds, for rows that it wrote or deleted. */
export async function addToClub(tx: Transaction, id: string, counts: ClubCounts): Promise<ClubRow> {
  const { followers = 0, members = 0, pending = 0 } = counts;
  const [row] = await tx
    .update(clubs)
    .set({
      followerCount: sql`${clubs.followerCount} + ${followers}`,
      memberCount: sql`${clubs.memberCount} + ${members}`,
      pendingCount: sql`${clubs.pendingCount} + ${pending}`,
    })
    .where(eq(clubs.id, id))
    .returning();
  if (!row) throw new Error('A club that is held exists.');
  return row;
}
