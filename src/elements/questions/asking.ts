import type { ReactiveControllerHost } from 'lit';
import { QuestionAskRequest } from '../../events/question-ask-request.ts';
import type { RoomQuestions } from '../../models/directory/room-questions.ts';
import { uuid } from '../../ui/uuid.ts';
import { QUESTION_MAX } from './ask.ts';

/** The element whose form it is. */
type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** What is written in the form, and how it is sent. */
export class Asking {
  /** Key of the text of what is wrong, if anything. */
  fault: 'questions.empty' | 'questions.tooLong' | null = null;
  readonly #host: Host;
  readonly #model: () => RoomQuestions | undefined;
  readonly #mayHide: () => boolean;
  /** Of the question that was tried last, and what that held. */
  #key = '';
  #tried = '';

  /** @param mayHide - Whether the viewer may ask without a name. */
  constructor(host: Host, model: () => RoomQuestions | undefined, mayHide: () => boolean) {
    this.#host = host;
    this.#model = model;
    this.#mayHide = mayHide;
  }

  readonly onInput = ({ target }: Event): void => {
    const { name, value, checked } = target as HTMLInputElement;
    const draft = this.#model()?.$draft;
    draft?.set({ ...draft.get(), ...(name === 'anonymous' ? { anonymous: checked } : { text: value }) });
    this.#say(null);
  };

  /** Enter asks; with Shift it begins a line. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };

  readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const model = this.#model();
    if (!model || model.$pending.get().has('ask')) return;
    const draft = model.$draft.get();
    const text = draft.text.trim();
    this.#say(text ? (text.length > QUESTION_MAX ? 'questions.tooLong' : null) : 'questions.empty');
    if (this.fault) {
      this.#host.renderRoot.querySelector<HTMLElement>('#text')?.focus();
      return;
    }
    const anonymous = draft.anonymous && this.#mayHide();
    // As the same question, so that one whose answer was lost is not there twice; another text is another one.
    const tried = JSON.stringify([text, anonymous]);
    if (tried !== this.#tried) this.#key = uuid();
    this.#tried = tried;
    const request = new QuestionAskRequest({ room: model.room, key: this.#key, text, anonymous });
    if (this.#host.dispatchEvent(request)) model.ask(request, this.#host);
  };

  /** The question is stored: the same text would be another one. */
  forget(): void {
    this.#tried = '';
  }

  #say(fault: Asking['fault']): void {
    this.fault = fault;
    this.#host.requestUpdate();
  }
}
