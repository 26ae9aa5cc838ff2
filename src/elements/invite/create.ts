import { html, nothing, type TemplateResult } from 'lit';
import type { MadeInvitation } from '../../contract/types.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { Notice } from '../../models/room-state.ts';
import { lineField, selectField } from '../../ui/form-field.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { type InviteDraft, type LENGTHS, linkOf } from './check.ts';
import { refusal, submit } from './redeem.ts';

/** The form for a new invitation, as the element has it. */
export interface CreateView {
  readonly speech: Speech;
  readonly draft: InviteDraft;
  readonly faults: Partial<Readonly<Record<keyof InviteDraft, TextKey>>>;
  readonly notice: Notice | undefined;
  readonly pending: boolean;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
}

const UNTIL = {
  day: 'invite.day',
  week: 'invite.week',
  month: 'invite.month',
  always: 'invite.always',
} as const satisfies Record<keyof typeof LENGTHS, TextKey>;

/** What a new invitation is to be. */
export function createForm(view: CreateView): TemplateResult {
  const { say } = view.speech;
  const { draft, faults, notice, pending, onInput, onSubmit } = view;
  const of = (name: keyof InviteDraft, label: TextKey, hint?: TextKey) => {
    const fault = faults[name];
    return { name, label: say(label), hint: hint && say(hint), fault: fault && say(fault) };
  };
  const lengths = Object.entries(UNTIL).map(([value, key]) => ({ value, label: say(key) }));
  const unknown = notice?.error === 'not_found' ? 'invite.personUnknown' : undefined;
  return html`<form class="form" part="form" novalidate aria-labelledby="new" @submit=${onSubmit}>
    <h3 class="head" id="new">${say('invite.new')}</h3>
    <div class="pair">
      ${lineField({ ...of('uses', 'invite.uses'), max: 6, inputmode: 'numeric', required: true }, draft.uses, onInput)}
      ${selectField(of('until', 'invite.until'), lengths, draft.until, onInput)}
    </div>
    ${lineField({ ...of('person', 'invite.person', 'invite.personHint'), max: 31 }, draft.person, onInput)}
    ${lineField({ ...of('label', 'invite.label', 'invite.labelHint'), max: 80 }, draft.label, onInput)}
    ${refusal(notice, view.speech, unknown)}
    <div class="foot">${submit(say(pending ? 'invite.creating' : 'invite.create'), pending)}</div>
  </form>`;
}

/** The new invitation with its code, this once. */
export function madeNote(
  { code }: MadeInvitation,
  page: string,
  copied: string,
  copy: (text: string) => void,
  { say }: Speech,
): TemplateResult {
  const link = linkOf(code, page);
  const button = (text: string, label: TextKey) =>
    html`<button class="btn" type="button" part="copy" @click=${() => copy(text)}>
      ${copied === text ? icon(CHECK, 's') : nothing}${say(copied === text ? 'invite.copied' : label)}
    </button>`;
  return html`<div class="said made" part="done" tabindex="-1" id="made">
    <h3 class="head">${say('invite.made')}</h3>
    <p class="small">${say('invite.once')}</p>
    <input
      class="input"
      part="input"
      readonly
      aria-label=${say('invite.link')}
      .value=${link}
      @focus=${selectAll}
    />
    <code class="code" part="code">${code}</code>
    <div class="foot">${button(link, 'invite.copyLink')}${button(code, 'invite.copyCode')}</div>
  </div>`;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement).select();
}
