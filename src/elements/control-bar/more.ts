import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';

/** What a narrow bar has no room for. */
export interface MoreItem {
  readonly label: string;
  /** The `d` of the icon. */
  readonly shape: string;
  /** Of one that switches something on and off. */
  readonly checked?: boolean;
  readonly press: (event: Event) => void;
}

/** The menu behind More; what is not there is left out. */
export function moreMenu(label: string, items: readonly (MoreItem | false | undefined)[]): TemplateResult {
  return html`<div class="menu" part="menu" popover="manual" role="menu" aria-label=${label}>
    ${items.map((item) => (item ? row(item) : nothing))}
  </div>`;
}

function row({ label, shape, checked, press }: MoreItem): TemplateResult {
  const role = checked === undefined ? 'menuitem' : 'menuitemcheckbox';
  return html`<button
    type="button"
    role=${role}
    aria-checked=${checked === undefined ? nothing : checked ? 'true' : 'false'}
    @click=${press}
  >
    ${icon(shape)}<span>${label}</span>${checked ? icon(CHECK, 'check s') : nothing}
  </button>`;
}
