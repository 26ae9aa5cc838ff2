import { unsafeCSS } from 'lit';
import { coreCss } from '../src/theme/core.styles.ts';
import { baseStyles } from '../src/theme/host.styles.ts';
import { playerStyles } from '../src/theme/player.styles.ts';

const STYLES = [unsafeCSS(coreCss), baseStyles, playerStyles];
/** By token, the private name that elements read it into. */
const PRIVATE = new Map(
  STYLES.flatMap(({ cssText }) => [
    ...cssText.matchAll(/(--_[\w-]+):\s*(?:light-dark\(\s*)?var\(\s*(--hallway-[\w-]+)/g),
  ]).map(([, name = '', token = '']) => [token, name]),
);
/** By what a token's name begins with, the property that shows its value. */
const PROPERTIES: readonly [start: RegExp, property: string][] = [
  [/-color-/, 'background-color'],
  [/-font-family/, 'font-family'],
  [/-font-size-/, 'font-size'],
  [/-font-weight-/, 'font-weight'],
  [/-radius-/, 'border-top-left-radius'],
  [/-shadow-/, 'box-shadow'],
  [/-duration-/, 'transition-duration'],
  [/-space-|-size-|-width/, 'padding-left'],
];

/** Shows what a token comes to where it stands: read from an element's own styles, so it cannot say anything else. */
export class TokenValue extends HTMLElement {
  readonly #probe = document.createElement('i');
  readonly #text = document.createElement('code');
  readonly #observer = new MutationObserver(() => this.#read());

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = STYLES.map(({ styleSheet }) => styleSheet!);
    root.append(this.#probe, this.#text);
  }

  connectedCallback(): void {
    this.style.display = 'flex';
    this.style.gap = '8px';
    this.#observer.observe(document.documentElement, { attributes: true });
    this.#read();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
  }

  #read(): void {
    const token = this.dataset['token'] ?? '';
    const [, property = 'padding-left'] = PROPERTIES.find(([start]) => start.test(token)) ?? [];
    const { style } = this.#probe;
    // A token that no element shares has its default where it is read.
    style.setProperty(property, `var(${PRIVATE.get(token) ?? token})`);
    if (property === 'background-color') {
      style.inlineSize = style.blockSize = '20px';
      style.border = '1px solid var(--_border)';
    } else {
      style.display = 'none';
    }
    this.#text.textContent = getComputedStyle(this.#probe).getPropertyValue(property) || 'not set';
  }
}
