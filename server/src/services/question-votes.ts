import { ApiError } from '../contract/errors.ts';
import type { QuestionVotes } from '../contract/question-models.ts';
import type { Deps } from '../deps.ts';
import { recordQuestions } from '../repositories/changes.ts';
import { deleteVote, findVoted, insertVote } from '../repositories/question-votes.ts';
import { findQuestions } from '../repositories/questions.ts';
import { isPublic } from './question-snapshots.ts';
import { requireVisit } from './questions.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Votes of this process are announced together, so many milliseconds after the first of them. */
const GATHER_MS = 100;

/**
 * Votes for a question, or takes that back; done twice, it is done once. Holds the question and not the room, and tells
 * other processes afterwards: thousands may vote at once, and each notice within a transaction would make all others wait.
 * @throws {ApiError} `not_found`, `conflict` (not open any more), and those of `requireVisit`
 */
export async function vote(
  { db }: Pick<Deps, 'db'>,
  notices: VoteNotices,
  session: SessionViewer,
  name: string,
  { number, on }: { number: number; on: boolean },
): Promise<QuestionVotes> {
  const room = await requireVisit(db, name, session);
  const votes = await (on ? insertVote : deleteVote)(db, room.id, number, session.id);
  if (votes !== undefined) {
    notices.add(name, number);
    return { number, votes, voted: on };
  }
  const [[row], voted] = await Promise.all([
    findQuestions(db, room.id, [number]),
    findVoted(db, room.id, session.id, [number]),
  ]);
  if (!row || !isPublic(row)) throw new ApiError('not_found');
  if (row.state !== 'open') throw new ApiError('conflict', { message: 'It is not open any more.' });
  return { number, votes: row.votes, voted: voted.length > 0 };
}

/**
 * Tells all processes of this one's votes, a moment later and together. What a process that dies has not told is found by
 * the others when they look again at what was voted on lately.
 */
export class VoteNotices {
  readonly #deps: Pick<Deps, 'db' | 'log'>;
  #waiting = new Map<string, Set<number>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Pick<Deps, 'db' | 'log'>) {
    this.#deps = deps;
  }

  /** A question of this room has another number of votes. */
  add(room: string, number: number): void {
    const numbers = this.#waiting.get(room) ?? new Set();
    this.#waiting.set(room, numbers.add(number));
    if (!this.#timer) this.#timer = setTimeout(() => void this.#tell(), GATHER_MS).unref();
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = new Map();
    const { db, log } = this.#deps;
    for (const [room, voted] of waiting) {
      try {
        await recordQuestions(db, room, { voted: [...voted] });
      } catch (error) {
        log.warn('votes_not_told', { room, error });
      }
    }
  }
}
