import { HallwayRequestEvent } from './event.ts';

/** Answers an invitation to the stage. Accepting it is what asks for the microphone. */
export class StageAnswerRequest extends HallwayRequestEvent<{ readonly accept: boolean }> {
  constructor(detail: { readonly accept: boolean }) {
    super('hallway-stage-answer-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'hallway-stage-answer-request': StageAnswerRequest;
  }
}
