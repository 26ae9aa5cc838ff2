import { html, nothing, type TemplateResult } from 'lit';
import { live as current } from 'lit/directives/live.js';
import type { HandOrder, HandPolicy } from '../../contract/types.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import type { PanelContext } from './context.ts';

const POLICIES: readonly (readonly [HandPolicy, TextKey])[] = [
  ['everyone', 'host.policyEveryone'],
  ['followed', 'host.policyFollowed'],
  ['off', 'host.policyOff'],
];

const ORDERS: readonly (readonly [HandOrder, TextKey])[] = [
  ['raised', 'host.order.raised'],
  ['least_on_stage', 'host.order.least_on_stage'],
];

/** A choice that the room has made, and how another one is sent. */
interface Choice<Value extends string> {
  readonly name: string;
  readonly label: TextKey;
  readonly values: readonly (readonly [Value, TextKey])[];
  /** The room's, or the one that was chosen while it waits for its answer. */
  readonly set: Value | undefined;
  readonly waits: boolean;
  readonly choose: (value: Value) => void;
}

/** Who may raise a hand. */
export function policy({ live, speech, desk }: PanelContext): TemplateResult {
  const chosen = desk.underWay('hand-policy')?.policy;
  const set = chosen ?? live.get('$room')?.handPolicy;
  return choice(speech, {
    name: 'policy',
    label: 'host.policy',
    values: POLICIES,
    set,
    waits: chosen !== undefined,
    choose: (value) => desk.send({ type: 'hand-policy', policy: value }),
  });
}

/** How the queue is sorted; nothing while there is nothing to sort, or the backend knows no order. */
export function order({ live, speech, desk }: PanelContext): TemplateResult | typeof nothing {
  const chosen = desk.underWay('hand-order')?.order;
  const set = chosen ?? live.get('$room')?.handOrder;
  if (!set || (set === 'raised' && live.get('$hands').count < 2)) return nothing;
  return choice(speech, {
    name: 'order',
    label: 'host.order.label',
    values: ORDERS,
    set,
    waits: chosen !== undefined,
    choose: (value) => desk.send({ type: 'hand-order', order: value }),
  });
}

/**
 * Native radio buttons, so that the arrow keys move between them. The one that was chosen is checked while it waits, then
 * it is the room's word: what was cancelled or refused goes back.
 */
function choice<Value extends string>({ say }: Speech, of: Choice<Value>): TemplateResult {
  return html`<fieldset class="policy" part=${of.name} role="radiogroup" aria-label=${say(of.label)}>
    ${of.values.map(
      ([value, text]) =>
        html`<label>
          <input
            type="radio"
            name=${of.name}
            .value=${value as string}
            .checked=${current(value === of.set)}
            @change=${() => of.choose(value)}
          />
          ${of.waits && value === of.set ? html`<span class="spin"></span>` : nothing}${say(text)}
        </label>`,
    )}
  </fieldset>`;
}
