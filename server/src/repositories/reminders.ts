import { and, asc, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import { people, reminders, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** Somebody's wish to be reminded of a talk. */
export type ReminderRow = typeof reminders.$inferSelect;

/** Somebody who comes, as others see them. */
export interface ComerRow {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly caption: string | null;
  /** When they said so. */
  readonly at: Date;
}

/** Written out, as the index on people (not guests) is for this very condition. */
const IS_PERSON = sql`left(${reminders.personId}, 1) = 'p'`;
const COMER = {
  id: people.id,
  name: people.name,
  avatarUrl: people.avatarUrl,
  caption: people.caption,
  at: reminders.createdAt,
};

/** Somebody's reminder of a talk. */
export async function findReminder(
  db: Queryable,
  roomId: string,
  personId: string,
): Promise<ReminderRow | undefined> {
  const [row] = await db.select().from(reminders).where(one(roomId, personId));
  return row;
}

/**
 * Writes somebody's reminder in a room that this transaction holds, and counts it where it is new.
 * @param change what is new about one that was there
 */
export async function saveReminder(
  tx: Transaction,
  row: typeof reminders.$inferInsert,
  change: Partial<typeof reminders.$inferInsert>,
): Promise<void> {
  const made = await tx
    .insert(reminders)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: reminders.roomId });
  if (made.length > 0) await count(tx, row.roomId, 1);
  else await tx.update(reminders).set(change).where(one(row.roomId, row.personId));
}

/** Deletes somebody's reminder in a room that this transaction holds. @returns whether there was one */
export async function deleteReminder(tx: Transaction, roomId: string, personId: string): Promise<boolean> {
  const gone = await tx.delete(reminders).where(one(roomId, personId)).returning({ id: reminders.roomId });
  if (gone.length > 0) await count(tx, roomId, -1);
  return gone.length > 0;
}

/** Deletes all of a talk that is over; how many came stays. @returns whose they were */
export async function deleteReminders(tx: Transaction, roomId: string): Promise<string[]> {
  const gone = await tx
    .delete(reminders)
    .where(eq(reminders.roomId, roomId))
    .returning({ id: reminders.personId });
  return gone.map(({ id }) => id);
}

/** Deletes those of a talk that was called off to which no e-mail goes. @returns whose they were */
export async function deleteWithoutEmail(tx: Transaction, roomId: string): Promise<string[]> {
  const gone = await tx
    .delete(reminders)
    .where(and(eq(reminders.roomId, roomId), sql`${reminders.email} is null`))
    .returning({ id: reminders.personId });
  return gone.map(({ id }) => id);
}

/** Says anew when a talk's e-mails are due: all of them, or those that have not been sent. */
export async function rescheduleEmails(
  tx: Transaction,
  roomId: string,
  dueAt: Date,
  which: 'all' | 'unsent',
): Promise<void> {
  const conditions: (SQL | undefined)[] = [eq(reminders.roomId, roomId), isNotNull(reminders.email)];
  if (which === 'unsent') conditions.push(isNotNull(reminders.dueAt));
  await tx
    .update(reminders)
    .set({ dueAt, attempts: 0 })
    .where(and(...conditions));
}

/** What somebody is to be reminded of, the soonest first. */
export async function listOwnReminders(
  db: Queryable,
  personId: string,
  limit: number,
): Promise<{ room: string; email: boolean }[]> {
  return db
    .select({ room: rooms.name, email: sql<boolean>`${reminders.email} is not null` })
    .from(reminders)
    .innerJoin(rooms, eq(rooms.id, reminders.roomId))
    .where(and(eq(reminders.personId, personId), inArray(rooms.state, ['scheduled', 'live'])))
    .orderBy(asc(rooms.startsAt), asc(rooms.id))
    .limit(limit);
}

/** People who come, in the order in which they said so; guests are left out. */
export async function listComers(
  db: Queryable,
  roomId: string,
  { limit, after }: { limit: number; after: { at: Date; id: string } | undefined },
): Promise<ComerRow[]> {
  const beyond =
    after &&
    sql`(${reminders.createdAt}, ${reminders.personId}) >
    (${after.at.toISOString()}::timestamptz, ${after.id})`;
  return db
    .select(COMER)
    .from(reminders)
    .innerJoin(people, eq(people.id, reminders.personId))
    .where(and(eq(reminders.roomId, roomId), IS_PERSON, beyond))
    .orderBy(asc(reminders.createdAt), asc(reminders.personId))
    .limit(limit);
}

/** The first people who come to each of these rooms, by room id. */
export async function findFaces(
  db: Queryable,
  roomIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, ComerRow[]>> {
  const faces = new Map<string, ComerRow[]>(roomIds.map((id) => [id, []]));
  if (roomIds.length === 0) return faces;
  const first = db
    .select(COMER)
    .from(reminders)
    .innerJoin(people, eq(people.id, reminders.personId))
    .where(and(eq(reminders.roomId, rooms.id), IS_PERSON))
    .orderBy(asc(reminders.createdAt), asc(reminders.personId))
    .limit(limit)
    .as('first');
  const found = await db
    .select({
      roomId: rooms.id,
      id: first.id,
      name: first.name,
      avatarUrl: first.avatarUrl,
      caption: first.caption,
      at: first.at,
    })
    .from(rooms)
    .innerJoinLateral(first, sql`true`)
    .where(and(inArray(rooms.id, [...roomIds]), gt(rooms.coming, 0)))
    .orderBy(rooms.id, first.at, first.id);
  for (const { roomId, ...comer } of found) faces.get(roomId)?.push(comer);
  return faces;
}

async function count(tx: Transaction, roomId: string, change: 1 | -1): Promise<void> {
  await tx
    .update(rooms)
    .set({ coming: sql`${rooms.coming} + ${change}` })
    .where(eq(rooms.id, roomId));
}

function one(roomId: string, personId: string): SQL | undefined {
  return and(eq(reminders.roomId, roomId), eq(reminders.personId, personId));
}
