import { atom } from 'nanostores';
import type { QuestionQuery } from '../../backend/questions-directory.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Question, QuestionNews, QuestionState } from '../../contract/types.ts';

/** Which questions are shown, and in which order; the last two are for moderators. */
export type QuestionView = 'top' | 'new' | 'answered' | 'waiting' | 'dismissed';

/** What is asked of the server for a view. */
export const VIEWS: Readonly<Record<QuestionView, Pick<QuestionQuery, 'state' | 'sort'>>> = {
  top: { state: 'open', sort: 'votes' },
  new: { state: 'open', sort: 'time' },
  answered: { state: 'answered', sort: 'time' },
  waiting: { state: 'waiting', sort: 'time' },
  dismissed: { state: 'dismissed', sort: 'time' },
};

/** A list of questions, as far as it is known. */
export interface QuestionListState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly questions: readonly Question[];
  readonly nextCursor: string | null;
  /** Why it, or its newest state, could not be had. */
  readonly error: ErrorCode | null;
}

const UNKNOWN: QuestionListState = { status: 'loading', questions: [], nextCursor: null, error: null };

/** One view of a room's questions, kept in its order while votes come in. */
export class QuestionList {
  readonly view: QuestionView;
  readonly $state = atom<QuestionListState>(UNKNOWN);
  /** How often it was asked for. */
  asked = 0;

  constructor(view: QuestionView) {
    this.view = view;
  }

  /** Changes what is known of the list. */
  change(parts: Partial<QuestionListState>): void {
    this.$state.set({ ...this.$state.get(), ...parts });
  }

  /** Takes what changed. Told twice, it is the same. */
  apply({ questions, gone, votes }: Pick<QuestionNews, 'questions' | 'gone' | 'votes'>): void {
    const { questions: before, nextCursor, status } = this.$state.get();
    if (status !== 'ready') return;
    const counts = new Map(votes);
    const other = new Set([...gone, ...questions.map(({ number }) => number)]);
    const kept = before
      .filter(({ number }) => !other.has(number))
      .map((one) => ({ ...one, votes: counts.get(one.number) ?? one.votes }));
    const last = kept.at(-1);
    const mine: QuestionState = VIEWS[this.view].state;
    const fresh = questions.filter((one) => {
      // What comes after the last that is known is on a page that nobody has asked for.
      return one.state === mine && (nextCursor === null || (last && this.#compare(one, last) < 0));
    });
    const after = [...kept, ...fresh].toSorted((one, two) => this.#compare(one, two));
    this.change({ questions: after });
  }

  /** As the server sorts: pinned ones first; of as many votes the older one first. */
  #compare(one: Question, two: Question): number {
    const pinned = Number(two.pinned) - Number(one.pinned);
    if (pinned) return pinned;
    if (this.view === 'top') return two.votes - one.votes || one.number - two.number;
    const moment = ({ answeredAt }: Question) =>
      this.view === 'answered' ? Date.parse(answeredAt ?? '') : 0;
    return moment(two) - moment(one) || two.number - one.number;
  }
}
