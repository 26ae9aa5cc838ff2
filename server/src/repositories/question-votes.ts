import { and, eq, inArray, sql } from 'drizzle-orm';

import { questions, questionVotes } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/**
 * Votes for a question, in one statement and so in one way to the database and back: the question is held from then on
 * until the vote is stored, and no longer, because many vote for the same one. It is held before the vote is written, as
 * by a merge, so that the two never wait for each other in a circle.
 * @returns its votes; nothing where it is not open, or has this vote
 */
export async function insertVote(
  db: Queryable,
  roomId: string,
  number: number,
  personId: string,
): Promise<number | undefined> {
  const [row] = await db.execute<{ votes: number }>(sql`
    with held as (${holdOpen(roomId, number)}), cast_now as (
      insert into ${questionVotes} (room_id, number, person_id) select room_id, number, ${personId} from held
      on conflict do nothing returning room_id, number)
    update ${questions} set votes = votes + 1, voted_at = now() from cast_now
    where ${questions.roomId} = cast_now.room_id and ${questions.number} = cast_now.number
    returning votes`);
  return row?.votes;
}

/** As {@link insertVote}, taking it back. @returns its votes; nothing where it is not open, or has no such vote */
export async function deleteVote(
  db: Queryable,
  roomId: string,
  number: number,
  personId: string,
): Promise<number | undefined> {
  const [row] = await db.execute<{ votes: number }>(sql`
    with held as (${holdOpen(roomId, number)}), gone as (
      delete from ${questionVotes} using held where ${questionVotes.roomId} = held.room_id
      and ${questionVotes.number} = held.number and ${questionVotes.personId} = ${personId}
      returning held.room_id, held.number)
    update ${questions} set votes = votes - 1, voted_at = now() from gone
    where ${questions.roomId} = gone.room_id and ${questions.number} = gone.number
    returning votes`);
  return row?.votes;
}

function holdOpen(roomId: string, number: number) {
  return sql`select room_id, number from ${questions} where ${questions.roomId} = ${roomId}
    and ${questions.number} = ${number} and ${questions.state} = 'open' for no key update`;
}

/** Those of these questions that somebody voted for. */
export async function findVoted(
  db: Queryable,
  roomId: string,
  personId: string,
  numbers: readonly number[],
): Promise<number[]> {
  if (numbers.length === 0) return [];
  const found = await db
    .select({ number: questionVotes.number })
    .from(questionVotes)
    .where(
      and(
        eq(questionVotes.roomId, roomId),
        eq(questionVotes.personId, personId),
        inArray(questionVotes.number, [...numbers]),
      ),
    );
  return found.map(({ number }) => number);
}

/** Counts the votes of one question for another too, one of each viewer. This transaction holds both. */
export async function uniteVotes(tx: Transaction, roomId: string, from: number, into: number): Promise<void> {
  await tx.execute(sql`
    with united as (
      insert into ${questionVotes} (room_id, number, person_id)
      select room_id, ${into}::int, person_id from ${questionVotes} where room_id = ${roomId} and number = ${from}
      on conflict do nothing returning 1)
    update ${questions} set votes = votes + (select count(*) from united)
    where ${questions.roomId} = ${roomId} and ${questions.number} = ${into}`);
}
