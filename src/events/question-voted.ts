import { HallwayEvent } from './event.ts';

/** What was voted for, as stored. */
export interface QuestionVoted {
  /** Name of the room. */
  readonly room: string;
  /** The question within its room. */
  readonly number: number;
  /** Whether the viewer's vote counts now. */
  readonly voted: boolean;
}

/** The viewer's vote was stored, or taken back. */
export class QuestionVotedEvent extends HallwayEvent<QuestionVoted> {
  constructor(detail: QuestionVoted) {
    super('hallway-question-voted', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-question-voted': QuestionVotedEvent;
  }
}
