import { html, nothing, type TemplateResult } from 'lit';
import { capital, formatLanguage } from '../../i18n/moment.ts';
import { languageIn, type Speech, type TextKey } from '../../i18n/text.ts';
import type { CaptionSize } from '../../models/player/caption-settings.ts';
import type { CaptionLine } from '../../models/player/captions.ts';
import { captionLog, captionSettings, changeCaptions } from '../../ui/captions.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { shortName } from '../../ui/person-tile.ts';
import type { RoomController } from '../../ui/room-controller.ts';

const SIZES: readonly (readonly [CaptionSize, TextKey])[] = [
  ['s', 'captions.sizeS'],
  ['m', 'captions.sizeM'],
  ['l', 'captions.sizeL'],
];

/** The lines in the language that is shown. */
export function linesShown(live: RoomController): readonly CaptionLine[] {
  const language = languageShown(live);
  return captionLog(live).lines.filter((line) => line.language === language);
}

/**
 * The language that is shown: the chosen one, else that of the talk, else what came first. Where only another variant of
 * it is offered, that one.
 */
export function languageShown(live: RoomController): string {
  const { languages } = captionLog(live);
  const wanted = [captionSettings(live)?.language, live.get('$room')?.language];
  for (const tag of wanted) {
    if (tag === null || tag === undefined) continue;
    const found =
      languages.find((one) => one === tag) ??
      languages.find((one) => tag && languageIn(one) === languageIn(tag));
    if (found !== undefined) return found;
  }
  return languages[0] ?? '';
}

/** A first name, unless it is that of two who speak. */
export function nameOf({ person, name }: CaptionLine, lines: readonly CaptionLine[]): string {
  const short = shortName(name);
  const shared = lines.some((other) => other.person !== person && shortName(other.name) === short);
  return shared ? name : short;
}

/** Language, where there is more than one, and size. */
export function captionMenu(live: RoomController, { say, locale }: Speech): TemplateResult {
  const { languages } = captionLog(live);
  const shown = languageShown(live);
  const size = captionSettings(live)?.size;
  const nameOfLanguage = (tag: string) =>
    tag ? capital(locale, formatLanguage(locale, tag)) : say('captions.original');
  return html`<div
    class="menu"
    part="menu"
    popover="manual"
    role="menu"
    tabindex="-1"
    aria-label=${say('captions.settings')}
  >
    ${
      languages.length > 1
        ? html`<div role="group" aria-label=${say('captions.language')}>
            <p class="label" aria-hidden="true">${say('captions.language')}</p>
            ${languages.map((tag) =>
              choice(nameOfLanguage(tag), tag === shown, () => changeCaptions(live, { language: tag })),
            )}
          </div>`
        : nothing
    }
    <div role="group" aria-label=${say('captions.size')}>
      <p class="label" aria-hidden="true">${say('captions.size')}</p>
      ${SIZES.map(([value, text]) =>
        choice(say(text), value === size, () => changeCaptions(live, { size: value })),
      )}
    </div>
  </div>`;
}

function choice(label: string, checked: boolean, choose: () => void): TemplateResult {
  return html`<button
    type="button"
    role="menuitemradio"
    aria-checked=${checked ? 'true' : 'false'}
    @click=${choose}
  >
    <span>${label}</span>${checked ? icon(CHECK, 'check s') : nothing}
  </button>`;
}
