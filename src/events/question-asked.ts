import type { QuestionState } from '../contract/types.ts';
import { HallwayEvent } from './event.ts';

/** What was stored. It holds nothing of what was written. */
export interface QuestionAsked {
  /** Name of the room. */
  readonly room: string;
  /** The question within its room. */
  readonly number: number;
  /** `waiting` where a moderator sees it first. */
  readonly state: QuestionState;
}

/** A question was stored by the server. */
export class QuestionAskedEvent extends HallwayEvent<QuestionAsked> {
  constructor(detail: QuestionAsked) {
    super('hallway-question-asked', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-question-asked': QuestionAskedEvent;
  }
}
