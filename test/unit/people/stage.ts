import { fixtureCleanup } from '@open-wc/testing';
import type { HallwayRequestEvent } from '../../../src/events/event.ts';
import { configure } from '../../../src/config/page.ts';
import { join } from '../../../stories/simulated/joiner.ts';
import type { SimulatedOptions } from '../../../stories/simulated/options.ts';
import { simulate, type Simulation } from '../../../stories/simulated/simulate.ts';
import { until } from '../support/ears.ts';

let rooms = 0;

/** Acts like a person at one of our elements, in a simulated room. */
export class Harness<Tag extends 'hallway-speaker-grid' | 'hallway-host-panel'> {
  readonly element: HTMLElementTagNameMap[Tag];
  readonly simulation: Simulation;
  /** Every request that left the element. */
  readonly requests: HallwayRequestEvent[] = [];
  private readonly box: HTMLElement;

  private constructor(tag: Tag, options: Partial<SimulatedOptions>, width: number) {
    rooms += 1;
    const room = `people-${rooms}`;
    this.simulation = simulate({ speaking: 'steady', ...options, room });
    configure({ backend: this.simulation.backend, media: this.simulation.media });
    this.box = document.createElement('div');
    this.box.style.width = `${width}px`;
    this.element = document.createElement(tag);
    this.element.room = room;
    this.box.append(this.element);
    document.body.append(this.box);
    this.element.addEventListener('hallway-moderation-request', (event) => this.requests.push(event));
  }

  /** Puts an element into the page, joins its room and waits until it stands. */
  static async open<Tag extends 'hallway-speaker-grid' | 'hallway-host-panel'>(
    tag: Tag,
    options: Partial<SimulatedOptions> & { width?: number; joined?: boolean } = {},
  ): Promise<Harness<Tag>> {
    const { width = 480, joined = true, ...rest } = options;
    const harness = new Harness(tag, rest, width);
    if (joined) await join(harness.element.room, harness.box);
    await harness.shows('.body');
    return harness;
  }

  /** The same for an element that shows nothing: waits until the room has answered. */
  static async hidden<Tag extends 'hallway-speaker-grid' | 'hallway-host-panel'>(
    tag: Tag,
    options: Partial<SimulatedOptions>,
  ): Promise<Harness<Tag>> {
    const harness = new Harness(tag, options, 480);
    await until('it is off', () => harness.element.matches(':state(off)'));
    await harness.settle();
    return harness;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  /** The first element that matches; throws where there is none. */
  one(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  texts(selector: string): string[] {
    return this.all(selector).map((element) => said(element));
  }

  /** Waits until there is such an element. */
  async shows(selector: string): Promise<HTMLElement> {
    await until(selector, () => this.root?.querySelector(selector));
    return this.one(selector);
  }

  async hides(selector: string): Promise<void> {
    await until(`no ${selector}`, () => !this.root.querySelector(selector));
  }

  /** A row of a list, by the person's name. */
  row(name: string): HTMLElement {
    const found = this.all('.person').find((row) => row.querySelector('p')?.textContent?.startsWith(name));
    if (!found) throw new Error(`There is no row of ${name}.`);
    return found;
  }

  /** A button by its accessible name, in the whole element or in a part of it. */
  button(name: string, within: ParentNode = this.root): HTMLButtonElement {
    const buttons = [...within.querySelectorAll('button')];
    const found = buttons.find((button) => (button.ariaLabel ?? said(button)) === name);
    if (!found) throw new Error(`There is no button ${name}.`);
    return found;
  }

  /** Opens somebody's menu and chooses from it. */
  async choose(name: string, item: string): Promise<void> {
    this.button('Manage ' + name).click();
    const menu = await this.shows('.menu:popover-open');
    this.button(item, menu).click();
    await this.element.updateComplete;
  }

  /** What the backend was asked for. */
  get acted(): readonly unknown[] {
    return this.simulation.backend.acted;
  }

  /** Lets everything that is under way run its course. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await this.element.updateComplete;
  }

  close(): void {
    fixtureCleanup();
    this.box.remove();
  }
}

/** The words of an element in one line. */
export function said(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
