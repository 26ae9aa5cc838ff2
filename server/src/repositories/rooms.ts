import { and, desc, asc, eq, getTableColumns, gt, inArray, sql, type SQL } from 'drizzle-orm';

import { clubs, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { knownTo, type Onlooker } from './access.ts';

/** A room's row. */
export type RoomRow = typeof rooms.$inferSelect;
/** A club's row. */
export type ClubRow = typeof clubs.$inferSelect;
/** A room and its club. */
export interface RoomAndClub {
  readonly room: RoomRow;
  readonly club: ClubRow | null;
}

/**
 * Takes the room for this transaction: changes to one room wait for one another. One that somebody may not know of is
 * neither found nor waited for.
 */
export async function lockRoom(tx: Transaction, name: string, by: Onlooker): Promise<RoomRow | undefined> {
  // Not FOR UPDATE: rows that refer to the room may still be written by others.
  const [row] = await tx
    .select()
    .from(rooms)
    .where(and(eq(rooms.name, name), knownTo(by)))
    .for('no key update');
  return row;
}

/** Takes a club's rooms that have not ended, always in the same order, so that two of these never wait in a circle. */
export async function lockRoomsOfClub(tx: Transaction, clubId: string): Promise<RoomRow[]> {
  const open = and(eq(rooms.clubId, clubId), inArray(rooms.state, ['scheduled', 'live']));
  return tx.select().from(rooms).where(open).orderBy(rooms.id).for('no key update');
}

/** Finds rooms by name; those that do not exist, or that somebody may not know of, are left out. */
export async function findRooms(
  db: Queryable,
  names: readonly string[],
  by: Onlooker,
): Promise<RoomAndClub[]> {
  if (names.length === 0) return [];
  return db
    .select({ room: getTableColumns(rooms), club: getTableColumns(clubs) })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(inArray(rooms.name, [...names]), knownTo(by)));
}

/** @returns undefined when the name is taken */
export async function insertRoom(
  tx: Transaction,
  values: typeof rooms.$inferInsert,
): Promise<RoomRow | undefined> {
  const [row] = await tx.insert(rooms).values(values).onConflictDoNothing({ target: rooms.name }).returning();
  return row;
}

/** Changes a room that this transaction holds. */
export async function updateRoom(
  tx: Transaction,
  id: string,
  values: Partial<typeof rooms.$inferInsert>,
): Promise<RoomRow> {
  const [row] = await tx.update(rooms).set(values).where(eq(rooms.id, id)).returning();
  if (!row) throw new Error('A room that is held exists.');
  return row;
}

/** Which rooms a list shows. */
export interface RoomFilter {
  readonly state: RoomRow['state'] | 'all';
  readonly club: string | undefined;
  readonly limit: number;
  /** Who asks: the others' hidden rooms are left out. */
  readonly by: Onlooker;
  /** The last row of the page before: its sort key and id. */
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** The rooms of one page, in order, and what each is sorted by. */
export async function listRooms(
  db: Queryable,
  filter: RoomFilter,
): Promise<(RoomAndClub & { readonly sortedBy: Date })[]> {
  const soonest = filter.state === 'scheduled';
  const key = soonest ? rooms.startsAt : rooms.createdAt;
  const conditions: SQL[] = [knownTo(filter.by)];
  if (filter.state !== 'all') conditions.push(eq(rooms.state, filter.state));
  if (filter.club !== undefined) conditions.push(eq(clubs.name, filter.club));
  if (filter.after) {
    const beyond = soonest ? sql`>` : sql`<`;
    const { at, id } = filter.after;
    conditions.push(sql`(${key}, ${rooms.id}) ${beyond} (${at.toISOString()}::timestamptz, ${id}::uuid)`);
  }
  const order = soonest ? asc : desc;
  const found = await db
    .select({ room: getTableColumns(rooms), club: getTableColumns(clubs) })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(...conditions))
    .orderBy(order(key), order(rooms.id))
    .limit(filter.limit);
  return found.map((row) => ({
    ...row,
    // A scheduled room has its time: the contract makes no other.
    sortedBy: (soonest ? row.room.startsAt : null) ?? row.room.createdAt,
  }));
}

/** Talks of a club that somebody may know of and that have a time, from then on, the soonest first. */
export async function listClubTalks(
  db: Queryable,
  clubId: string,
  { since, limit, by }: { since: Date; limit: number; by: Onlooker },
): Promise<RoomRow[]> {
  return db
    .select()
    .from(rooms)
    .where(and(eq(rooms.clubId, clubId), gt(rooms.startsAt, since), knownTo(by)))
    .orderBy(asc(rooms.startsAt), asc(rooms.id))
    .limit(limit);
}
