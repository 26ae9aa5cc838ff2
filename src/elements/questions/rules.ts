import { html, type TemplateResult } from 'lit';
import type { NewQuestionRules, QuestionRules } from '../../contract/types.ts';
import { formatLength } from '../../i18n/format.ts';
import { checkField, formField, selectField } from '../../ui/form-field.ts';
import type { QuestionsContext } from './context.ts';

/** Choices of the slow mode, in seconds. */
const SLOW = [0, 30, 60, 120, 300, 600];
const POLICIES = ['nobody', 'people', 'everyone'] as const;

/** What host and moderators say of questions, and the table of all of them. */
export function rulesPanel(context: QuestionsContext, rules: QuestionRules): TemplateResult {
  const { speech, act, pending } = context;
  const { say, locale } = speech;
  const nothingYet = () => undefined;
  const submit = (event: Event): void => {
    event.preventDefault();
    act({ type: 'rules', rules: read(new FormData(event.target as HTMLFormElement)) });
  };
  const seconds = [...new Set([...SLOW, rules.slowSeconds])].toSorted((one, two) => one - two);
  return html`<details class="rules" part="rules">
    <summary>${say('questions.rules')}</summary>
    <form class="stack" novalidate @submit=${submit}>
      ${checkField({ name: 'asking', label: say('questions.rule.asking') }, rules.asking, nothingYet)}
      ${checkField({ name: 'approveFirst', label: say('questions.rule.approveFirst') }, rules.approveFirst, nothingYet)}
      ${selectField(
        { name: 'anonymous', label: say('questions.rule.anonymous') },
        POLICIES.map((value) => ({ value, label: say(`questions.rule.${value}`) })),
        rules.anonymous,
        nothingYet,
      )}
      ${selectField(
        { name: 'slowSeconds', label: say('questions.rule.slow') },
        seconds.map((value) => ({
          value: String(value),
          label: value ? formatLength(locale, value * 1_000) : say('questions.rule.noSlow'),
        })),
        String(rules.slowSeconds),
        nothingYet,
      )}
      ${formField(
        { name: 'words', label: say('questions.rule.words'), hint: say('questions.rule.wordsHint') },
        ({ id, describedBy }) =>
          html`<textarea
            class="input"
            id=${id}
            name="words"
            rows="2"
            dir="auto"
            aria-describedby=${describedBy}
            .value=${(rules.words ?? []).join('\n')}
          ></textarea>`,
      )}
      <div class="row">
        <button class="btn sm primary">
          ${pending('act:rules') ? html`<span class="spin"></span>` : ''}${say('questions.save')}
        </button>
        <button class="btn sm" type="button" part="download" @click=${() => act({ type: 'download' })}>
          ${say('questions.download')}
        </button>
      </div>
      <p class="tiny muted">${say('questions.downloadText')}</p>
    </form>
  </details>`;
}

function read(data: FormData): NewQuestionRules {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const words = text('words').split('\n');
  return {
    asking: data.has('asking'),
    approveFirst: data.has('approveFirst'),
    anonymous: text('anonymous') as NewQuestionRules['anonymous'],
    slowSeconds: Number(text('slowSeconds')),
    words: words.map((word) => word.trim()).filter((word) => word !== ''),
  };
}
