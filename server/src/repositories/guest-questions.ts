/** What a guest asked and voted for, moved to the person that they turn out to be. */
import { and, eq, inArray, sql } from 'drizzle-orm';

import { questions, questionVotes, rooms } from '../db/schema.ts';
import type { Transaction } from '../db/types.ts';

/** Questions of one room that a guest asked or voted for, and that this transaction holds. */
export interface HeldQuestions {
  readonly roomId: string;
  /** Name of the room. */
  readonly name: string;
  readonly numbers: readonly number[];
}

/** Takes the questions that a guest asked or voted for; after rooms, and before clubs and people. */
export async function lockQuestionsOfGuest(tx: Transaction, guestId: string): Promise<HeldQuestions[]> {
  const own = sql`(select ${questions.roomId}, ${questions.number} from ${questions}
    where ${questions.personId} = ${guestId} union select ${questionVotes.roomId}, ${questionVotes.number}
    from ${questionVotes} where ${questionVotes.personId} = ${guestId})`;
  const held = await tx
    .select({ roomId: questions.roomId, name: rooms.name, number: questions.number })
    .from(questions)
    .innerJoin(rooms, eq(rooms.id, questions.roomId))
    .where(sql`(${questions.roomId}, ${questions.number}) in ${own}`)
    .orderBy(questions.roomId, questions.number)
    .for('no key update', { of: questions });
  const byRoom = new Map<string, { roomId: string; name: string; numbers: number[] }>();
  for (const { roomId, name, number } of held) {
    const room = byRoom.get(roomId) ?? { roomId, name, numbers: [] };
    room.numbers.push(number);
    byRoom.set(roomId, room);
  }
  return [...byRoom.values()];
}

/** Moves what a guest asked and voted for in a room; where the person voted too, that is one vote. @returns what changed */
export async function moveQuestions(
  tx: Transaction,
  guestId: string,
  personId: string,
  { roomId, numbers }: HeldQuestions,
): Promise<{ changed: number[]; voted: number[] }> {
  const moved = await tx
    .update(questions)
    .set({ personId })
    .where(
      and(
        eq(questions.roomId, roomId),
        inArray(questions.number, [...numbers]),
        eq(questions.personId, guestId),
      ),
    )
    .returning({ number: questions.number, name: questions.name });
  const own = and(
    eq(questionVotes.roomId, roomId),
    inArray(questionVotes.number, [...numbers]),
    eq(questionVotes.personId, guestId),
  );
  const twice = sql`exists (select 1 from ${questionVotes} as other where other.room_id = ${questionVotes.roomId}
    and other.number = ${questionVotes.number} and other.person_id = ${personId})`;
  const doubled = await tx
    .delete(questionVotes)
    .where(and(own, twice))
    .returning({ number: questionVotes.number });
  await tx.update(questionVotes).set({ personId }).where(own);
  const voted = doubled.map(({ number }) => number);
  if (voted.length > 0) {
    await tx
      .update(questions)
      .set({ votes: sql`${questions.votes} - 1`, votedAt: sql`now()` })
      .where(and(eq(questions.roomId, roomId), inArray(questions.number, voted)));
  }
  // Whose an anonymous question is, nobody is shown; so nothing of it changed.
  return { changed: moved.filter(({ name }) => name !== null).map(({ number }) => number), voted };
}
