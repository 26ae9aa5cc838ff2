import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../i18n/format.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { QuestionListState, QuestionView } from '../../models/directory/question-list.ts';
import { icon } from '../../ui/icon.ts';
import { ASK } from '../../ui/icons/questions.ts';
import type { QuestionsContext } from './context.ts';

const TABS: readonly (readonly [view: QuestionView, label: TextKey])[] = [
  ['top', 'questions.top'],
  ['new', 'questions.new'],
  ['answered', 'questions.answeredTab'],
];
const MODERATORS: typeof TABS = [
  ['waiting', 'questions.waitingTab'],
  ['dismissed', 'questions.dismissedTab'],
];

/** Title, how many there are, and which of them are shown. */
export function tabs(
  { facts, speech, view, runs }: QuestionsContext,
  docked: boolean,
  show: (view: QuestionView) => void,
): TemplateResult {
  const { say, locale } = speech;
  const { counts } = facts;
  const unanswered = counts ? counts.open + (counts.waiting ?? 0) : 0;
  const of = (tab: QuestionView) =>
    tab === 'waiting' && counts?.waiting ? ` ${formatCount(locale, counts.waiting)}` : '';
  return html`<div class="top">
      ${
        docked
          ? nothing
          : html`<h3 class="head">
              ${say('questions.title')}
              ${counts ? html`<span class="muted num">${formatCount(locale, counts.open)}</span>` : nothing}
            </h3>`
      }
      <div class="seg" role="group" aria-label=${say('questions.order')}>
        ${[...TABS, ...(runs ? MODERATORS : [])].map(
          ([tab, label]) =>
            html`<button
              type="button"
              aria-pressed=${tab === view ? 'true' : 'false'}
              @click=${() => show(tab)}
            >
              ${say(label)}${of(tab)}
            </button>`,
        )}
      </div>
    </div>
    ${
      runs && unanswered > 0
        ? html`<p class="small num">${say('questions.unanswered', { count: unanswered })}</p>`
        : nothing
    }`;
}

const EMPTY: Readonly<Record<QuestionView, TextKey>> = {
  top: 'questions.none',
  new: 'questions.none',
  answered: 'questions.noneAnswered',
  waiting: 'questions.noneWaiting',
  dismissed: 'questions.noneDismissed',
};

/** What follows the list: nothing yet, more of it, or that it is old. */
export function bottom(
  { speech, view, facts }: QuestionsContext,
  { status, questions, nextCursor, error }: QuestionListState,
  more: () => void,
  retry: () => void,
): TemplateResult | typeof nothing {
  const { say } = speech;
  if (status === 'loading') {
    return html`<div class="skeleton" role="status">
      <span class="sr-only"></span><span></span><span></span>
      <p class="sr">${say('questions.loading')}</p>
    </div>`;
  }
  if (status === 'failed') {
    return error && error !== 'no_api' && error !== 'unavailable'
      ? blank(say(`error.${error}`), say(`error.${error}.text` as TextKey))
      : failure(speech, 'failed', retry);
  }
  if (questions.length === 0) {
    const asks = (view === 'top' || view === 'new') && facts.rules?.asking;
    return blank(say(EMPTY[view]), asks ? say('questions.noneText') : '');
  }
  return html`${error ? html`<p class="small" role="status">${say('questions.offline')}</p>` : nothing}
  ${
    nextCursor === null
      ? nothing
      : html`<button class="btn" type="button" part="more" @click=${more}>${say('questions.more')}</button>`
  }`;
}

/** That there is nothing to be had: the room has ended, or the server does not answer. */
export function failure({ say }: Speech, what: 'ended' | 'failed', retry?: () => void): TemplateResult {
  const button = retry
    ? html`<button class="btn" type="button" @click=${retry}>${say('questions.retry')}</button>`
    : nothing;
  return blank(say(`questions.${what}`), say(`questions.${what}Text`), button);
}

function blank(title: string, text: string, foot: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="blank">
    <span class="glyph">${icon(ASK)}</span>
    <p class="head">${title}</p>
    ${text ? html`<p class="small">${text}</p>` : nothing}${foot}
  </div>`;
}
