import { type CSSResultGroup, LitElement, type RenderOptions } from 'lit';
import { CONFIG_ATTRIBUTES } from '../config/config.ts';
import { configChanged } from '../config/page.ts';
import type { Speech, TextKey, TextParams, TextPart } from '../i18n/text.ts';
import { sheetsOf } from './lit-sheets.ts';
import { adopt } from './sheets.ts';
import { Surroundings, toggleState } from './surroundings.ts';

/** Makes what a server drew that of a rendering. */
export type TakeOver = (rendering: unknown, options: RenderOptions) => void;

/**
 * What all elements of the player share: Lit, the language and the theme around them, texts that load themselves, and
 * custom states. (What is a card first is a `CardElement`.)
 *
 * An element is not rendered the first time before its texts are here. Reads no data: that is the controllers' work.
 *
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {number} heading-level - Level of the titles in the outline of the page, 3 where nothing says it: an `h1` right above wants 2.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 */
export abstract class HallwayElement extends LitElement {
  /** The parts of the texts that the element shows. */
  static readonly textParts: readonly TextPart[] = ['room'];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...CONFIG_ATTRIBUTES];
  }

  #taking: Promise<TakeOver | undefined> | undefined;
  readonly #internals = this.attachInternals();
  readonly #surroundings = new Surroundings(
    this,
    () => (this.constructor as typeof HallwayElement).textParts,
  );

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    // Before the first update nobody has read them yet.
    if (this.hasUpdated && CONFIG_ATTRIBUTES.includes(name)) configChanged();
  }

  /** What a server drew stays, and is taken over by the first update. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { shadowRoot } = this;
    if (!shadowRoot) return super.createRenderRoot();
    adopt(shadowRoot, sheetsOf((this.constructor as typeof HallwayElement).elementStyles));
    // The texts are asked for beside it.
    this.#taking = this.takeDrawn?.(shadowRoot).catch(() => undefined);
    return shadowRoot;
  }

  /**
   * Gets what the first rendering needs that is to change nothing of what a server drew; the function that it resolves
   * with is called right before that rendering, with what will be rendered.
   */
  protected takeDrawn?(root: ShadowRoot): Promise<TakeOver>;

  protected override scheduleUpdate(): void | Promise<unknown> {
    const loading = this.#surroundings.settle();
    const taking = this.#taking;
    if (this.hasUpdated || !(loading ?? taking)) return super.scheduleUpdate();
    return Promise.all([taking, loading]).then(([takeOver]) => {
      takeOver?.(this.render(), this.renderOptions);
      return super.scheduleUpdate();
    });
  }

  /** The tag to write texts, numbers and dates by. */
  protected get locale(): string {
    return this.#surroundings.locale;
  }

  /** The text of a key in the element's language. */
  protected t(key: TextKey, params?: TextParams): string {
    return this.#surroundings.say(key, params);
  }

  /** The texts and the language together, for blocks of markup that are functions. */
  protected get speech(): Speech {
    return this.#surroundings;
  }

  /** Adds styles that arrived later, with a part of the element that is loaded on demand; once each. */
  protected adoptStyles(styles: CSSResultGroup): void {
    adopt(this.renderRoot as ShadowRoot, sheetsOf(styles));
  }

  /** Sets or clears a custom state, for `:state(name)` in a site's CSS. */
  protected toggleState(name: string, on: boolean): void {
    toggleState(this.#internals, name, on);
  }
}
