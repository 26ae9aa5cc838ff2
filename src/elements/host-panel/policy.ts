import { html, nothing, type TemplateResult } from 'lit';
import { live as current } from 'lit/directives/live.js';
import type { HandPolicy } from '../../contract/types.ts';
import type { TextKey } from '../../i18n/text.ts';
import type { PanelContext } from './context.ts';

const POLICIES: readonly (readonly [HandPolicy, TextKey])[] = [
  ['everyone', 'host.policyEveryone'],
  ['followed', 'host.policyFollowed'],
  ['off', 'host.policyOff'],
];

/**
 * Who may raise a hand: native radio buttons, so that the arrow keys move between them. Which one is checked is the
 * room's word: what was cancelled or refused goes back.
 */
export function policy({ live, speech: { say }, desk }: PanelContext): TemplateResult {
  const set = live.get('$room')?.handPolicy;
  const waits = desk.waits({ type: 'hand-policy', policy: set ?? 'everyone' });
  return html`<fieldset class="policy" part="policy" role="radiogroup" aria-label=${say('host.policy')}>
    ${POLICIES.map(
      ([value, text]) =>
        html`<label>
          <input
            type="radio"
            name="policy"
            .value=${value}
            .checked=${current(value === set)}
            @change=${() => desk.send({ type: 'hand-policy', policy: value })}
          />
          ${waits && value === set ? html`<span class="spin"></span>` : nothing}${say(text)}
        </label>`,
    )}
  </fieldset>`;
}
