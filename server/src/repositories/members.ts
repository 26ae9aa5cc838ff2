import { and, asc, count, eq, gt, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm';

import { members } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** Somebody's part in a room. */
export type MemberRow = typeof members.$inferSelect;
/** What can change about it. */
export type MemberChange = Partial<Omit<typeof members.$inferInsert, 'roomId' | 'personId'>>;

/** Not in the room: neither connected nor about to be. */
export const GONE = {
  present: false,
  seatUntil: null,
  joinedAt: null,
  leftAt: null,
  muted: true,
} as const satisfies MemberChange;

/** In the audience, without an invitation. */
export const IN_AUDIENCE = {
  role: 'listener',
  stageAt: null,
  muted: true,
  invitedAt: null,
  invitedBy: null,
} as const satisfies MemberChange;

/** Written out, as the indexes on those present, listening and on stage are for these very conditions and for no parameter. */
export const IS_PRESENT = sql`${members.present}`;
/** @see IS_PRESENT */
export const IS_LISTENING = sql`${members.present} and ${members.listening} and ${members.role} = 'listener'`;
/** @see IS_PRESENT */
export const IS_ON_STAGE = sql`${members.role} <> 'listener'`;

/** Somebody's part in a room, if they ever had one. */
export async function findMember(
  db: Queryable,
  roomId: string,
  personId: string,
): Promise<MemberRow | undefined> {
  const [row] = await db.select().from(members).where(one(roomId, personId));
  return row;
}

/** All who have or had a part in a room that has not ended. */
export async function listMembers(db: Queryable, roomId: string): Promise<MemberRow[]> {
  return db.select().from(members).where(eq(members.roomId, roomId));
}

/** Those on stage. */
export async function listStageMembers(db: Queryable, roomId: string): Promise<MemberRow[]> {
  return db.select().from(members).where(onStage(roomId));
}

/** Those who went without a word before then, and have not come back. */
export async function listAbsent(db: Queryable, roomId: string, before: Date): Promise<MemberRow[]> {
  return db
    .select()
    .from(members)
    .where(and(eq(members.roomId, roomId), lt(members.leftAt, before)));
}

/** The host. */
export async function findHost(db: Queryable, roomId: string): Promise<MemberRow | undefined> {
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.roomId, roomId), eq(members.role, 'host')));
  return row;
}

/** The moderator who is there and came on stage first: to whom a room passes. */
export async function findHeir(db: Queryable, roomId: string): Promise<MemberRow | undefined> {
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.roomId, roomId), eq(members.role, 'moderator'), IS_PRESENT))
    .orderBy(asc(members.stageAt), asc(members.joinedAt), asc(members.personId))
    .limit(1);
  return row;
}

/** Writes somebody's part: a new listener, or what changed about them. */
export async function saveMember(
  tx: Transaction,
  roomId: string,
  personId: string,
  change: MemberChange,
): Promise<MemberRow> {
  const [row] = await tx
    .insert(members)
    .values({ roomId, personId, role: 'listener', ...change })
    .onConflictDoUpdate({ target: [members.roomId, members.personId], set: change })
    .returning();
  if (!row) throw new Error('An upsert returns its row.');
  return row;
}

/** Changes somebody's part. */
export async function updateMember(
  tx: Transaction,
  roomId: string,
  personId: string,
  change: MemberChange,
): Promise<void> {
  await tx.update(members).set(change).where(one(roomId, personId));
}

/** Takes back invitations to the stage. */
export async function withdrawInvitations(
  tx: Transaction,
  roomId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx
    .update(members)
    .set({ invitedAt: null, invitedBy: null })
    .where(and(eq(members.roomId, roomId), inArray(members.personId, [...personIds])));
}

/** How many seats others have: connected, or granted and awaited. */
export async function countSeats(
  tx: Transaction,
  roomId: string,
  except: string,
  now: Date,
): Promise<number> {
  const taken = or(IS_PRESENT, gt(members.seatUntil, now));
  return countWhere(tx, and(eq(members.roomId, roomId), ne(members.personId, except), taken));
}

/** How many are on stage. */
export async function countStage(tx: Transaction, roomId: string): Promise<number> {
  return countWhere(tx, onStage(roomId));
}

/** How many different people were there. */
export async function countAttended(tx: Transaction, roomId: string): Promise<number> {
  return countWhere(tx, and(eq(members.roomId, roomId), eq(members.attended, true)));
}

/** Deletes a room's whole roster, and with it the hands. @returns whose parts these were */
export async function deleteMembers(tx: Transaction, roomId: string): Promise<string[]> {
  const gone = await tx.delete(members).where(eq(members.roomId, roomId)).returning({ id: members.personId });
  return gone.map(({ id }) => id);
}

async function countWhere(tx: Transaction, condition: SQL | undefined): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(members).where(condition);
  return row?.count ?? 0;
}

function one(roomId: string, personId: string): SQL | undefined {
  return and(eq(members.roomId, roomId), eq(members.personId, personId));
}

function onStage(roomId: string): SQL | undefined {
  return and(eq(members.roomId, roomId), IS_ON_STAGE);
}
