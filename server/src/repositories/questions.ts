import { and, desc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import { questions, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** A question's row. */
export type QuestionRow = typeof questions.$inferSelect;
/** What became of a question. */
export type QuestionState = QuestionRow['state'];
/** What can change about it. */
export type QuestionChange = Partial<Omit<typeof questions.$inferInsert, 'roomId' | 'number'>>;

/** Neither answered, dismissed nor merged. */
export const UNSETTLED = {
  answeredAt: null,
  answer: null,
  reason: null,
  note: null,
  mergedInto: null,
} as const satisfies QuestionChange;

/** Takes the next number of a room that this transaction holds. */
export async function nextQuestionNumber(tx: Transaction, roomId: string): Promise<number> {
  const [next] = await tx
    .update(rooms)
    .set({ questionSeq: sql`${rooms.questionSeq} + 1` })
    .where(eq(rooms.id, roomId))
    .returning({ number: rooms.questionSeq });
  if (!next) throw new Error('A room that is held exists.');
  return next.number;
}

/** Stores a question. */
export async function insertQuestion(
  tx: Transaction,
  values: typeof questions.$inferInsert,
): Promise<QuestionRow> {
  const [row] = await tx.insert(questions).values(values).returning();
  if (!row) throw new Error('What is stored is returned.');
  return row;
}

/** The question that was asked under a key. */
export async function findQuestionByKey(
  db: Queryable,
  roomId: string,
  key: string,
): Promise<QuestionRow | undefined> {
  const [row] = await db
    .select()
    .from(questions)
    .where(and(eq(questions.roomId, roomId), eq(questions.key, key)));
  return row;
}

/** Questions of a room by number; those that do not exist are left out. */
export async function findQuestions(
  db: Queryable,
  roomId: string,
  numbers: readonly number[],
): Promise<QuestionRow[]> {
  return numbers.length > 0 ? db.select().from(questions).where(these(roomId, numbers)) : [];
}

/** Takes questions for this transaction, always in the same order; after their room. */
export async function lockQuestions(
  tx: Transaction,
  roomId: string,
  numbers: readonly number[],
): Promise<Map<number, QuestionRow>> {
  const held = await tx
    .select()
    .from(questions)
    .where(these(roomId, numbers))
    .orderBy(questions.number)
    .for('no key update');
  return new Map(held.map((row) => [row.number, row]));
}

/** Changes a question that this transaction holds. */
export async function updateQuestion(
  tx: Transaction,
  roomId: string,
  number: number,
  change: QuestionChange,
): Promise<void> {
  await tx
    .update(questions)
    .set(change)
    .where(these(roomId, [number]));
}

/** Deletes a question, and with it its votes; what was merged into it is open again. @returns the numbers of those */
export async function deleteQuestion(tx: Transaction, roomId: string, number: number): Promise<number[]> {
  const opened = await tx
    .update(questions)
    .set({ ...UNSETTLED, state: 'open' })
    .where(and(eq(questions.roomId, roomId), eq(questions.mergedInto, number)))
    .returning({ number: questions.number });
  await tx.delete(questions).where(these(roomId, [number]));
  return opened.map((row) => row.number);
}

/** Lets what was merged into one question be merged into another. @returns the numbers of those */
export async function moveMerged(
  tx: Transaction,
  roomId: string,
  from: number,
  into: number,
): Promise<number[]> {
  const moved = await tx
    .update(questions)
    .set({ mergedInto: into })
    .where(and(eq(questions.roomId, roomId), eq(questions.mergedInto, from)))
    .returning({ number: questions.number });
  return moved.map(({ number }) => number);
}

/** Which questions a list shows, and in which order. */
export interface QuestionFilter {
  readonly state: Exclude<QuestionState, 'merged'>;
  readonly sort: 'votes' | 'time';
  readonly limit: number;
  /** What the last row of the page before was sorted by. */
  readonly after: readonly [pinned: number, key: number, tie: number] | undefined;
}

/** A page of questions, pinned ones first, each with what it is sorted by. */
export async function listQuestions(
  db: Queryable,
  roomId: string,
  { state, sort, limit, after }: QuestionFilter,
): Promise<{ row: QuestionRow; pinned: number; key: number; tie: number }[]> {
  const pinned = sql<number>`(${questions.pinnedAt} is not null)::int`;
  const key = keyOf(state, sort);
  // Of those with as many votes, the one that waits longest is first.
  const tie = sql<number>`-${questions.number}`;
  const conditions: (SQL | undefined)[] = [eq(questions.roomId, roomId), eq(questions.state, state)];
  if (after) {
    const [afterPinned, afterKey, afterTie] = after;
    conditions.push(sql`(${pinned}, ${key}, ${tie}) <
      (${afterPinned}::int, ${afterKey}::float8, ${afterTie}::int)`);
  }
  return db
    .select({ row: questions, pinned, key, tie })
    .from(questions)
    .where(and(...conditions))
    .orderBy(desc(pinned), desc(key), desc(tie))
    .limit(limit);
}

function keyOf(state: QuestionState, sort: QuestionFilter['sort']): SQL<number> {
  if (sort === 'votes') return sql<number>`${questions.votes}::float8`;
  return state === 'answered'
    ? sql<number>`(extract(epoch from ${questions.answeredAt}) * 1000)::float8`
    : sql<number>`${questions.number}::float8`;
}

/** What somebody asked in a room, the newest first. */
export async function findOwnQuestions(
  db: Queryable,
  roomId: string,
  personId: string,
  limit: number,
): Promise<QuestionRow[]> {
  return db
    .select()
    .from(questions)
    .where(and(eq(questions.roomId, roomId), eq(questions.personId, personId)))
    .orderBy(desc(questions.number))
    .limit(limit);
}

/** All questions of a room beyond a number, in the order of asking. */
export async function findQuestionsBeyond(
  db: Queryable,
  roomId: string,
  number: number,
  limit: number,
): Promise<QuestionRow[]> {
  return db
    .select()
    .from(questions)
    .where(and(eq(questions.roomId, roomId), sql`${questions.number} > ${number}`))
    .orderBy(questions.number)
    .limit(limit);
}

/** How many questions of a room are in each state; states without any are left out. */
export async function countQuestions(db: Queryable, roomId: string): Promise<Map<QuestionState, number>> {
  const counted = await db
    .select({ state: questions.state, count: sql<number>`count(*)::int` })
    .from(questions)
    .where(eq(questions.roomId, roomId))
    .groupBy(questions.state);
  return new Map(counted.map(({ state, count }) => [state, count]));
}

/** Numbers and votes of questions that somebody voted on in these last seconds. */
export async function findVotedLately(
  db: Queryable,
  roomId: string,
  seconds: number,
): Promise<{ number: number; votes: number }[]> {
  const since = sql`now() - ${seconds} * interval '1 second'`;
  return db
    .select({ number: questions.number, votes: questions.votes })
    .from(questions)
    .where(
      and(eq(questions.roomId, roomId), isNotNull(questions.votedAt), sql`${questions.votedAt} > ${since}`),
    );
}

/** Deletes all questions of a room, and with them their votes. */
export async function deleteQuestionsOfRoom(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(questions).where(eq(questions.roomId, roomId));
}

function these(roomId: string, numbers: readonly number[]): SQL | undefined {
  const [first = 0, ...others] = numbers;
  const wanted = others.length === 0 ? eq(questions.number, first) : inArray(questions.number, [...numbers]);
  return and(eq(questions.roomId, roomId), wanted);
}
