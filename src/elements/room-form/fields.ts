import { html, type TemplateResult } from 'lit';
import { formatLength } from '../../i18n/format.ts';
import { capital, formatLanguage } from '../../i18n/moment.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import { checkField, choiceField, formField, lineField, selectField } from '../../ui/form-field.ts';
import { type Faults, type FieldName, LENGTHS, localInput, MOST, type RoomDraft, zoneName } from './check.ts';

/** The form as its fields see it. */
export interface FieldsView {
  readonly speech: Speech;
  readonly draft: RoomDraft;
  readonly faults: Faults;
  /** Whether the page has said which club it is for. */
  readonly clubIsSet: boolean;
  readonly now: number;
  readonly onInput: (event: Event) => void;
}

/** Languages to choose from, besides the page's own. */
const LANGUAGES =
  'en lt lv et pl de fr es it pt nl sv da nb fi is cs sk sl hr hu ro bg el uk ru tr he ar fa hi bn ja ko zh vi id';

/** What the talk is about, and who is in it. */
export function aboutFields(view: FieldsView): TemplateResult {
  const { draft, onInput } = view;
  const line = (name: 'title' | 'topic' | 'club' | 'coHosts', label: TextKey, hint: TextKey, max: number) =>
    lineField({ ...field(view, name, label, hint), max, required: name === 'title' }, draft[name], onInput);
  return html`${line('title', 'form.name', 'form.nameHint', MOST.title)} ${description(view)}
    <div class="pair">
      ${view.clubIsSet ? '' : line('club', 'form.club', 'form.clubHint', MOST.club)}
      ${line('topic', 'form.topic', 'form.topicHint', MOST.topic)} ${language(view)}
    </div>
    ${line('coHosts', 'form.coHosts', 'form.coHostsHint', 400)}`;
}

/** Who may do what, and what is kept. */
export function ruleFields(view: FieldsView): TemplateResult {
  const { draft, onInput, speech } = view;
  const { say } = speech;
  return html`${choiceField(
    field(view, 'access', 'form.access'),
    [
      { value: 'open', label: say('form.open') },
      { value: 'invitation', label: say('form.invitation'), hint: say('form.invitationHint') },
      { value: 'hidden', label: say('form.hidden'), hint: say('form.hiddenHint') },
    ],
    draft.access,
    onInput,
  )}
  ${selectField(
    field(view, 'handPolicy', 'form.hands'),
    (['everyone', 'followed', 'off'] as const).map((value) => ({ value, label: say(`form.${value}`) })),
    draft.handPolicy,
    onInput,
  )}
  ${checkField(field(view, 'recording', 'form.recording', 'form.recordingHint'), draft.recording, onInput)}`;
}

/** Now, or when. */
export function timeFields(view: FieldsView): TemplateResult {
  const { draft, onInput, speech, now } = view;
  const { say, locale } = speech;
  const choices = (['now', 'later'] as const).map((value) => ({ value, label: say(`form.${value}`) }));
  const lengths = LENGTHS.map((minutes) => ({
    value: String(minutes),
    label: formatLength(locale, minutes * 60_000),
  }));
  const start = {
    ...field(view, 'start', 'form.start'),
    hint: say('form.startHint', { zone: zoneName(locale) }),
    required: true,
  };
  return html`${choiceField(field(view, 'when', 'form.when'), choices, draft.when, onInput)}
    <div class="pair" ?hidden=${draft.when === 'now'}>
      ${formField(
        start,
        ({ id, describedBy, invalid, required }) =>
          html`<input
            class="input"
            part="input"
            type="datetime-local"
            id=${id}
            name="start"
            min=${localInput(now)}
            aria-required=${required}
            aria-invalid=${invalid}
            aria-describedby=${describedBy}
            .value=${draft.start}
            @input=${onInput}
          />`,
      )}
      ${selectField(field(view, 'minutes', 'form.minutes'), lengths, draft.minutes, onInput)}
    </div>`;
}

function description(view: FieldsView): TemplateResult {
  const { draft, onInput } = view;
  return formField(
    field(view, 'description', 'form.description', 'form.descriptionHint'),
    ({ id, describedBy, invalid }) =>
      html`<textarea
        class="input"
        part="input"
        id=${id}
        name="description"
        rows="4"
        dir="auto"
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        .value=${draft.description}
        @input=${onInput}
      ></textarea>`,
  );
}

function language(view: FieldsView): TemplateResult {
  const { draft, onInput, speech } = view;
  const { locale } = speech;
  const tags = [...new Set([draft.language, ...LANGUAGES.split(' ')])];
  const options = tags.map((value) => ({ value, label: capital(locale, formatLanguage(locale, value)) }));
  const sorted = options.sort((one, two) => one.label.localeCompare(two.label, locale));
  return selectField(field(view, 'language', 'form.language'), sorted, draft.language, onInput);
}

function field({ speech: { say }, faults }: FieldsView, name: FieldName, label: TextKey, hint?: TextKey) {
  const fault = faults[name];
  return {
    name,
    label: say(label),
    hint: hint && say(hint),
    fault: fault && say(fault.key, fault.params),
  };
}
