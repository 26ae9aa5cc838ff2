import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { WARN } from './icons/player.ts';

/** One field of a form, in texts that are ready to be shown. Goes with `fieldStyles`. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /** Below it, as long as nothing is wrong. */
  readonly hint?: string | undefined;
  /** What is wrong, in a sentence that says what to write. */
  readonly fault?: string | undefined;
  readonly required?: boolean;
}

/** What a control needs to be tied to its label, hint and fault. */
export interface FieldTies {
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  readonly invalid: 'true' | typeof nothing;
  readonly required: 'true' | typeof nothing;
}

/** A label, the control that `control` makes, and below it a hint or what is wrong. */
export function formField(field: FormField, control: (ties: FieldTies) => TemplateResult): TemplateResult {
  const { name, label } = field;
  const ties = tiesOf(field);
  return html`<div class="field">
    <label for=${ties.id}>${label}</label>
    ${control(ties)} ${hintOrFault(name, field)}
  </div>`;
}

/** Choices of which one holds: native radio buttons under a legend. */
export function choiceField(
  field: FormField,
  choices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[],
  chosen: string,
  onInput: (event: Event) => void,
): TemplateResult {
  const { name, label } = field;
  return html`<fieldset class="field">
    <legend>${label}</legend>
    ${choices.map(
      (choice) =>
        html`<label class="check">
          <input
            type="radio"
            part="choice"
            name=${name}
            .value=${choice.value}
            .checked=${choice.value === chosen}
            @change=${onInput}
          />
          <span
            >${choice.label}${choice.hint ? html`<span class="hint">${choice.hint}</span>` : nothing}</span
          >
        </label>`,
    )}
    ${hintOrFault(name, field)}
  </fieldset>`;
}

/** A box to tick. */
export function checkField(
  field: FormField,
  checked: boolean,
  onInput: (event: Event) => void,
): TemplateResult {
  const { name, label } = field;
  const { describedBy } = tiesOf(field);
  return html`<div class="field">
    <label class="check">
      <input
        type="checkbox"
        part="choice"
        name=${name}
        aria-describedby=${describedBy}
        .checked=${checked}
        @change=${onInput}
      /><span>${label}</span>
    </label>
    ${hintOrFault(name, field)}
  </div>`;
}

/** A line to type in. */
export function lineField(
  field: FormField & {
    readonly max?: number;
    readonly type?: 'text' | 'number' | 'date' | 'time' | 'datetime-local';
    readonly inputmode?: string;
  },
  value: string,
  onInput: (event: Event) => void,
): TemplateResult {
  return formField(
    field,
    ({ id, describedBy, invalid, required }) =>
      html`<input
        class="input"
        part="input"
        id=${id}
        name=${field.name}
        type=${field.type ?? 'text'}
        inputmode=${field.inputmode ?? nothing}
        maxlength=${field.max ?? nothing}
        autocomplete="off"
        dir=${field.type ? nothing : 'auto'}
        aria-required=${required}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        .value=${value}
        @input=${onInput}
      />`,
  );
}

/** One of several, in a native list. */
export function selectField(
  field: FormField,
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
  onInput: (event: Event) => void,
): TemplateResult {
  return formField(
    field,
    ({ id, describedBy, invalid }) =>
      html`<select
        class="input"
        part="input"
        id=${id}
        name=${field.name}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        @change=${onInput}
      >
        ${options.map(
          ({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
        )}
      </select>`,
  );
}

function tiesOf({ name, hint, fault, required }: FormField): FieldTies {
  return {
    id: name,
    describedBy: fault ? `${name}-fault` : hint ? `${name}-hint` : nothing,
    invalid: fault ? 'true' : nothing,
    required: required ? 'true' : nothing,
  };
}

function hintOrFault(name: string, { hint, fault }: FormField): TemplateResult | typeof nothing {
  if (fault) {
    return html`<p class="hint bad" id=${`${name}-fault`} part="fault">${icon(WARN, 'xs')}${fault}</p>`;
  }
  return hint ? html`<p class="hint" id=${`${name}-hint`}>${hint}</p>` : nothing;
}
