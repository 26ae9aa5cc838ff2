import { and, desc, eq, getTableColumns, gt, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';

import { clubs, invitations, invitationUses, people, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** An invitation's row. */
export type InvitationRow = typeof invitations.$inferSelect;
/** Where it lets in: a room or a club, by id. */
export type InvitationScope = { readonly roomId: string } | { readonly clubId: string };
/** An invitation with the names of what it is for. */
export interface NamedInvitation {
  readonly invitation: InvitationRow;
  readonly room: string | null;
  readonly club: string | null;
  readonly personName: string | null;
}

/** Writes one. */
export async function insertInvitation(
  tx: Transaction,
  values: typeof invitations.$inferInsert,
): Promise<InvitationRow> {
  const [row] = await tx.insert(invitations).values(values).returning();
  if (!row) throw new Error('An insert returns its row.');
  return row;
}

/** A page, the newest first. */
export async function listInvitations(
  db: Queryable,
  scope: InvitationScope,
  page: { limit: number; after: { readonly at: Date; readonly id: string } | undefined },
): Promise<NamedInvitation[]> {
  const conditions: SQL[] = [within(scope)];
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(
      sql`(${invitations.createdAt}, ${invitations.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`,
    );
  }
  return named(db)
    .where(and(...conditions))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(page.limit);
}

/** One by id. */
export async function findInvitation(db: Queryable, id: string): Promise<NamedInvitation | undefined> {
  const [row] = await named(db).where(eq(invitations.id, id));
  return row;
}

/** One by the hash of its code. */
export async function findByCode(db: Queryable, codeHash: Buffer): Promise<InvitationRow | undefined> {
  const [row] = await db.select().from(invitations).where(eq(invitations.codeHash, codeHash));
  return row;
}

/** Takes one back; harmless when it was so already. */
export async function markRevoked(db: Queryable, id: string, now: Date): Promise<void> {
  await db
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.id, id), isNull(invitations.revokedAt)));
}

/**
 * Counts one more use by somebody. Their second use counts nothing; uses by different people wait for one another at
 * the invitation's row, so that there are never more than it has.
 * @returns false when it lets nobody in any more
 */
export async function countUse(tx: Transaction, id: string, personId: string, now: Date): Promise<boolean> {
  const first = await tx
    .insert(invitationUses)
    .values({ invitationId: id, personId, usedAt: now })
    .onConflictDoNothing()
    .returning({ id: invitationUses.personId });
  const open = and(
    eq(invitations.id, id),
    isNull(invitations.revokedAt),
    or(isNull(invitations.expiresAt), gt(invitations.expiresAt, now)),
  );
  if (first.length === 0) {
    const [row] = await tx.select({ id: invitations.id }).from(invitations).where(open);
    return row !== undefined;
  }
  const counted = await tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(and(open, lt(invitations.uses, invitations.usesMax)))
    .returning({ id: invitations.id });
  return counted.length > 0;
}

/** Takes a room against changes for as long as the transaction runs; others may do the same. */
export async function shareRoom(tx: Transaction, id: string): Promise<typeof rooms.$inferSelect | undefined> {
  const [row] = await tx.select().from(rooms).where(eq(rooms.id, id)).for('share');
  return row;
}

/** Forgets a room's invitations when it ends. */
export async function deleteInvitationsOfRoom(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(invitations).where(eq(invitations.roomId, roomId));
}

/** Rooms of a club that have not ended. */
export async function listOpenRooms(db: Queryable, clubId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.clubId, clubId), inArray(rooms.state, ['live', 'scheduled'])))
    .orderBy(rooms.id);
}

function named(db: Queryable) {
  return db
    .select({
      invitation: getTableColumns(invitations),
      room: rooms.name,
      club: clubs.name,
      personName: people.name,
    })
    .from(invitations)
    .leftJoin(rooms, eq(rooms.id, invitations.roomId))
    .leftJoin(clubs, eq(clubs.id, invitations.clubId))
    .leftJoin(people, eq(people.id, invitations.personId));
}

function within(scope: InvitationScope): SQL {
  return 'roomId' in scope ? eq(invitations.roomId, scope.roomId) : eq(invitations.clubId, scope.clubId);
}
