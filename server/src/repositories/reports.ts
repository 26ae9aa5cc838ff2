import { and, count, desc, eq, ne, sql, type SQL } from 'drizzle-orm';

import { people, reports } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** A report's row. */
export type ReportRow = typeof reports.$inferSelect;

/** A report and what whom it is about is called now. */
export interface ReportAndName {
  readonly report: ReportRow;
  readonly personName: string | null;
}

/** Writes a report; one of the same person by the same reporter takes its place. */
export async function saveReport(tx: Transaction, row: typeof reports.$inferInsert): Promise<void> {
  const { reporterName, reason, message, createdAt } = row;
  await tx
    .insert(reports)
    .values(row)
    .onConflictDoUpdate({
      target: [reports.roomId, reports.reporterId, reports.personId],
      set: { reporterName, reason, message: message ?? null, createdAt },
    });
}

/** How many others somebody has reported in a room. */
export async function countReportsBy(
  tx: Transaction,
  roomId: string,
  reporterId: string,
  exceptAbout: string,
): Promise<number> {
  const own = and(eq(reports.roomId, roomId), eq(reports.reporterId, reporterId));
  return countWhere(tx, and(own, ne(reports.personId, exceptAbout)));
}

/** What was reported, the newest first, and how much that is; nothing about the reader. */
export async function listReports(
  db: Queryable,
  roomId: string,
  { reader, limit }: { reader: string | undefined; limit: number },
): Promise<{ rows: ReportAndName[]; count: number }> {
  const shown = readable(roomId, reader);
  const [rows, all] = await Promise.all([
    db
      .select({ report: reports, personName: people.name })
      .from(reports)
      .leftJoin(people, eq(people.id, reports.personId))
      .where(shown)
      .orderBy(desc(reports.createdAt), desc(reports.id))
      .limit(limit),
    countWhere(db, shown),
  ]);
  return { rows, count: all };
}

/** Erases a report that somebody may read. @returns whom it was about; undefined where it is gone */
export async function deleteReport(
  tx: Transaction,
  roomId: string,
  id: string,
  reader: string | undefined,
): Promise<string | undefined> {
  const [gone] = await tx
    .delete(reports)
    .where(and(readable(roomId, reader), eq(reports.id, id)))
    .returning({ personId: reports.personId });
  return gone?.personId;
}

/** Forgets what was reported in a room that ends. */
export async function deleteReportsOfRoom(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(reports).where(eq(reports.roomId, roomId));
}

/** Makes a guest's reports the person's; of two about the same somebody the person's own stays. */
export async function moveReports(tx: Transaction, guestId: string, personId: string): Promise<void> {
  await tx.execute(sql`
    delete from ${reports} where reporter_id = ${guestId} and exists (
      select 1 from ${reports} as own where own.room_id = ${reports.roomId}
      and own.reporter_id = ${personId} and own.person_id = ${reports.personId})`);
  await tx.update(reports).set({ reporterId: personId }).where(eq(reports.reporterId, guestId));
}

function readable(roomId: string, reader: string | undefined): SQL | undefined {
  const here = eq(reports.roomId, roomId);
  return reader === undefined ? here : and(here, ne(reports.personId, reader));
}

async function countWhere(db: Queryable, condition: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: count() }).from(reports).where(condition);
  return row?.count ?? 0;
}
