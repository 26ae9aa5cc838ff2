import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../contract/types.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { PIN, UP } from '../../ui/icons/questions.ts';
import type { QuestionsContext } from './context.ts';

/** A question with its votes, whose it is, what became of it, and its menu. */
export function questionRow(
  context: QuestionsContext,
  question: Question,
  menu: TemplateResult | typeof nothing,
  task: TemplateResult | typeof nothing,
): TemplateResult {
  const { number, text, state, answer } = question;
  const refused = context.notice(String(number));
  const { say } = context.speech;
  return html`<li class="q" part="question" data-number=${number}>
    ${voteButton(context, question)}
    <div class="stack">
      <p id=${`text-${number}`} class=${state === 'open' ? 'text' : 'text muted'} dir="auto">${text}</p>
      ${
        answer === null
          ? nothing
          : html`<blockquote part="answer" dir="auto">
              <span class="sr">${say('questions.answerBy')}: </span>${answer}
            </blockquote>`
      }
      <div class="facts tiny muted">
        ${badges(context, question)}<span class="one">${facts(context, question)}</span>${menu}
      </div>
      ${refused ? html`<p class="tiny bad" role="status">${say(refused.key)}</p>` : nothing}${task}
    </div>
  </li>`;
}

function voteButton({ facts, speech, vote }: QuestionsContext, question: Question): TemplateResult {
  const { number, votes, state } = question;
  const voted = facts.voted.has(number);
  const open = state === 'open';
  const label = open ? 'questions.vote' : 'questions.votes';
  return html`<button
    class="vote"
    part="vote"
    type="button"
    ?disabled=${!open}
    aria-pressed=${open ? (voted ? 'true' : 'false') : nothing}
    aria-label=${speech.say(label, { count: votes })}
    aria-describedby=${`text-${number}`}
    @click=${() => vote(question)}
  >
    ${icon(UP, 's')}<span>${formatCount(speech.locale, votes)}</span>
  </button>`;
}

function badges({ speech }: QuestionsContext, { pinned, state }: Question): TemplateResult {
  const { say } = speech;
  return html`${
    pinned
      ? html`<span class="badge on" part="badge">${icon(PIN, 'xs')}${say('questions.pinned')}</span>`
      : nothing
  }${
    state === 'answered'
      ? html`<span class="badge" part="badge">${icon(CHECK, 'xs')}${say('questions.answered')}</span>`
      : nothing
  }`;
}

/** Whose it is, and when it was asked; of an answered one when in the talk that was. */
function facts(context: QuestionsContext, question: Question): string {
  const { speech, now, startedAt } = context;
  const { locale, say } = speech;
  const answered = Date.parse(question.answeredAt ?? '') - startedAt;
  const time =
    answered >= 0
      ? say('questions.answeredAt', { time: clock(answered) })
      : formatLength(locale, Math.max(60_000, now - Date.parse(question.createdAt)));
  return `${whose(context, question)} · ${time}`;
}

/** The name to be shown; own questions without a name are known as such to their asker only. */
export function whose({ facts, speech }: QuestionsContext, { number, author }: Question): string {
  const { say } = speech;
  const own = facts.own.some((one) => one.number === number);
  if (own) return say(author ? 'questions.you' : 'questions.youUnnamed');
  return author?.name ?? say('questions.unnamed');
}

/** As players write a time within a talk: 31:20, 1:02:03. */
function clock(length: number): string {
  const seconds = Math.floor(length / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${hours ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
