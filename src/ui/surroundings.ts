import type { ReactiveController } from 'lit';
import { resolveConfig } from '../config/config.ts';
import { onConfigChange } from '../config/page.ts';
import { onLanguageChange } from '../i18n/language.ts';
import {
  onTextsChange,
  type Speech,
  t,
  type TextKey,
  type TextParams,
  type TextPart,
  textsReady,
} from '../i18n/text.ts';
import type { ControllerHost } from './store-controller.ts';

/**
 * Follows what is around an element: the language of the nearest `lang`, with the texts that it needs, and the theme,
 * which becomes its `color-scheme`, and the level of titles. Renders the element again when one of them changes.
 */
export class Surroundings implements ReactiveController, Speech {
  /** The tag to write texts, numbers and dates by. */
  locale = 'en';
  /** Whether the first texts are here, or could not be had. */
  ready = false;
  readonly #host: ControllerHost & HTMLElement;
  readonly #needed: () => readonly TextPart[];
  #theme = '';
  #stops: readonly (() => void)[] = [];

  /** @param needed - The parts of the texts that the element shows now. */
  constructor(host: ControllerHost & HTMLElement, needed: () => readonly TextPart[]) {
    this.#host = host;
    this.#needed = needed;
    host.addController(this);
  }

  hostConnected(): void {
    const update = () => this.#host.requestUpdate();
    this.#stops = [onLanguageChange(update), onConfigChange(update), onTextsChange(update)];
    // Moved below another `lang` or theme, perhaps.
    this.#theme = '';
    update();
  }

  hostDisconnected(): void {
    this.#stops.forEach((stop) => stop());
  }

  /** The text of a key. */
  readonly say = (key: TextKey, params?: TextParams): string => t(this.locale, key, params);

  /** Settles theme and language, and fetches missing texts: the promise of those, which never rejects. */
  settle(): Promise<unknown> | undefined {
    const { lang, theme, headingLevel } = resolveConfig(this.#host);
    if (theme !== this.#theme) {
      // What is no colour scheme changes nothing.
      this.#theme = this.#host.style.colorScheme = theme;
      // Where it cannot be had, the default theme stands.
      if (theme === 'site')
        import('./site-theme.ts').then(({ dress }) => dress(this.#host)).catch(() => undefined);
    }
    if (headingLevel)
      import('./heading-level.ts').then(({ levelTitles }) => levelTitles(this.#host)).catch(() => undefined);
    const parts = this.#needed();
    const locale = textsReady(lang, parts);
    if (locale) {
      this.locale = locale;
      this.ready = true;
      return undefined;
    }
    return import('../i18n/load.ts')
      .then(({ loadTexts }) => loadTexts(lang, parts))
      .catch(() => undefined)
      .then(() => {
        // Where they could not be had, English is better than nothing.
        const waited = !this.ready;
        this.ready = true;
        const locale = textsReady(lang, parts);
        // Now, not with the next update: the first one waits for this promise and does not settle again.
        if (locale) this.locale = locale;
        if (waited || locale) this.#host.requestUpdate();
      });
  }
}

/** Sets or clears a custom state, for `:state(name)` in CSS. */
export function toggleState({ states }: ElementInternals, name: string, on: boolean): void {
  try {
    states[on ? 'add' : 'delete'](name);
  } catch {
    // Chromium before 125 knew only names that begin with two dashes; a missing state must not cost the element.
  }
}
