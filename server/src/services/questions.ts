import { z } from 'zod';

import type { NewQuestion, Question, QuestionPage } from '../contract/question-models.ts';
import { ApiError } from '../contract/errors.ts';
import type { Queryable } from '../db/types.ts';
import type { Onlooker } from '../repositories/access.ts';
import { recordQuestions } from '../repositories/changes.ts';
import { findMember } from '../repositories/members.ts';
import { findQuestionRules, type RulesRow } from '../repositories/question-rules.ts';
import { findVoted } from '../repositories/question-votes.ts';
import {
  countQuestions,
  deleteQuestion,
  findOwnQuestions,
  findQuestionByKey,
  insertQuestion,
  listQuestions,
  lockQuestions,
  nextQuestionNumber,
  type QuestionFilter,
  type QuestionRow,
} from '../repositories/questions.ts';
import { findVisit, type VisitRow } from '../repositories/visits.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { packCursor, unpackCursor } from './cursors.ts';
import { toCounts, toQuestion, toRules } from './question-snapshots.ts';
import { moderates } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';
import { holdsWord } from './word-filter.ts';

/** So many of somebody's own questions are shown to them. */
const OWN_MAX = 50;
/** So many questions does a room take. */
const QUESTIONS_MAX = 10_000;

const position = z.tuple([z.int().min(0).max(1), z.number(), z.int()]);

/**
 * A room into which somebody may look without being in it.
 * @throws {ApiError} `room_not_found`, `removed`, `banned`, `invitation_needed`, `room_ended`
 */
export async function requireVisit(db: Queryable, name: string, by: Onlooker): Promise<VisitRow> {
  const visit = await findVisit(db, name, by);
  if (!visit) throw new ApiError('room_not_found');
  if (visit.blocked) throw new ApiError(visit.blocked);
  if (visit.state === 'ended') throw new ApiError('room_ended');
  if (!visit.open) throw new ApiError('invitation_needed');
  return visit;
}

/** A page of questions. @throws {ApiError} `forbidden`, `bad_request` (cursor), and those of {@link requireVisit} */
export async function pageQuestions(
  { db }: Pick<ServiceDeps, 'db'>,
  by: SessionViewer | 'operator' | undefined,
  name: string,
  query: Pick<QuestionFilter, 'state' | 'sort' | 'limit'> & { cursor?: string | undefined },
): Promise<QuestionPage> {
  const { state, sort, limit, cursor } = query;
  const after = unpackCursor(cursor, position);
  const room = await requireVisit(db, name, by);
  const id = by === undefined || by === 'operator' ? undefined : by.id;
  const runs =
    by === 'operator' || (id !== undefined && moderates((await findMember(db, room.id, id))?.role));
  if (!runs && (state === 'waiting' || state === 'dismissed')) throw new ApiError('forbidden');
  const [found, own, counts, rules] = await Promise.all([
    listQuestions(db, room.id, { state, sort, limit: limit + 1, after }),
    id === undefined || cursor !== undefined ? [] : findOwnQuestions(db, room.id, id, OWN_MAX),
    countQuestions(db, room.id),
    findQuestionRules(db, room.id),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const shown = [...page.map(({ row }) => row.number), ...own.map(({ number }) => number)];
  return {
    questions: page.map(({ row }) => toQuestion(row)),
    nextCursor: found.length > limit && last ? packCursor([last.pinned, last.key, last.tie]) : null,
    own: own.map(toQuestion),
    voted: id === undefined ? [] : await findVoted(db, room.id, id, shown),
    counts: toCounts(counts, runs),
    rules: toRules(rules, runs),
  };
}

/**
 * Stores a question. Asked again under the same key, it is the one that is stored.
 * @throws {ApiError} `questions_closed`, `question_words`, `question_too_soon`, `forbidden` (not without a name),
 *   `conflict` (the key of another, or too many), and those of {@link requireVisit}
 */
export async function askQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  wanted: NewQuestion,
): Promise<{ question: Question; created: boolean }> {
  return changeRoom(deps, session, name, async (change) => {
    const { tx, room, now } = change;
    const [, known, member, rules, [newest]] = await Promise.all([
      requireVisit(tx, name, session),
      findQuestionByKey(tx, room.id, wanted.key),
      findMember(tx, room.id, session.id),
      findQuestionRules(tx, room.id),
      findOwnQuestions(tx, room.id, session.id, 1),
    ]);
    if (known) return { question: sameAs(known, session, wanted), created: false };
    const runs = moderates(member?.role);
    if (!runs) requireRules(change, rules, wanted, newest);
    if (wanted.anonymous) requireAnonymous(rules, session);
    if (room.questionSeq >= QUESTIONS_MAX) throw new ApiError('conflict', { message: 'There are too many.' });
    const number = await nextQuestionNumber(tx, room.id);
    const row = await insertQuestion(tx, {
      roomId: room.id,
      number,
      personId: session.id,
      key: wanted.key,
      text: wanted.text,
      name: wanted.anonymous ? null : session.name,
      avatarUrl: wanted.anonymous ? null : session.avatarUrl,
      state: rules.approveFirst && !runs ? 'waiting' : 'open',
      createdAt: now,
    });
    await recordQuestions(tx, room.name, { changed: [number] });
    return { question: toQuestion(row), created: true };
  });
}

/** A text that was changed since would be lost without a word: that is not the same question. */
function sameAs(row: QuestionRow, session: SessionViewer, wanted: NewQuestion): Question {
  const same =
    row.personId === session.id && row.text === wanted.text && (row.name === null) === wanted.anonymous;
  if (!same) throw new ApiError('conflict', { message: 'key: was used for another question' });
  return toQuestion(row);
}

function requireRules(
  { now }: RoomChange,
  rules: RulesRow,
  { text }: NewQuestion,
  newest: QuestionRow | undefined,
): void {
  if (!rules.asking) throw new ApiError('questions_closed');
  const wait = newest ? newest.createdAt.getTime() + rules.slowSeconds * 1_000 - now.getTime() : 0;
  if (wait > 0) throw new ApiError('question_too_soon', { retryAfter: Math.ceil(wait / 1_000) });
  if (holdsWord(text, rules.words)) throw new ApiError('question_words');
}

function requireAnonymous({ anonymous }: RulesRow, { kind }: SessionViewer): void {
  const may = anonymous === 'everyone' || (anonymous === 'people' && kind === 'person');
  if (!may) throw new ApiError('forbidden', { message: 'anonymous: a name is needed here' });
}

/** Takes the caller's question back, also for who was removed since. @throws {ApiError} `not_found`, `room_ended` */
export async function withdrawQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  number: number,
): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room }) => {
    if (room.state === 'ended') throw new ApiError('room_ended');
    const row = (await lockQuestions(tx, room.id, [number])).get(number);
    if (row?.personId !== session.id) throw new ApiError('not_found');
    const opened = await deleteQuestion(tx, room.id, number);
    await recordQuestions(tx, room.name, { changed: [number, ...opened] });
  });
}
