import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ErrorCode } from '../../contract/errors.ts';
import type { QuestionRules } from '../../contract/types.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { icon } from '../../ui/icon.ts';
import { WARN } from '../../ui/icons/player.ts';
import type { QuestionsContext } from './context.ts';
import { similarTo } from './similar.ts';

/** Longest question, as the server has it. */
export const QUESTION_MAX = 500;
/** From so few characters left on they are counted aloud. */
const NEAR = 100;

/** What the form calls. */
export interface AskHost {
  /** Key of the text of what is wrong, if anything. */
  readonly fault: 'questions.empty' | 'questions.tooLong' | null;
  readonly onInput: (event: Event) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onSubmit: (event: Event) => void;
}

/** Where a question is written. */
export function askForm(context: QuestionsContext, host: AskHost): TemplateResult {
  const { facts, draft, speech, runs } = context;
  const { say } = speech;
  const { rules } = facts;
  if (rules && !rules.asking && !runs) {
    return html`<p class="small closed" part="closed">${say('questions.closed')}</p>`;
  }
  const pending = context.pending('ask');
  const invalid = host.fault !== null;
  return html`<form class="ask" part="form" novalidate @submit=${host.onSubmit}>
    <div class="composer">
      <textarea
        class="input"
        part="input"
        id="text"
        name="text"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        aria-label=${say('questions.label')}
        placeholder=${say('questions.placeholder')}
        aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${invalid ? 'fault' : 'hint'}
        .value=${live(draft.text)}
        @input=${host.onInput}
        @keydown=${host.onKey}
      ></textarea>
      <button class="btn primary" part="ask" aria-disabled=${pending ? 'true' : nothing}>
        ${pending ? html`<span class="spin"></span>` : nothing}${say(pending ? 'questions.asking' : 'questions.ask')}
      </button>
    </div>
    ${mayHide(context) ? hideName(context, host) : nothing}
    ${host.fault ? fault(say(host.fault, { max: QUESTION_MAX })) : nothing}${refusal(context)}
    <p class="tiny muted foot"><span id="hint">${hint(context, rules)}</span>${counter(context)}</p>
    ${similar(context)}
  </form>`;
}

/** Whether the viewer may ask without a name. */
export function mayHide({ facts, known }: QuestionsContext): boolean {
  const policy = facts.rules?.anonymous;
  return policy === 'everyone' || (policy === 'people' && known);
}

function hideName({ draft, speech }: QuestionsContext, { onInput }: AskHost): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      name="anonymous"
      part="anonymous"
      .checked=${live(draft.anonymous)}
      @change=${onInput}
    />
    <span>${speech.say('questions.anonymous')}</span>
  </label>`;
}

function hint(context: QuestionsContext, rules: QuestionRules | null): string {
  const { speech, draft, runs } = context;
  const { say, locale } = speech;
  const hidden = draft.anonymous && mayHide(context);
  const parts = [say(hidden ? 'questions.anonymousHint' : 'questions.withName')];
  if (rules?.approveFirst && !runs) parts.push(say('questions.approveFirst'));
  if (rules?.slowSeconds && !runs) {
    parts.push(say('questions.slow', { time: formatLength(locale, rules.slowSeconds * 1_000) }));
  }
  return parts.join(' ');
}

function counter({ draft, speech }: QuestionsContext): TemplateResult {
  const { length } = draft.text.trim();
  const count = (value: number) => formatCount(speech.locale, value);
  const near = QUESTION_MAX - length < NEAR;
  return html`<span class="num push" role=${near ? 'status' : nothing}
    >${count(length)} / ${count(QUESTION_MAX)}</span
  >`;
}

function fault(text: string): TemplateResult {
  return html`<p class="hint bad" id="fault" part="fault">${icon(WARN, 'xs')}${text}</p>`;
}

const RULES: ReadonlySet<ErrorCode> = new Set(['question_words', 'question_too_soon', 'questions_closed']);

/** Why it was not asked, and that nothing is lost. */
function refusal({ notice, speech }: QuestionsContext): TemplateResult | typeof nothing {
  const refused = notice('ask');
  if (!refused) return nothing;
  const { say } = speech;
  const { key, error } = refused;
  const more = RULES.has(error) ? say(`error.${error}.text` as typeof key) : say('questions.kept');
  return html`<div class="hint bad" part="fault">
    ${icon(WARN, 'xs')}
    <p><b>${say(key)}</b> ${more}</p>
  </div>`;
}

/** Questions that say much the same, so that votes stay together. */
function similar({
  draft,
  questions,
  speech,
  vote,
  facts,
}: QuestionsContext): TemplateResult | typeof nothing {
  const found = similarTo(draft.text, questions);
  if (found.length === 0) return nothing;
  const { say } = speech;
  return html`<div class="similar">
    <p class="label" id="similar">${say('questions.similar')}</p>
    <ul role="list" aria-labelledby="similar">
      ${found.map(
        (one) =>
          html`<li>
            <span class="two" dir="auto">${one.text}</span>
            <button
              class="btn sm"
              type="button"
              aria-pressed=${facts.voted.has(one.number) ? 'true' : 'false'}
              aria-label=${`${say('questions.vote', { count: one.votes })}: ${one.text}`}
              @click=${() => vote(one)}
            >
              ${say('questions.votes', { count: one.votes })}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
