import type {
  NewQuestion,
  Question,
  QuestionAct,
  QuestionNews,
  QuestionPage,
  QuestionVotes,
} from '../contract/types.ts';

/** Which questions of a room. */
export interface QuestionQuery {
  readonly state: 'open' | 'answered' | 'waiting' | 'dismissed';
  readonly sort: 'votes' | 'time';
  readonly limit: number;
}

/** Questions. Every method rejects with `HallwayError` only. */
export interface QuestionsDirectory {
  /** A page of a room's questions; `cursor` goes on where a page ended. */
  questions(room: string, query: QuestionQuery, cursor?: string): Promise<QuestionPage>;
  /** Asks; settles once it is stored. Sent again under the same key it is the same one. */
  ask(room: string, question: NewQuestion): Promise<Question>;
  /** Votes, or takes that back. */
  vote(room: string, question: number, on: boolean): Promise<QuestionVotes>;
  /** Does something else with a question. */
  change(room: string, act: QuestionAct): Promise<void>;
  /** All questions of a room as CSV; for moderators, until the room ends. */
  exportQuestions(room: string): Promise<string>;
  /**
   * Tells what changes of a room's questions, until the returned function is called. Nothing is told where something may
   * have been missed, and when it begins: the list is then read again, and not by all pages at once.
   */
  watchQuestions(room: string, listener: (news: QuestionNews | undefined) => void): () => void;
}
