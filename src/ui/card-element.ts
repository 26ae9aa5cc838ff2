import type { ReactiveController } from 'lit';
import { CONFIG_ATTRIBUTES } from '../config/config.ts';
import { configChanged } from '../config/page.ts';
import type { ControllerHost } from './store-controller.ts';
import { toggleState } from './surroundings.ts';

/** On a server there is no such class, and importing an element there must not throw. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);
const sheets = new Map<string, CSSStyleSheet>();

/** CSS as a sheet: one for all elements that use the same text. */
export function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}

/**
 * The base of elements that are a card first: updates in batches and hosts controllers as Lit's does, without Lit, of
 * which a page then needs nothing until somebody shows interest. Its properties are its attributes.
 */
export abstract class CardElement extends Base implements ControllerHost {
  static get observedAttributes(): readonly string[] {
    return CONFIG_ATTRIBUTES;
  }

  /** Settles once what the server drew can be drawn over; at once where it drew nothing. */
  readonly #hydrated = Promise.resolve(this.shadowRoot && this.hydrate?.());
  /** What is drawn into. */
  readonly renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  protected readonly internals = this.attachInternals();
  readonly #controllers: ReactiveController[] = [];
  #updating: Promise<boolean> | undefined;
  #updated = false;

  /** Settles once what was asked for is drawn. */
  get updateComplete(): Promise<boolean> {
    return this.#updating ?? Promise.resolve(true);
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  requestUpdate(): void {
    this.#updating ??= this.#hydrated.then(() => {
      this.#updating = undefined;
      if (!this.isConnected) return true;
      this.#controllers.forEach((controller) => controller.hostUpdate?.());
      this.update();
      this.#updated = true;
      this.#controllers.forEach((controller) => controller.hostUpdated?.());
      return true;
    });
  }

  connectedCallback(): void {
    this.#controllers.forEach((controller) => controller.hostConnected?.());
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.#controllers.forEach((controller) => controller.hostDisconnected?.());
  }

  attributeChangedCallback(name: string): void {
    // Before the first update nobody has read them yet.
    if (!this.#updated) return;
    if (CONFIG_ATTRIBUTES.includes(name)) configChanged();
    else this.requestUpdate();
  }

  /** Draws. */
  protected abstract update(): void;

  /** Gets what a first drawing needs that is to change nothing of what the server drew; never rejects. */
  protected hydrate?(): Promise<unknown>;

  /** Sets or clears a custom state, for `:state(name)` in a site's CSS. */
  protected toggleState(name: string, on: boolean): void {
    toggleState(this.internals, name, on);
  }

  /** Takes over properties that a framework set before the element's class was here. */
  protected takeOver(...names: readonly (keyof this & string)[]): void {
    for (const name of names) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}
