import { html, nothing, type TemplateResult } from 'lit';
import type { Person, Role } from '../contract/types.ts';
import { formatNames } from '../i18n/format.ts';
import type { Speech, TextKey } from '../i18n/text.ts';
import { avatar } from './avatar.ts';
import { icon } from './icon.ts';
import { HAND, MIC_OFF } from './icons/player.ts';

/** Somebody as a tile shows them: what the server says, and what is heard. */
export interface TilePerson extends Person {
  readonly speaking?: boolean;
  /** The viewer. */
  readonly local?: boolean;
}

/** Where an item stands in a list of which only a part is rendered. */
export interface Place {
  /** From 1. */
  readonly position: number;
  /** In the whole list; -1 where nobody knows. */
  readonly size: number;
}

/** The button over a face that opens the person's card. */
export interface CardOpener {
  /** The card is open. */
  readonly expanded: boolean;
  readonly onClick: (event: Event) => void;
}

const ROLE_TEXT: Readonly<Record<Role, TextKey | null>> = {
  host: 'role.host',
  moderator: 'role.moderator',
  speaker: null,
  listener: null,
};

/** What is to be said of somebody on stage besides the name: "host", "speaking". */
export function stageStates(person: TilePerson, { locale, say }: Speech): string[] {
  const role = ROLE_TEXT[person.role];
  const hand = person.handRaised ? (['grid.hand'] as const) : [];
  return [...(role ? [role] : []), voice(person), ...hand].map((key) => lower(locale, say(key)));
}

/** The first word of a name, or its first two where the first is a title: what fits below a small face. */
export function shortName(name: string): string {
  return /^\s*(?:\S+\.\s+)*\S+/u.exec(name)?.[0].trim() ?? name;
}

/** A tile of the stage: a name that wraps, the role as a badge or a caption, and how the person is heard. */
export function stageTile(
  person: TilePerson,
  speech: Speech,
  place?: Place,
  opener?: CardOpener,
): TemplateResult {
  const { locale, say } = speech;
  const name = person.local ? say('grid.self', { name: person.name }) : person.name;
  return html`<li
    class=${`tile ${voiceClass(person)}`}
    part="tile"
    data-id=${person.id}
    aria-posinset=${place?.position ?? nothing}
    aria-setsize=${place?.size ?? nothing}
  >
    ${spoken(formatNames(locale, [name, ...stageStates(person, speech)]), opener)}
    <span class="ring" aria-hidden="true">${face(person)}${voiceMark(person, say)}${handMark(person)}</span>
    <span class="name three" part="name" aria-hidden="true">${person.name}</span>
    ${under(person, speech)}
  </li>`;
}

/** A tile of somebody whom speakers follow: a smaller face and the first name. */
export function followedTile(
  person: TilePerson,
  { locale, say }: Speech,
  opener?: CardOpener,
): TemplateResult {
  const hand = person.handRaised ? [lower(locale, say('grid.hand'))] : [];
  return html`<li class="tile" part="tile" data-id=${person.id} title=${person.name}>
    ${spoken(formatNames(locale, [person.name, ...hand]), opener)}
    <span class="ring" aria-hidden="true">${face(person)}${handMark(person)}</span>
    <span class="name one" part="name" aria-hidden="true">${shortName(person.name)}</span>
  </li>`;
}

/** What is to be heard of somebody; where their card can be opened, on a button that covers the whole of their place. */
export function spoken(text: string, opener: CardOpener | undefined): TemplateResult {
  const said = html`<span class="sr">${text}</span>`;
  if (!opener) return said;
  return html`<button
    class="open"
    part="open"
    type="button"
    aria-haspopup="dialog"
    aria-expanded=${opener.expanded ? 'true' : 'false'}
    @click=${opener.onClick}
  >
    ${said}
  </button>`;
}

/** How somebody on stage is heard. */
export function voice(person: TilePerson): 'grid.away' | 'grid.speaking' | 'grid.muted' | 'grid.open' {
  if (person.away) return 'grid.away';
  if (person.speaking) return 'grid.speaking';
  return person.muted ? 'grid.muted' : 'grid.open';
}

/** Three moving bars: somebody speaks. */
export function bars(): TemplateResult {
  return html`<span class="bars"><i></i><i></i><i></i></span>`;
}

/** Texts begin with a capital; in the middle of a line they do not. */
function lower(locale: string, text: string): string {
  return text.replace(/^./u, (first) => first.toLocaleLowerCase(locale));
}

function face({ id, name, avatarUrl }: TilePerson): TemplateResult {
  return avatar(id, name, avatarUrl);
}

function voiceClass(person: TilePerson): string {
  if (person.away) return 'away';
  return person.speaking ? 'speaking' : '';
}

/** Whoever may be heard has the bars at once: beginning to speak then shows them, and builds and lays out nothing. */
function voiceMark(person: TilePerson, say: Speech['say']): TemplateResult {
  const state = voice(person);
  if (state === 'grid.away') return html`<span class="mark" title=${say(state)}>${spinner()}</span>`;
  if (state === 'grid.muted')
    return html`<span class="mark" title=${say(state)}>${icon(MIC_OFF, 'xs')}</span>`;
  return html`<span class="mark voice" title=${say('grid.speaking')}>${bars()}</span>`;
}

function spinner(): TemplateResult {
  return html`<span class="spin"></span>`;
}

function handMark(person: TilePerson): TemplateResult | typeof nothing {
  return person.handRaised ? html`<span class="mark top">${icon(HAND, 'xs')}</span>` : nothing;
}

/** Below the name: that the connection is being looked for, else the role, else that it is you, else the caption. */
function under(person: TilePerson, { say }: Speech): TemplateResult | typeof nothing {
  const role = ROLE_TEXT[person.role];
  if (person.away) return html`<span class="sub" aria-hidden="true">${say('grid.away')}</span>`;
  if (role) {
    const tone = person.role === 'host' ? 'badge on' : 'badge';
    return html`<span class=${tone} part="badge" aria-hidden="true">${say(role)}</span>`;
  }
  const caption = person.local ? say('grid.you') : person.caption;
  return caption ? html`<span class="sub one" aria-hidden="true">${caption}</span>` : nothing;
}
