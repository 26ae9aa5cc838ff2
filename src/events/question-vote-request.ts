import { HallwayRequestEvent } from './event.ts';

/** What is voted for. */
export interface QuestionVote {
  /** Name of the room. */
  readonly room: string;
  /** The question within its room. */
  readonly number: number;
  /** False takes the vote back. */
  readonly vote: boolean;
}

/** Asks to vote for a question, or to take that back. */
export class QuestionVoteRequest extends HallwayRequestEvent<QuestionVote> {
  constructor(detail: QuestionVote) {
    super('hallway-question-vote-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-question-vote-request': QuestionVoteRequest;
  }
}
