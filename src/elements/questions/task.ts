import { html, nothing, type TemplateResult } from 'lit';
import type { DismissalReason, Question } from '../../contract/types.ts';
import { formField, selectField } from '../../ui/form-field.ts';
import type { QuestionsContext } from './context.ts';

const REASONS: readonly DismissalReason[] = [
  'off_topic',
  'answered_before',
  'no_time',
  'against_rules',
  'other',
];
const MOST = { answer: 2_000, note: 300 } as const;

/** What a moderator writes about a question, below it: an answer, why it is not taken, or what it says again. */
export function taskForm(context: QuestionsContext, question: Question): TemplateResult | typeof nothing {
  const { task, speech, write } = context;
  if (task?.number !== question.number) return nothing;
  const { say } = speech;
  const submit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    if (send(context, question, data)) write(null);
  };
  const close = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') write(null);
  };
  return html`<form class="task" part="task" novalidate @submit=${submit} @keydown=${close}>
    ${fields(context, question)}
    <div class="row">
      <button class="btn sm primary">${say('questions.save')}</button>
      <button class="btn sm" type="button" @click=${() => write(null)}>${say('questions.cancel')}</button>
    </div>
  </form>`;
}

function fields({ task, speech, questions }: QuestionsContext, question: Question): TemplateResult {
  const { say } = speech;
  if (task?.kind === 'answer') {
    return formField(
      { name: 'answer', label: say('questions.answerLabel') },
      ({ id }) =>
        html`<textarea
          class="input"
          id=${id}
          name="answer"
          rows="2"
          dir="auto"
          maxlength=${MOST.answer}
          .value=${question.answer ?? ''}
        ></textarea>`,
    );
  }
  if (task?.kind === 'merge') {
    const others = questions.filter(({ number, state }) => number !== question.number && state === 'open');
    return selectField(
      { name: 'into', label: say('questions.mergeLabel') },
      others.map(({ number, text }) => ({ value: String(number), label: text })),
      '',
      () => undefined,
    );
  }
  return html`${selectField(
    { name: 'reason', label: say('questions.reasonLabel') },
    REASONS.map((value) => ({ value, label: say(`questions.reason.${value}`) })),
    'off_topic',
    () => undefined,
  )}
  ${formField(
    { name: 'note', label: say('questions.noteLabel') },
    ({ id }) =>
      html`<textarea
        class="input"
        id=${id}
        name="note"
        rows="1"
        dir="auto"
        maxlength=${MOST.note}
      ></textarea>`,
  )}`;
}

/** @returns whether there was anything to be sent */
function send({ task, act }: QuestionsContext, { number: question }: Question, data: FormData): boolean {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (task?.kind === 'answer') {
    if (!text('answer')) return false;
    act({ type: 'answer', question, text: text('answer') });
  } else if (task?.kind === 'merge') {
    if (!text('into')) return false;
    act({ type: 'merge', question, into: Number(text('into')) });
  } else {
    const note = text('note');
    act({ type: 'dismiss', question, reason: text('reason') as DismissalReason, ...(note && { note }) });
  }
  return true;
}
