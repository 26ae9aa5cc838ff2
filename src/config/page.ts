import type { Backend } from '../backend/backend.ts';
import { shared, type TextsByLanguage } from '../i18n/text.ts';
import type { MediaEngine } from '../media/media-session.ts';

/** A JWT in which the site vouches for the viewer, or what gives a fresh one whenever it is needed. */
export type UserToken = string | (() => string | undefined | Promise<string | undefined>);

/** What a site may set for all elements of a page; attributes of an element or of a `<hallway-provider>` win. */
export interface Settings {
  /** Address of a Hallway API, absolute or relative to the page. */
  readonly api?: string | undefined;
  /** LiveKit's standard token endpoint; rooms then need no Hallway API. */
  readonly tokenEndpoint?: string | undefined;
  readonly userToken?: UserToken | undefined;
  /** BCP 47 tag of the texts where no `lang` around an element says otherwise. */
  readonly lang?: string | undefined;
  readonly theme?: string | undefined;
  /**
   * Texts of the site's own, by the language that they are in: `{ pl: { 'card.listen': 'Słuchaj' } }`, in place of ours or
   * for a language that we do not have. What they leave out is said in English.
   */
  readonly texts?: TextsByLanguage | undefined;
  /**
   * Whether the visitor agreed that more is kept on their device than a button that they pressed needs; `granted` in
   * `data-consent` of the script. By default they did not.
   */
  readonly consent?: boolean | undefined;
  /** Pushes what happened to `window.dataLayer` too; `data-datalayer` of the script. */
  readonly dataLayer?: boolean | undefined;
  /** Replaces the Hallway API. */
  readonly backend?: Backend | undefined;
  /** Replaces LiveKit. */
  readonly media?: MediaEngine | undefined;
}

/** What the script tag of the one-tag bundle may say: all of it text. */
export interface ScriptSettings extends Omit<Settings, 'consent' | 'dataLayer'> {
  readonly consent?: string | undefined;
  readonly datalayer?: string | undefined;
}

interface Page {
  /** From the attributes of the script tag, by the names that they have there. */
  script: ScriptSettings;
  /** From `configure()`. */
  settings: Settings & (typeof shared)['settings'];
  /** Tokens that were taken out of the DOM. */
  tokens: WeakMap<Element, UserToken>;
  listeners: Set<(namesOnly: boolean) => void>;
}

/** The page's settings: one for all copies of the bundle. */
export const page = shared as Page;
page.script ??= {};
page.tokens ??= new WeakMap();
page.listeners ??= new Set();

/**
 * Sets what all elements of the page share; may be called before or after they exist, and again. A setting that is not
 * named keeps its value, `undefined` takes it back.
 */
export function configure(settings: Settings): void {
  // A language that was not known may be one now.
  page.settings = { ...page.settings, ...settings, locales: new Map() };
  configChanged();
}

/**
 * What the one-tag bundle read from its own script tag; weaker than `configure()`. What a second tag does not say is
 * left as the first said it.
 */
export function configureFromScript(settings: ScriptSettings): void {
  page.script = { ...page.script, ...settings };
  configChanged();
}

/** Tells all elements to look again, because attributes changed; `namesOnly` where only names of rooms did. */
export function configChanged(namesOnly = false): void {
  for (const listener of page.listeners) listener(namesOnly);
}

/** Calls `listener` when what is set for an element may have changed; returns the function that stops it. */
export function onConfigChange(listener: (namesOnly: boolean) => void): () => void {
  page.listeners.add(listener);
  return () => page.listeners.delete(listener);
}
