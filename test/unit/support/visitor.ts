import { html, render, type TemplateResult } from 'lit';
import '../../../src/define.ts';
import { configure } from '../../../src/config/page.ts';
import { type Simulation, simulate } from '../../../stories/simulated/simulate.ts';
// What a room fetches when it is needed: here with the tests, so that none of them waits for files.
import '../../../src/elements/control-bar/devices.define.ts';
import '../../../src/elements/reactions/react.define.ts';
import '../../../src/elements/room/failure.ts';
import '../../../src/elements/room/player.ts';
import '../../../src/elements/room/state.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import '../../../src/models/player/player.ts';
import '../../../src/ui/float.ts';
import { until } from './until.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['card', 'state', 'error', 'room', 'schedule']);

export type Options = Parameters<typeof simulate>[0];

/** The deepest element that has the focus, also inside shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Somebody who sees, presses and types on a page with a simulated room. */
export class Visitor {
  readonly box = document.createElement('main');
  readonly simulation: Simulation;
  /** Every request that left an element. */
  readonly requests: Event[] = [];

  constructor(
    options: Options = {},
    markup: TemplateResult = html`<hallway-room room="street-trees"></hallway-room>`,
  ) {
    this.simulation = simulate({ speaking: 'nobody', ...options });
    const { backend, media } = this.simulation;
    configure({ backend, media });
    document.body.append(this.box);
    for (const name of [
      'room-join',
      'room-leave',
      'room-retry',
      'microphone-toggle',
      'hand-raise',
      'stage-answer',
      'stage-leave',
      'device-change',
      'volume-change',
      'sound-pause',
      'moderation',
      'reaction-send',
    ]) {
      this.box.addEventListener(`hallway-${name}-request`, (event) => this.requests.push(event));
    }
    render(markup, this.box);
  }

  /** Takes everything off the page. */
  leave(): void {
    this.box.remove();
  }

  /** All elements that match, also inside shadow roots, in the order of the page. */
  all(selector: string, root: ParentNode = this.box): HTMLElement[] {
    return [...root.children].flatMap((child) => [
      ...(child.matches(selector) ? [child as HTMLElement] : []),
      ...(child.shadowRoot ? this.all(selector, child.shadowRoot) : []),
      ...this.all(selector, child),
    ]);
  }

  has(selector: string): boolean {
    return this.all(selector).length > 0;
  }

  /** The first that matches, as soon as there is one. */
  async find(selector: string): Promise<HTMLElement> {
    await until(() => this.has(selector), selector);
    return this.all(selector)[0] as HTMLElement;
  }

  /** A button by what a person reads on it, or by its accessible name. */
  async button(label: string): Promise<HTMLElement> {
    const named = () =>
      this.all('button').find((button) =>
        [button.textContent?.replace(/\s+/g, ' ').trim(), button.ariaLabel].includes(label),
      );
    await until(named, `button ${label}`);
    return named() as HTMLElement;
  }

  async press(label: string): Promise<void> {
    (await this.button(label)).click();
  }

  /** Presses Listen and waits for the player. */
  async join(): Promise<void> {
    await this.press('Listen');
    await this.find('.player');
  }

  /** What is to be read inside an element, shadow roots included, slots as they are shown. */
  text(node: Node = this.box): string {
    const read = (at: Node): string => {
      if (at instanceof Text) return at.data;
      if (at instanceof HTMLSlotElement && at.assignedNodes().length)
        return at.assignedNodes().map(read).join(' ');
      if (at instanceof HTMLStyleElement) return '';
      const children = at instanceof Element && at.shadowRoot ? at.shadowRoot.childNodes : at.childNodes;
      return [...children].map(read).join(' ');
    };
    return read(node).replace(/\s+/g, ' ').trim();
  }

  /** Waits until a text is to be read. */
  async reads(text: string): Promise<void> {
    await until(() => this.text().includes(text), `"${text}"`).catch(() => {
      throw new Error(`There is no "${text}" in "${this.text()}"`);
    });
  }
}

/** Presses a key where the focus is. */
export function key(name: string): void {
  focused()?.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );
}
