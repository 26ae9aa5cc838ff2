import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount } from '../../i18n/format.ts';
import { avatar } from '../../ui/avatar.ts';
import { hue } from '../../ui/initials.ts';
import { icon } from '../../ui/icon.ts';
import { MORE } from '../../ui/icons/player.ts';
import type { Speech } from '../../i18n/text.ts';
import { type CardOpener, spoken, type TilePerson } from '../../ui/person-tile.ts';
import type { Section } from './sections.ts';

/** Faces before the number takes over. */
const FACES = 11;

/**
 * A crowd of small faces that ends in a number, which opens the whole list. A moderator gets the
 * list also where all faces fit, because only there people can be acted on.
 */
export function crowd(
  { people, count }: Section,
  onMore: () => void,
  speech: Speech,
  moderator: boolean,
  openerOf: (person: TilePerson) => CardOpener | undefined,
): TemplateResult {
  const faces = people.slice(0, FACES);
  return html`<div class="crowd">
    <ul role="list" aria-labelledby="audience">
      ${repeat(
        faces,
        ({ id }) => id,
        (person) => face(person, speech, openerOf(person)),
      )}
    </ul>
    ${moreButton(count - faces.length, onMore, speech, moderator)}
  </div>`;
}

/** The number behind which the rest of a list is; nothing where there is no rest, unless it is wanted `always`. */
export function moreButton(
  rest: number,
  onMore: () => void,
  { locale, say }: Speech,
  always = false,
): TemplateResult | typeof nothing {
  if (rest <= 0 && !always) return nothing;
  const label = rest > 0 ? say('grid.showMore', { count: rest }) : say('grid.everyone');
  return html`<button class="more" part="more" type="button" aria-label=${label} @click=${onMore}>
    ${rest > 0 ? `+${formatCount(locale, rest)}` : icon(MORE, 's')}
  </button>`;
}

function face(person: TilePerson, { say }: Speech, opener: CardOpener | undefined): TemplateResult {
  const { id, name, avatarUrl, local } = person;
  const you = say('grid.you');
  return html`<li title=${name}>
    ${spoken(local ? you : name, opener)}${
      local
        ? html`<span class=${`av ${hue(id)}`} aria-hidden="true">${you}</span>`
        : avatar(id, name, avatarUrl)
    }
  </li>`;
}
