import type { ClubCard, PersonCard, TalkPage } from '../contract/types.ts';
import type { DrawnRoom } from '../elements/room/room-hydrate.ts';
import { type CardAttributes, type CardData, type CardTag, valueOf } from './card-data.ts';
import { cardCss, isLiveCard } from './card-css.ts';
import { clubCard } from './club-card.ts';
import { escape, toAttributes, toJson } from './html.ts';
import { profileCard } from './profile-card.ts';
import { roomCard } from './room.ts';
import { schedule } from './schedule.ts';

/** How a card is drawn. */
export interface RenderOptions {
  /** BCP 47 tag of the page's language, where the card's `lang` says nothing else; English where it is missing. */
  readonly lang?: string | undefined;
  /** Address of the Hallway API, for links to calendars; that of the card's `api` where it is missing. */
  readonly api?: string | undefined;
  /** Nonce of the page's `style-src`, for the card's `<style>`. */
  readonly nonce?: string | undefined;
  /** Address of a file with what `cardCss` returns; then there is no `<style>`. */
  readonly stylesheet?: string | undefined;
}

const VIEWS: {
  readonly [Tag in CardTag]: (
    attributes: CardAttributes,
    data: CardData[Tag],
    lang: string,
    api: string,
  ) => Promise<string>;
} = {
  'hallway-club-card': clubCard,
  'hallway-profile-card': profileCard,
  'hallway-room': (_attributes, data, lang, api) => roomCard(data, lang, api),
  'hallway-schedule': schedule,
};

/**
 * The tag of a card with what it shows: HTML in declarative shadow DOM that is seen without any script, and the data, so
 * that the script, once it is here, draws the same without asking first. Times are written in the time zone of the
 * process (or a schedule's `time-zone`), until the script writes them in the viewer's.
 *
 * @param data - As the API sends it (`fetchCard`); where there are none, the tag is left to the script. What they say of a
 *   viewer is left out, so that a page may be kept for all.
 * @throws {TypeError} For an attribute that is none, such as a handler.
 */
export async function renderCard<Tag extends CardTag>(
  tag: Tag,
  attributes: CardAttributes,
  data: CardData[Tag] | undefined,
  options: RenderOptions = {},
): Promise<string> {
  const open = `<${tag}${toAttributes(attributes)}>`;
  if (!data) return `${open}</${tag}>`;
  const lang = valueOf(attributes, 'lang') || options.lang || 'en';
  const api = options.api ?? valueOf(attributes, 'api');
  const shown = forAll(data);
  const level = Number(valueOf(attributes, 'heading-level'));
  const view = atLevel(level, await VIEWS[tag](attributes, shown, lang, api));
  if (!view) return `${open}</${tag}>`;
  const json = `<script type="application/json">${toJson(shown)}</script>`;
  return `${open}<template shadowrootmode="open">${styles(tag, shown, options)}${view}</template>${json}</${tag}>`;
}

/** As `levelTitles` of `ui/heading-level.ts` does it in a browser. */
function atLevel(level: number, html: string): string {
  if (!(level > 0)) return html;
  return html.replace(/<h([34])/g, (tag, own) => `${tag} aria-level="${level + Number(own) - 3}"`);
}

function styles(tag: CardTag, data: object, { nonce, stylesheet }: RenderOptions): string {
  const live = !('room' in data) || isLiveCard(data as DrawnRoom);
  if (stylesheet !== undefined) return `<link rel="stylesheet" href="${escape(stylesheet)}">`;
  return `<style${nonce === undefined ? '' : ` nonce="${escape(nonce)}"`}>${cardCss(tag, live)}</style>`;
}

/** What everybody may see of it. */
function forAll<Data extends ClubCard | PersonCard | DrawnRoom | TalkPage>(data: Data): Data {
  return 'you' in data ? { ...data, you: null } : data;
}
