import type { QuestionAct } from '../contract/types.ts';
import { HallwayRequestEvent } from './event.ts';

/** What is to be done with a question, or with all: `download` saves them as a table. */
export interface QuestionChange {
  /** Name of the room. */
  readonly room: string;
  readonly act: QuestionAct | { readonly type: 'download' };
}

/** Asks to do something with questions besides asking and voting. */
export class QuestionChangeRequest extends HallwayRequestEvent<QuestionChange> {
  constructor(detail: QuestionChange) {
    super('hallway-question-change-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-question-change-request': QuestionChangeRequest;
  }
}
