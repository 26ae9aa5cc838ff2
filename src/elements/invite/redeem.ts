import { html, nothing, type TemplateResult } from 'lit';
import type { Redeemed } from '../../contract/types.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { Notice } from '../../models/room-state.ts';
import { lineField } from '../../ui/form-field.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK, LOCK, WARN } from '../../ui/icons/player.ts';

/** The form for a code, as the element has it. */
export interface RedeemView {
  readonly speech: Speech;
  readonly code: string;
  readonly fault: TextKey | undefined;
  readonly notice: Notice | undefined;
  readonly pending: boolean;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
}

/** Where a code is typed, or stands already, and used. */
export function redeemForm(view: RedeemView): TemplateResult {
  const { say } = view.speech;
  const { code, fault, notice, pending, onInput, onSubmit } = view;
  const field = {
    name: 'code',
    label: say('invite.code'),
    hint: say('invite.codeHint'),
    fault: fault && say(fault),
    required: true,
  };
  return html`<form class="form" part="form" novalidate aria-labelledby="title" @submit=${onSubmit}>
    <div class="row">
      <span class="lock">${icon(LOCK)}</span>
      <h3 class="head" id="title">${say('invite.title')}</h3>
    </div>
    ${lineField(field, code, onInput)} ${refusal(notice, view.speech)}
    <div class="foot">${submit(say(pending ? 'invite.using' : 'invite.use'), pending)}</div>
  </form>`;
}

/** Says where the viewer was let in. */
export function redeemed({ room, club }: Redeemed, { say }: Speech): TemplateResult {
  const title = room?.title ?? club?.title ?? '';
  return html`<div class="said" part="done" tabindex="-1">
    <span class="glyph ok">${icon(CHECK)}</span>
    <h3 class="head">${say('invite.in', { title })}</h3>
    <p class="small">${say(room ? 'invite.inRoom' : 'invite.inClub')}</p>
  </div>`;
}

/** Why something was refused. */
export function refusal(
  notice: Notice | undefined,
  { say }: Speech,
  own?: TextKey,
): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  return html`<p class="hint bad" part="fault" role="alert">
    ${icon(WARN, 'xs')}<span
      ><b>${say(own ?? notice.key)}</b> ${own ? nothing : say(`error.${notice.error}.text`)}</span
    >
  </p>`;
}

/** The one filled button of a form; a pending one keeps the focus. */
export function submit(label: string, pending: boolean): TemplateResult {
  return html`<button class="btn primary" part="button" aria-disabled=${pending ? 'true' : nothing}>
    ${pending ? html`<span class="spin"></span>` : nothing}${label}
  </button>`;
}
