import { html, nothing, type TemplateResult } from 'lit';
import { hue, initials } from './initials.ts';

/**
 * A face, or initials on a colour where there is none or it does not load. Decoration: the name is beside it. The place
 * it is used in sets its size with `--_av`. (In cards: `face`.)
 *
 * @param id - What the colour is chosen by: stable, for example the person's id.
 * @param most - Most letters; a club has one.
 */
export function avatar(id: string, name: string, url?: string | null, most = 2): TemplateResult {
  return html`<span class=${`av ${hue(id)}`} aria-hidden="true"
    >${initials(name, most)}${
      url
        ? html`<img
            src=${url}
            alt=""
            loading="lazy"
            referrerpolicy="no-referrer"
            @error=${hide}
            @load=${show}
          />`
        : nothing
    }</span
  >`;
}

/** The initials are below. */
function hide({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = true;
}

function show({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = false;
}
