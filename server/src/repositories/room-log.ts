import { and, desc, eq, lt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { people, roomLog } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** One thing that was done in a room, and what those named are called now; null where their row is gone. */
export interface LoggedRow {
  readonly entry: typeof roomLog.$inferSelect;
  readonly actorName: string | null;
  readonly personName: string | null;
}

const actors = alias(people, 'actors');

/** Writes what was done in a room that this transaction holds. */
export async function insertEntry(
  tx: Transaction,
  entry: Omit<typeof roomLog.$inferInsert, 'seq'>,
): Promise<void> {
  await tx.insert(roomLog).values(entry);
}

/** A page of what was done, the newest first. */
export async function listEntries(
  db: Queryable,
  roomId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<LoggedRow[]> {
  const earlier = before === undefined ? undefined : lt(roomLog.seq, before);
  return db
    .select({ entry: roomLog, actorName: actors.name, personName: people.name })
    .from(roomLog)
    .leftJoin(actors, eq(actors.id, roomLog.actorId))
    .leftJoin(people, eq(people.id, roomLog.personId))
    .where(and(eq(roomLog.roomId, roomId), earlier))
    .orderBy(desc(roomLog.seq))
    .limit(limit);
}

/** Forgets what was done in a room that ends. */
export async function deleteEntries(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(roomLog).where(eq(roomLog.roomId, roomId));
}
