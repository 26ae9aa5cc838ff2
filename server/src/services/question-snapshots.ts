/** Questions as pages are shown them; for the routes and for the event stream. */
import type { Question, QuestionCounts, QuestionRules } from '../contract/question-models.ts';
import type { Queryable } from '../db/types.ts';
import { findQuestionRules, type RulesRow } from '../repositories/question-rules.ts';
import {
  countQuestions,
  findQuestions,
  findVotedLately,
  type QuestionRow,
  type QuestionState,
} from '../repositories/questions.ts';

/** What is to be read of the questions of a room: these whole, the votes of those, and what else. */
export interface QuestionWish {
  readonly changed: readonly number[];
  readonly voted: readonly number[];
  /** Also the votes of these last seconds, as word of some may have been lost. */
  readonly lately: number | undefined;
}

/** What was read of the questions of a room. */
export interface QuestionNews {
  /** Those of `changed` that exist. */
  readonly questions: readonly Question[];
  readonly votes: readonly (readonly [number: number, votes: number])[];
  /** As moderators see them. */
  readonly counts: QuestionCounts;
  readonly rules: QuestionRules;
}

/** Reads what changed of the questions of a room. */
export async function readQuestionNews(
  db: Queryable,
  roomId: string,
  { changed, voted, lately }: QuestionWish,
): Promise<QuestionNews> {
  const [rows, rowsVoted, recent, counts, rules] = await Promise.all([
    findQuestions(db, roomId, changed),
    findQuestions(db, roomId, voted),
    lately === undefined ? [] : findVotedLately(db, roomId, lately),
    countQuestions(db, roomId),
    findQuestionRules(db, roomId),
  ]);
  const votes = new Map([...recent, ...rowsVoted].map((row) => [row.number, row.votes]));
  return {
    questions: rows.map(toQuestion),
    votes: [...votes],
    counts: toCounts(counts, true),
    rules: toRules(rules, true),
  };
}

/** Whether all who may enter the room see a question; others only its asker and moderators. */
export function isPublic({ state }: { readonly state: QuestionState }): boolean {
  return state === 'open' || state === 'answered';
}

/** A question's row as the API shows it. */
export function toQuestion(row: QuestionRow): Question {
  const { number, text, state, votes, answer, mergedInto } = row;
  return {
    number,
    text,
    author: row.name === null ? null : { id: row.personId, name: row.name, avatarUrl: row.avatarUrl },
    state,
    votes,
    pinned: row.pinnedAt !== null,
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answer,
    dismissal: row.reason && { reason: row.reason, note: row.note },
    mergedInto,
  };
}

/** Counts as somebody sees them. */
export function toCounts(counts: ReadonlyMap<QuestionState, number>, moderates: boolean): QuestionCounts {
  const of = (state: QuestionState) => counts.get(state) ?? 0;
  return {
    open: of('open'),
    answered: of('answered'),
    waiting: moderates ? of('waiting') : null,
    dismissed: moderates ? of('dismissed') : null,
  };
}

/** Rules as somebody sees them. */
export function toRules(row: RulesRow, moderates: boolean): QuestionRules {
  const { asking, anonymous, approveFirst, slowSeconds, words } = row;
  return { asking, anonymous, approveFirst, slowSeconds, words: moderates ? words : null };
}
