import type { texts as card } from './en/card.ts';
import type { texts as club } from './en/club.ts';
import type { texts as clubMore } from './en/club-more.ts';
import type { texts as contact } from './en/contact.ts';
import type { texts as error } from './en/error.ts';
import type { texts as inbox } from './en/inbox.ts';
import type { texts as person } from './en/person.ts';
import type { texts as hallway } from './en/hallway.ts';
import type { texts as form } from './en/form.ts';
import type { texts as invite } from './en/invite.ts';
import type { texts as questions } from './en/questions.ts';
import type { texts as room } from './en/room.ts';
import type { texts as running } from './en/running.ts';
import type { texts as share } from './en/share.ts';
import type { texts as replay } from './en/replay.ts';
import type { texts as schedule } from './en/schedule.ts';
import type { texts as state } from './en/state.ts';

/** A text, or its forms by plural category. `{name}` in it is replaced by the parameter of that name. */
export type Text =
  | string
  | ({ readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>);
/** Texts by key. */
export type Texts = Readonly<Record<string, Text>>;
/**
 * Which texts belong together and are fetched together: `card` of a live room, `state` of one that is not, `error` when
 * something fails, `room` once somebody is in it; and one for each other element.
 */
export type TextPart =
  | 'card'
  | 'state'
  | 'error'
  | 'room'
  | 'club'
  | 'club-more'
  | 'person'
  | 'contact'
  | 'inbox'
  | 'share'
  | 'schedule'
  | 'hallway'
  | 'invite'
  | 'replay'
  | 'form'
  | 'questions'
  | 'running';
/** The key of a text of ours. */
export type TextKey =
  | keyof typeof card
  | keyof typeof club
  | keyof typeof clubMore
  | keyof typeof contact
  | keyof typeof inbox
  | keyof typeof person
  | keyof typeof share
  | keyof typeof replay
  | keyof typeof schedule
  | keyof typeof form
  | keyof typeof invite
  | keyof typeof state
  | keyof typeof error
  | keyof typeof hallway
  | keyof typeof questions
  | keyof typeof room
  | keyof typeof running;
/** What goes into a text. `count` chooses the plural form, `place` the ordinal one; numbers are written by `Intl`. */
export type TextParams = Readonly<Record<string, string | number>>;
/** What a block of markup needs of the element it is part of: the texts, and the tag to write numbers and dates by. */
export interface Speech {
  readonly locale: string;
  readonly say: (key: TextKey, params?: TextParams) => string;
}

/** Texts by the language that they are in, such as `pl`. */
export type TextsByLanguage = Readonly<Record<string, Texts>>;

/** Texts by language: ours, as far as they were fetched. */
export const ours: Record<string, Texts | undefined> = {};
/** What `load.ts` has fetched, as `language.part`. */
export const fetched = new Set<string>();

/** What texts go by of the page's settings. */
interface TextSettings {
  /** Texts by language: the site's own, which win. */
  readonly texts?: TextsByLanguage | undefined;
  /** By a `lang` of the page, the tag that its texts, numbers and dates are written by; filled by `load.ts`. */
  readonly locales: Map<string, string>;
}
const KEY = Symbol.for('hallway.config.1');
/** One for all copies of the bundle on a page; `config/page.ts` has the rest of it. */
export const shared: { settings: TextSettings } = ((globalThis as { [KEY]?: typeof shared })[KEY] ??= {
  settings: { locales: new Map() },
});
const listeners = new Set<() => void>();

/** Takes English texts that came with a card's own code, so that an English page need not ask for them. */
export function haveTexts(part: TextPart, texts: Texts): void {
  ours['en'] = { ...ours['en'], ...texts };
  fetched.add(`en.${part}`);
}

/** The language of a tag: "lt" of "lt-LT". */
export function languageIn(tag: string): string {
  return tag.replace(/-.*/, '');
}

/** The tag to write by where all texts of these parts are here; else undefined, and `load.ts` gets them. */
export function textsReady(lang: string, parts: readonly TextPart[]): string | undefined {
  const locale = shared.settings.locales.get(lang) ?? (/^en(-[a-z]{2})?$/i.test(lang) ? lang : '');
  const have = (language: string) => parts.every((part) => fetched.has(`${language}.${part}`));
  return have('en') && have(languageIn(locale)) ? locale : undefined;
}

/** Tells all elements that texts have changed. */
export function textsChanged(): void {
  listeners.forEach((listener) => listener());
}

/** Calls `listener` whenever texts have changed; returns the function that stops it. */
export function onTextsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text of a key: in the language asked for, else in English, else the key itself. */
export function t(locale: string, key: TextKey, params: TextParams = {}): string {
  const find = (language: string) => shared.settings.texts?.[language]?.[key] ?? ours[language]?.[key];
  const found = find(languageIn(locale));
  const tag = found ? locale : 'en';
  let text = found ?? find('en') ?? key;
  if (typeof text !== 'string') {
    const { place, count } = params;
    const type = place === undefined ? 'cardinal' : 'ordinal';
    text = text[new Intl.PluralRules(tag, { type }).select(Number(place ?? count))] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => params[name]?.toLocaleString(tag) ?? hole);
}
