import { html, nothing, type TemplateResult } from 'lit';
import type { Speech, TextKey } from '../../i18n/text.ts';
import { icon } from '../../ui/icon.ts';
import { WARN } from '../../ui/icons/player.ts';
import { type Draft, type Faults, type FieldName, MOST } from './check.ts';

/** The form as its fields see it. */
export interface FieldsHost {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly speech: Speech;
  readonly onInput: (event: Event) => void;
}

/** The text. */
export function messageField(host: FieldsHost): TemplateResult {
  const { draft, faults, onInput } = host;
  return field(
    host,
    'message',
    'contact.message',
    html`<textarea
      class="input"
      id="message"
      name="message"
      part="input"
      rows="4"
      aria-required="true"
      aria-invalid=${faults.message ? 'true' : nothing}
      aria-describedby=${describedBy(faults, 'message')}
      .value=${draft.message}
      @input=${onInput}
    ></textarea>`,
  );
}

/** Name, or how to reach the sender. */
export function lineField(
  host: FieldsHost,
  name: 'name' | 'reach',
  label: TextKey,
  autocomplete: 'name' | 'email',
  hint?: TextKey,
): TemplateResult {
  const { draft, faults, onInput } = host;
  return field(
    host,
    name,
    label,
    html`<input
      class="input"
      id=${name}
      name=${name}
      part="input"
      autocomplete=${autocomplete}
      maxlength=${MOST[name]}
      dir="auto"
      aria-required="true"
      aria-invalid=${faults[name] ? 'true' : nothing}
      aria-describedby=${describedBy(faults, name, hint)}
      .value=${draft[name]}
      @input=${onInput}
    />`,
    hint,
  );
}

/** The box that says that what was written may be kept. */
export function consentField({ draft, faults, speech, onInput }: FieldsHost): TemplateResult {
  return html`<div class="field">
    <label class="check">
      <input
        type="checkbox"
        name="consent"
        part="consent"
        aria-required="true"
        aria-invalid=${faults.consent ? 'true' : nothing}
        aria-describedby=${describedBy(faults, 'consent')}
        .checked=${draft.consent}
        @change=${onInput}
      /><span>${speech.say('contact.consent')}</span>
    </label>
    ${fault(faults, 'consent', speech)}
  </div>`;
}

function field(
  { faults, speech }: FieldsHost,
  name: FieldName,
  label: TextKey,
  control: TemplateResult,
  hint?: TextKey,
): TemplateResult {
  const said =
    hint && !faults[name] ? html`<p class="hint" id=${`${name}-hint`}>${speech.say(hint)}</p>` : nothing;
  return html`<div class="field">
    <label for=${name}>${speech.say(label)}</label>
    ${control}${said}${fault(faults, name, speech)}
  </div>`;
}

function fault(faults: Faults, name: FieldName, { say }: Speech): TemplateResult | typeof nothing {
  const key = faults[name];
  if (!key) return nothing;
  const text = say(key, { max: name === 'consent' ? 0 : MOST[name] });
  return html`<p class="hint bad" id=${`${name}-fault`} part="fault">${icon(WARN, 'xs')}${text}</p>`;
}

function describedBy(faults: Faults, name: FieldName, hint?: TextKey): string | typeof nothing {
  if (faults[name]) return `${name}-fault`;
  return hint ? `${name}-hint` : nothing;
}
