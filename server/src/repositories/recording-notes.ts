/** What is kept beside the sound, to find one's way in it. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import { recordingCaptions, recordingQuestions, recordingTurns } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';

/** Who spoke when. */
export type TurnRow = typeof recordingTurns.$inferSelect;
/** Which question was answered when. */
export type QuestionRow = typeof recordingQuestions.$inferSelect;
/** What was said. */
export type CaptionRow = typeof recordingCaptions.$inferSelect;

/** Keeps turns; those that are known already go on. */
export async function saveTurns(db: Queryable, turns: readonly TurnRow[]): Promise<void> {
  if (turns.length === 0) return;
  await db
    .insert(recordingTurns)
    .values([...turns])
    .onConflictDoUpdate({ target: recordingTurns.id, set: { toAt: sql`excluded."to_at"` } });
}

/** Keeps a caption; told again, the later text is the right one. */
export async function saveCaption(db: Queryable, caption: CaptionRow): Promise<void> {
  const { recordingId, segmentId, language } = recordingCaptions;
  await db
    .insert(recordingCaptions)
    .values(caption)
    .onConflictDoUpdate({
      target: [recordingId, segmentId, language],
      set: { caption: caption.caption, toAt: caption.toAt },
    });
}

/** From now on this question is answered, and the one before no longer. */
export async function saveQuestion(
  db: Queryable,
  question: Pick<QuestionRow, 'recordingId' | 'questionId' | 'question' | 'fromAt'>,
): Promise<void> {
  await endQuestions(db, question.recordingId, question.fromAt);
  const { recordingId, questionId } = recordingQuestions;
  await db
    .insert(recordingQuestions)
    .values(question)
    .onConflictDoUpdate({ target: [recordingId, questionId], set: { toAt: null } });
}

/** Whether the answer of this question has begun. */
export async function hasQuestion(db: Queryable, recordingId: string, questionId: string): Promise<boolean> {
  const found = await db
    .select({ id: recordingQuestions.questionId })
    .from(recordingQuestions)
    .where(
      and(eq(recordingQuestions.recordingId, recordingId), eq(recordingQuestions.questionId, questionId)),
    );
  return found.length > 0;
}

/** No question is answered any more. */
export async function endQuestions(db: Queryable, recordingId: string, now: Date): Promise<void> {
  await db
    .update(recordingQuestions)
    .set({ toAt: now })
    .where(and(eq(recordingQuestions.recordingId, recordingId), isNull(recordingQuestions.toAt)));
}

/** All turns, in order. */
export async function listTurns(db: Queryable, id: string): Promise<TurnRow[]> {
  return db
    .select()
    .from(recordingTurns)
    .where(eq(recordingTurns.recordingId, id))
    .orderBy(asc(recordingTurns.fromAt), asc(recordingTurns.id));
}

/** All questions, in order. */
export async function listQuestions(db: Queryable, id: string): Promise<QuestionRow[]> {
  return db
    .select()
    .from(recordingQuestions)
    .where(eq(recordingQuestions.recordingId, id))
    .orderBy(asc(recordingQuestions.fromAt), asc(recordingQuestions.questionId));
}

/** All captions of one language, in order. */
export async function listCaptions(db: Queryable, id: string, language: string): Promise<CaptionRow[]> {
  return db
    .select()
    .from(recordingCaptions)
    .where(and(eq(recordingCaptions.recordingId, id), eq(recordingCaptions.language, language)))
    .orderBy(asc(recordingCaptions.fromAt), asc(recordingCaptions.segmentId));
}

/** The languages in which something was written down. */
export async function listCaptionLanguages(db: Queryable, id: string): Promise<string[]> {
  const found = await db
    .selectDistinct({ language: recordingCaptions.language })
    .from(recordingCaptions)
    .where(eq(recordingCaptions.recordingId, id))
    .orderBy(asc(recordingCaptions.language));
  return found.map(({ language }) => language);
}
