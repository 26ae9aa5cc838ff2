import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from './avatar.ts';
import type { CardOpener, Place, TilePerson } from './person-tile.ts';

/** What a row says and offers besides the face and the name. */
export interface RowOptions {
  /** In place of the name, where it says more: "Rasa (you)". */
  readonly name?: string;
  /** The muted second line. */
  readonly detail?: string;
  /** What was refused, in place of the second line. */
  readonly refusal?: string | undefined;
  readonly place?: Place | undefined;
  /** Opens their card. */
  readonly opener?: CardOpener | undefined;
  /** Buttons, or a mark, at the end of the row. */
  readonly end?: TemplateResult | typeof nothing;
}

/** Somebody in a list of rows: a face, the name cut to one line over a muted one, and what can be done. */
export function personRow(
  person: TilePerson,
  { name, detail, refusal, place, opener, end }: RowOptions,
): TemplateResult {
  const shown = name ?? person.name;
  return html`<li
    class="person"
    part="person"
    data-id=${person.id}
    aria-posinset=${place?.position ?? nothing}
    aria-setsize=${place?.size ?? nothing}
  >
    ${avatar(person.id, person.name, person.avatarUrl)}
    <div>
      <p class="medium one" title=${person.name}>${opener ? opens(shown, opener) : shown}</p>
      ${second(refusal ?? detail ?? '', refusal === undefined ? 'muted' : 'bad')}
    </div>
    <div class="acts">${end ?? nothing}</div>
  </li>`;
}

function opens(name: string, { expanded, onClick }: CardOpener): TemplateResult {
  return html`<button
    class="who"
    part="open"
    type="button"
    aria-haspopup="dialog"
    aria-expanded=${expanded ? 'true' : 'false'}
    @click=${onClick}
  >
    ${name}
  </button>`;
}

function second(text: string, tone: string): TemplateResult | typeof nothing {
  return text ? html`<p class=${`tiny one ${tone}`} title=${text}>${text}</p>` : nothing;
}
