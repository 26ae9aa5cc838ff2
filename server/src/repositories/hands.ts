import { and, eq, sql } from 'drizzle-orm';

import { hands, rooms } from '../db/schema.ts';
import type { Transaction } from '../db/types.ts';

/** Puts a hand at the end of the queue of a room that this transaction holds. @returns false when it was up already */
export async function insertHand(
  tx: Transaction,
  roomId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const own = and(eq(hands.roomId, roomId), eq(hands.personId, personId));
  const [known] = await tx.select({ seq: hands.seq }).from(hands).where(own);
  if (known) return false;
  const [next] = await tx
    .update(rooms)
    .set({ handSeq: sql`${rooms.handSeq} + 1` })
    .where(eq(rooms.id, roomId))
    .returning({ seq: rooms.handSeq });
  if (!next) throw new Error('A room that is held exists.');
  await tx.insert(hands).values({ roomId, personId, seq: next.seq, raisedAt: now });
  return true;
}

/** Takes a hand out of the queue. @returns whether it was in it */
export async function deleteHand(tx: Transaction, roomId: string, personId: string): Promise<boolean> {
  const gone = await tx
    .delete(hands)
    .where(and(eq(hands.roomId, roomId), eq(hands.personId, personId)))
    .returning({ seq: hands.seq });
  return gone.length > 0;
}

/** Empties the queue. @returns whose hands were up */
export async function deleteHands(tx: Transaction, roomId: string): Promise<string[]> {
  const gone = await tx.delete(hands).where(eq(hands.roomId, roomId)).returning({ id: hands.personId });
  return gone.map(({ id }) => id);
}
