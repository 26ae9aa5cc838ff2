/** What host and moderators do with questions. Each changes one room, and with it the question, in one transaction. */
import { ApiError } from '../contract/errors.ts';
import type { NewQuestionRules } from '../contract/question-models.ts';
import { recordQuestions } from '../repositories/changes.ts';
import { saveQuestionRules } from '../repositories/question-rules.ts';
import { uniteVotes } from '../repositories/question-votes.ts';
import {
  lockQuestions,
  moveMerged,
  UNSETTLED,
  updateQuestion,
  type QuestionChange,
  type QuestionRow,
} from '../repositories/questions.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { requireModerator } from './members.ts';
import { followQuestion } from './recording-questions.ts';
import type { SessionViewer } from './session-tokens.ts';
import { inviteMember } from './stage.ts';

/** Why a question was dismissed, and what its asker is told besides. */
export interface Dismissal {
  readonly reason: NonNullable<QuestionRow['reason']>;
  readonly note?: string | undefined;
}

/** A question of a room. */
export interface QuestionRef {
  readonly room: string;
  readonly question: number;
}

/** Says how questions are taken from now on. @throws {ApiError} `forbidden`, `room_ended` */
export async function setQuestionRules(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  rules: NewQuestionRules,
): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room }) => {
    await requireModerator(tx, room, session.id);
    await saveQuestionRules(tx, room.id, { ...rules, words: [...new Set(rules.words)] });
    await recordQuestions(tx, room.name, { rules: true });
  });
}

/** Lets all see a question. @throws {ApiError} `conflict` for one that was merged, `not_found`, `forbidden` */
export async function openQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  ref: QuestionRef,
): Promise<void> {
  await change(deps, session, ref, ({ state }) => {
    if (state === 'merged') throw new ApiError('conflict', { message: 'It was merged into another.' });
    return { ...UNSETTLED, state: 'open' };
  });
}

/** Pins an open question, or no longer. @throws {ApiError} `conflict` where it is not open, `not_found`, `forbidden` */
export async function pinQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  ref: QuestionRef,
  pinned: boolean,
): Promise<void> {
  await change(deps, session, ref, ({ state, pinnedAt }, now) => {
    if (state !== 'open') throw notOpen();
    // A first pin keeps its time.
    return { pinnedAt: pinned ? (pinnedAt ?? now) : null };
  });
}

/** Marks a question answered, by voice or in writing. @throws {ApiError} `conflict`, `not_found`, `forbidden` */
export async function answerQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  ref: QuestionRef,
  answer: string | undefined,
): Promise<void> {
  await change(deps, session, ref, ({ state, answeredAt }, now) => {
    if (state === 'merged' || state === 'dismissed') throw notOpen();
    return { state: 'answered', answeredAt: answeredAt ?? now, answer: answer ?? null, pinnedAt: null };
  });
}

/** Dismisses a question; its asker is told why. @throws {ApiError} `conflict`, `not_found`, `forbidden` */
export async function dismissQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  ref: QuestionRef,
  { reason, note }: Dismissal,
): Promise<void> {
  await change(deps, session, ref, ({ state }) => {
    if (state === 'merged') throw notOpen();
    return { ...UNSETTLED, state: 'dismissed', reason, note: note ?? null, pinnedAt: null };
  });
}

/**
 * Merges a question into another, which then has the votes of both, one of each viewer. What was merged into the first
 * one goes along.
 * @throws {ApiError} `conflict` where either is not open, or both are the same, `not_found`, `forbidden`
 */
export async function mergeQuestion(
  deps: ServiceDeps,
  session: SessionViewer,
  { room: name, question }: QuestionRef,
  into: number,
): Promise<void> {
  await changeRoom(deps, session, name, async ({ tx, room }) => {
    await requireModerator(tx, room, session.id);
    const held = await lockQuestions(tx, room.id, [question, into]);
    const [from, target] = [held.get(question), held.get(into)];
    if (!from || !target) throw new ApiError('not_found');
    const fits = from !== target && ['waiting', 'open'].includes(from.state) && target.state === 'open';
    if (!fits) throw notOpen();
    await uniteVotes(tx, room.id, question, into);
    const merged = { state: 'merged', mergedInto: into, pinnedAt: null } as const;
    await updateQuestion(tx, room.id, question, merged);
    const along = await moveMerged(tx, room.id, question, into);
    await recordQuestions(tx, room.name, { changed: [question, into, ...along] });
  });
}

/**
 * Invites the asker to the stage. Of one who asked without a name nothing is told: neither whether they are there nor
 * whether they are on stage; they have a name once they accept.
 * @throws {ApiError} `not_in_room`, `conflict` (on stage already), `not_found`, `forbidden`, and those of a room's state
 */
export async function inviteAsker(
  deps: ServiceDeps,
  session: SessionViewer,
  { room: name, question }: QuestionRef,
): Promise<void> {
  await changeRoom(deps, session, name, async (roomChange) => {
    const { tx, room } = roomChange;
    await requireModerator(tx, room, session.id);
    const row = (await lockQuestions(tx, room.id, [question])).get(question);
    if (!row) throw new ApiError('not_found');
    const unnamed = row.name === null;
    try {
      await inviteMember(roomChange, session, row.personId, unnamed);
    } catch (error) {
      const telling =
        error instanceof ApiError && (error.code === 'not_in_room' || error.code === 'conflict');
      if (!unnamed || !telling) throw error;
    }
  });
}

async function change(
  deps: ServiceDeps,
  session: SessionViewer,
  { room: name, question }: QuestionRef,
  decide: (row: QuestionRow, now: RoomChange['now']) => QuestionChange,
): Promise<void> {
  await changeRoom(deps, session, name, async (moment) => {
    const { tx, room, now } = moment;
    await requireModerator(tx, room, session.id);
    const row = (await lockQuestions(tx, room.id, [question])).get(question);
    if (!row) throw new ApiError('not_found');
    const decided = decide(row, now);
    await updateQuestion(tx, room.id, question, decided);
    await followQuestion(moment, row, decided);
    await recordQuestions(tx, room.name, { changed: [question] });
  });
}

function notOpen(): ApiError {
  return new ApiError('conflict', { message: 'It is not open any more.' });
}
