import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';

import { deliveries } from '../db/schema.ts';
import type { Database, Queryable, Transaction } from '../db/types.ts';

/** A delivery's row. */
export type DeliveryRow = typeof deliveries.$inferSelect;

/** Puts something into the queue; it is due at once. */
export async function insertDelivery(
  tx: Transaction,
  values: Pick<DeliveryRow, 'id' | 'type' | 'payload' | 'createdAt'>,
): Promise<void> {
  await tx.insert(deliveries).values({ ...values, nextAt: values.createdAt });
}

/**
 * Takes deliveries that are due, for one try each. Several processes may ask at once: each gets others. Until `until`
 * they are nobody else's; a process that dies before it says what came of its try thereby gives them back.
 */
export async function claimDeliveries(
  db: Database,
  now: Date,
  until: Date,
  limit: number,
): Promise<DeliveryRow[]> {
  const due = db
    .$with('due')
    .as(
      db
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(lte(deliveries.nextAt, now))
        .orderBy(asc(deliveries.nextAt))
        .limit(limit)
        .for('update', { skipLocked: true }),
    );
  return db
    .with(due)
    .update(deliveries)
    .set({ nextAt: until, attempts: sql`${deliveries.attempts} + 1` })
    .where(inArray(deliveries.id, db.select({ id: due.id }).from(due)))
    .returning();
}

/** What came of a try: taken, to be tried again, or given up. */
export type DeliveryOutcome =
  | { readonly deliveredAt: Date }
  | { readonly nextAt: Date; readonly problem: string }
  | { readonly deadAt: Date; readonly problem: string };

/** Notes what came of a try, unless somebody else has taken it up since. What was taken is forgotten but for its times. */
export async function settleDelivery(
  db: Queryable,
  { id, attempts }: Pick<DeliveryRow, 'id' | 'attempts'>,
  outcome: DeliveryOutcome,
): Promise<void> {
  const taken = 'deliveredAt' in outcome;
  await db
    .update(deliveries)
    .set({ nextAt: null, ...outcome, ...(taken && { payload: {}, problem: null }) })
    .where(and(eq(deliveries.id, id), eq(deliveries.attempts, attempts), isNull(deliveries.deliveredAt)));
}

/** Forgets a delivery that was not made yet. */
export async function withdrawDelivery(tx: Transaction, id: string): Promise<void> {
  await tx.delete(deliveries).where(eq(deliveries.id, id));
}

/** A page of what waits, soonest first, or of what was given up, newest first; and what each is sorted by. */
export async function findDeliveries(
  db: Queryable,
  page: { state: 'dead' | 'waiting'; limit: number; after: { at: Date; id: string } | undefined },
): Promise<(DeliveryRow & { readonly sortedBy: Date })[]> {
  const dead = page.state === 'dead';
  const key = dead ? deliveries.deadAt : deliveries.nextAt;
  const conditions: SQL[] = [isNotNull(key)];
  if (page.after) {
    const { at, id } = page.after;
    const beyond = dead ? sql`<` : sql`>`;
    conditions.push(
      sql`(${key}, ${deliveries.id}) ${beyond} (${at.toISOString()}::timestamptz, ${id}::uuid)`,
    );
  }
  const order = dead ? desc : asc;
  const found = await db
    .select()
    .from(deliveries)
    .where(and(...conditions))
    .orderBy(order(key), order(deliveries.id))
    .limit(page.limit);
  return found.map((row) => ({ ...row, sortedBy: (dead ? row.deadAt : row.nextAt) ?? row.createdAt }));
}

/** Makes a delivery due, with all tries before it. @returns undefined when there is none that was not made */
export async function reviveDelivery(db: Queryable, id: string, now: Date): Promise<DeliveryRow | undefined> {
  const [row] = await db
    .update(deliveries)
    .set({ nextAt: now, attempts: 0, deadAt: null })
    .where(and(eq(deliveries.id, id), isNull(deliveries.deliveredAt)))
    .returning();
  return row;
}

/** Forgets what was taken, or given up, before that time. */
export async function deleteOldDeliveries(db: Queryable, before: Date): Promise<void> {
  await db.delete(deliveries).where(or(lt(deliveries.deliveredAt, before), lt(deliveries.deadAt, before)));
}
