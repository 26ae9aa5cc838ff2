import { and, asc, eq, gt, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';

import { members, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';

/** A live room that somebody is in, is about to come into, or left not long ago. */
export interface OccupiedRoom {
  readonly name: string;
  /** Whether LiveKit must have it: somebody is in it or was just let in. */
  readonly needed: boolean;
}

/** All live rooms in which somebody's presence has to be kept true. */
export async function findOccupiedRooms(db: Queryable, now: Date): Promise<OccupiedRoom[]> {
  const needed = or(eq(members.present, true), gt(members.seatUntil, now));
  return db
    .select({ name: rooms.name, needed: sql<boolean>`bool_or(${needed})` })
    .from(rooms)
    .innerJoin(members, eq(members.roomId, rooms.id))
    .where(and(eq(rooms.state, 'live'), or(needed, isNotNull(members.leftAt))))
    .groupBy(rooms.id)
    .orderBy(rooms.name);
}

/** Live rooms that have waited for their host as long as they should, those first that have waited longest. */
export async function findOverdueRooms(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const overdue = await db
    .select({ name: rooms.name })
    .from(rooms)
    .where(lte(rooms.hostAwaitedUntil, now))
    .orderBy(asc(rooms.hostAwaitedUntil))
    .limit(limit);
  return overdue.map(({ name }) => name);
}

/** Which of these names are rooms of ours that have ended. */
export async function findEndedRooms(db: Queryable, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const ended = await db
    .select({ name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.state, 'ended'), inArray(rooms.name, [...names])));
  return ended.map(({ name }) => name);
}
