import type { NewQuestion } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** What is asked, and where. */
export interface QuestionAsk extends NewQuestion {
  /** Name of the room. */
  readonly room: string;
}

/** Asks to ask the speakers a question. */
export class QuestionAskRequest extends HallwayRequestEvent<QuestionAsk> {
  constructor(detail: QuestionAsk) {
    super('hallway-question-ask-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-question-ask-request': QuestionAskRequest;
  }
}
