import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../contract/types.ts';
import type { QuestionsContext } from './context.ts';

/** What became of the viewer's questions that are in no list that they see. */
export function ownQuestions(
  { facts, speech }: QuestionsContext,
  menu: (question: Question) => TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  const { say } = speech;
  const unseen = facts.own.filter(({ state }) => state !== 'open' && state !== 'answered');
  if (unseen.length === 0) return nothing;
  return html`<section class="own" part="own" aria-labelledby="own">
    <h4 class="label" id="own">${say('questions.yours')}</h4>
    <ul role="list">
      ${unseen.map(
        (one) =>
          html`<li class="stack" data-number=${one.number}>
            <p dir="auto">${one.text}</p>
            <div class="facts tiny muted"><span>${fate(one, speech.say)}</span>${menu(one)}</div>
          </li>`,
      )}
    </ul>
  </section>`;
}

function fate({ state, dismissal }: Question, say: QuestionsContext['speech']['say']): string {
  if (state === 'waiting') return say('questions.isWaiting');
  if (!dismissal) return say('questions.isMerged');
  const reason = say(`questions.reason.${dismissal.reason}`);
  return [say('questions.isDismissed', { reason }), dismissal.note].filter(Boolean).join('. ');
}
