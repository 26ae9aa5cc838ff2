import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../contract/types.ts';
import type { TextKey } from '../../i18n/text.ts';
import type { ConfirmController } from '../../ui/confirm.ts';
import { icon } from '../../ui/icon.ts';
import { BAN, CHECK, MIC, MORE } from '../../ui/icons/player.ts';
import { BACK, MERGE, PEN, PIN } from '../../ui/icons/questions.ts';
import type { MenuController } from '../../ui/menu.ts';
import type { QuestionsContext, Task } from './context.ts';

/** A row of a question's menu. */
interface Item {
  readonly text: TextKey;
  readonly icon: string;
  readonly run: () => void;
  /** Last, below a rule. */
  readonly danger?: boolean;
}

/** The button that opens a question's menu; nothing where the viewer may do nothing with it. */
export function menuButton(
  context: QuestionsContext,
  question: Question,
  menu: MenuController,
): TemplateResult | typeof nothing {
  const { number, text } = question;
  const own = context.facts.own.some((one) => one.number === number);
  if (!context.runs && !own) return nothing;
  const pending = context.pending(`act:${number}`);
  return html`<button
    class="btn sm icon ghost push"
    part="manage"
    type="button"
    aria-label=${context.speech.say('questions.manage', { text })}
    aria-haspopup="menu"
    aria-expanded=${menu.open === String(number) ? 'true' : 'false'}
    aria-disabled=${pending ? 'true' : nothing}
    @click=${menu.toggler(String(number))}
  >
    ${pending ? html`<span class="spin"></span>` : icon(MORE, 's')}
  </button>`;
}

/** The open menu. */
export function questionMenu(
  context: QuestionsContext,
  question: Question | undefined,
  confirm: ConfirmController,
): TemplateResult | typeof nothing {
  if (!question) return nothing;
  const { say } = context.speech;
  const items = itemsFor(context, question, confirm);
  return html`<div
    class="menu"
    part="menu"
    popover="manual"
    role="menu"
    aria-label=${say('questions.manage', { text: question.text })}
  >
    ${items.map(
      (item, index) =>
        html`${item.danger && index > 0 && !items[index - 1]?.danger ? html`<hr class="rule" />` : nothing}<button
            class=${item.danger ? 'danger' : ''}
            type="button"
            role="menuitem"
            @click=${item.run}
          >
            ${icon(item.icon)}${say(item.text)}
          </button>`,
    )}
  </div>`;
}

function itemsFor(context: QuestionsContext, question: Question, confirm: ConfirmController): Item[] {
  const { number } = question;
  const own = context.facts.own.some((one) => one.number === number);
  return [
    ...(context.runs ? moderatorItems(context, question, own) : []),
    ...(own
      ? [
          {
            text: 'questions.withdraw' as const,
            icon: BACK,
            danger: true,
            run: () => askToWithdraw(context, number, confirm),
          },
        ]
      : []),
  ];
}

function moderatorItems(context: QuestionsContext, question: Question, own: boolean): Item[] {
  const { number: id, state, pinned, author } = question;
  const item = (text: TextKey, path: string, type: 'open' | 'pin' | 'unpin' | 'invite' | 'answer'): Item => ({
    text,
    icon: path,
    run: () => context.act({ type, question: id }),
  });
  const writes = (text: TextKey, path: string, kind: Task, danger = false): Item => ({
    text,
    icon: path,
    run: () => context.write({ kind, number: id }),
    ...(danger && { danger }),
  });
  const items: Item[] = [];
  const unsettled = state === 'open' || state === 'waiting';
  if (state === 'waiting') items.push(item('questions.approve', CHECK, 'open'));
  if (unsettled) items.push(item('questions.markAnswered', CHECK, 'answer'));
  if (unsettled || state === 'answered') items.push(writes('questions.writeAnswer', PEN, 'answer'));
  if (state === 'open')
    items.push(item(pinned ? 'questions.unpin' : 'questions.pin', PIN, pinned ? 'unpin' : 'pin'));
  if (unsettled) items.push(writes('questions.merge', MERGE, 'merge'));
  if (!own && unsettled) {
    items.push(item(author ? 'questions.invite' : 'questions.inviteUnnamed', MIC, 'invite'));
  }
  if (state === 'answered' || state === 'dismissed') items.push(item('questions.open', BACK, 'open'));
  if (state !== 'dismissed') items.push(writes('questions.dismiss', BAN, 'dismiss', true));
  return items;
}

function askToWithdraw(
  { speech, act }: QuestionsContext,
  question: number,
  confirm: ConfirmController,
): void {
  const { say } = speech;
  confirm.ask(() => ({
    title: say('questions.withdrawTitle'),
    text: say('questions.withdrawText'),
    go: say('questions.withdrawGo'),
    cancel: say('questions.cancel'),
    onGo: () => act({ type: 'withdraw', question }),
  }));
}
