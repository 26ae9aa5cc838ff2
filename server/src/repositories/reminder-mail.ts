import { and, asc, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm';

import { reminders, rooms } from '../db/schema.ts';
import type { Database, Queryable } from '../db/types.ts';
import { findRooms, type RoomAndClub } from './rooms.ts';
import type { ReminderRow } from './reminders.ts';

/** An e-mail that this process, and no other, sends now. */
export interface ClaimedMail extends RoomAndClub {
  readonly reminder: ReminderRow & { readonly email: string };
  /** Whether somebody else asked for an e-mail to the same address, which was sent or is being sent. */
  readonly repeated: boolean;
}

/**
 * Takes e-mails that are due. Each is taken by one process only, which has them until `leaseUntil`: after that, as when
 * it was killed, another one takes them.
 */
export async function claimMails(
  db: Database,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<ClaimedMail[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ roomId: reminders.roomId, personId: reminders.personId })
      .from(reminders)
      .where(lte(reminders.dueAt, now))
      .orderBy(asc(reminders.dueAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    const claimed: ClaimedMail[] = [];
    for (const { roomId, personId } of due) {
      const [reminder] = await tx
        .update(reminders)
        .set({ dueAt: leaseUntil, attempts: sql`${reminders.attempts} + 1` })
        .where(and(eq(reminders.roomId, roomId), eq(reminders.personId, personId)))
        .returning();
      const [name] = await tx.select({ name: rooms.name }).from(rooms).where(eq(rooms.id, roomId));
      const [found] = name ? await findRooms(tx, [name.name], 'operator') : [];
      if (!reminder?.email || !found) continue;
      const { email } = reminder;
      const among = claimed.some((one) => one.reminder.roomId === roomId && one.reminder.email === email);
      claimed.push({
        ...found,
        reminder: { ...reminder, email },
        repeated: among || (await isRepeated(tx, reminder, email)),
      });
    }
    return claimed;
  });
}

async function isRepeated(db: Queryable, { roomId, personId }: ReminderRow, email: string): Promise<boolean> {
  const sent = and(
    eq(reminders.roomId, roomId),
    eq(reminders.email, email),
    ne(reminders.personId, personId),
    sql`${reminders.dueAt} is null`,
  );
  const [other] = await db.select({ id: reminders.personId }).from(reminders).where(sent).limit(1);
  return other !== undefined;
}

/** Says when a claimed e-mail is tried again, or with null that it is not; unless it was changed meanwhile. */
export async function settleMail(
  db: Queryable,
  { roomId, personId, dueAt }: ReminderRow,
  next: Date | null,
): Promise<void> {
  if (!dueAt) return;
  const same = and(
    eq(reminders.roomId, roomId),
    eq(reminders.personId, personId),
    eq(reminders.dueAt, dueAt),
  );
  await db.update(reminders).set({ dueAt: next }).where(same);
}

/** Forgets where somebody's e-mail goes. @returns whether there was such an e-mail */
export async function forgetEmail(db: Queryable, roomId: string, personId: string): Promise<boolean> {
  const gone = await db
    .update(reminders)
    .set({ email: null, dueAt: null })
    .where(and(eq(reminders.roomId, roomId), eq(reminders.personId, personId), isNotNull(reminders.email)))
    .returning({ id: reminders.roomId });
  return gone.length > 0;
}

/** Deletes what is left of talks that have ended, once their e-mails are out. @returns whose they were */
export async function deleteSpent(db: Queryable, roomIds: readonly string[]): Promise<string[]> {
  if (roomIds.length === 0) return [];
  const gone = await db
    .delete(reminders)
    .where(and(inArray(reminders.roomId, [...roomIds]), sql`${reminders.dueAt} is null`))
    .returning({ id: reminders.personId });
  return gone.map(({ id }) => id);
}
