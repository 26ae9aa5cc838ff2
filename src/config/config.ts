import type { Backend } from '../backend/backend.ts';
import { languageOf, parentOf } from '../i18n/language.ts';
import type { MediaEngine } from '../media/media-session.ts';
import { page, type ScriptSettings, type Settings, type UserToken } from './page.ts';

/** Attributes that configure an element or, on a `<hallway-provider>`, all inside it. After a change call `configChanged()`. */
export const CONFIG_ATTRIBUTES: readonly string[] = [
  'api',
  'token-endpoint',
  'user-token',
  'lang',
  'theme',
  'heading-level',
];

/**
 * Elements whose attributes hold for all inside them: what stands in a room's tag shows that room, from where it comes,
 * and what a card or the grid opens comes from where they do.
 */
const SOURCES = /^hallway-(provider|room|profile-card|speaker-grid|contact)$/;

/** Where an element finds its rooms, and how it speaks and looks. */
export interface Config {
  /** Absolute, without a slash at the end; empty where it is missing or no http(s) address. */
  readonly api: string;
  /** Absolute; empty where the API is to be used. */
  readonly tokenEndpoint: string;
  /** BCP 47 tag of the nearest `lang`, else what the site set. */
  readonly lang: string;
  /** `light`, `dark`, or empty: as the page. */
  readonly theme: string;
  /** As it is written: which level an element's title has in the outline of the page. */
  readonly headingLevel: string | null | undefined;
  readonly backend: Backend | undefined;
  readonly media: MediaEngine | undefined;
  /** The site's word for who the viewer is; a function is asked anew whenever a session begins. */
  readonly userToken: UserToken | undefined;
}

/**
 * What holds for an element: its own attributes, then those of the providers and the room around it (the nearest
 * first, also across shadow roots), then `configure()`, then the script tag.
 */
export function resolveConfig(element: Element): Config {
  const sources: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at === element || SOURCES.test(at.localName)) sources.push(at);
  }
  const common = <Name extends keyof Settings & keyof ScriptSettings>(name: Name): Settings[Name] =>
    page.settings[name] ?? (page.script[name] as Settings[Name]);
  const written = (attribute: string) =>
    sources.map((source) => source.getAttribute(attribute)).find((value) => value !== null);
  return {
    api: webAddress(written('api') ?? common('api')),
    tokenEndpoint: webAddress(written('token-endpoint') ?? common('tokenEndpoint')),
    lang: languageOf(element, common('lang')),
    theme: written('theme') ?? common('theme') ?? '',
    headingLevel: written('heading-level'),
    backend: common('backend'),
    media: common('media'),
    // All are taken, so that none stays readable in the DOM.
    userToken: sources.map(takeToken).find(Boolean) ?? common('userToken'),
  };
}

/** Gives an element, or a provider, a token without writing it into the DOM. */
export function giveToken(element: Element, token: UserToken | undefined): void {
  if (token) page.tokens.set(element, token);
  else page.tokens.delete(element);
}

/** The token of an element; one in its `user-token` attribute is kept in memory and removed from the DOM. */
export function takeToken(element: Element): UserToken | undefined {
  const written = element.getAttribute('user-token');
  if (written !== null) {
    giveToken(element, written);
    element.removeAttribute('user-token');
  }
  return page.tokens.get(element);
}

/** The address in full, or nothing where it is no http(s) address. */
function webAddress(value: string | undefined): string {
  const { baseURI } = document;
  const address = value && URL.canParse(value, baseURI) ? new URL(value, baseURI).href : '';
  return /^https?:/.test(address) ? address.replace(/\/+$/, '') : '';
}
