import { html, render, type TemplateResult } from 'lit';
import { configure } from '../../../src/config/page.ts';
import type { RoomListing } from '../../../src/contract/types.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { SimulatedHallway } from '../../../stories/simulated/hallway.ts';
import { until } from './until.ts';
import { Visitor } from './visitor.ts';

for (const lang of ['en', 'lt']) await loadTexts(lang, ['hallway', 'error', 'card']);

/** One list, as a site has it. */
export const PLAIN = html`<hallway-room-list></hallway-room-list>`;

/** A page with a list of made-up rooms, and somebody who looks at it. */
export class HallwayPage extends Visitor {
  readonly hallway: SimulatedHallway;
  /** Rows that were pressed. */
  readonly selected: Event[] = [];

  constructor(markup: TemplateResult = PLAIN, listings?: readonly RoomListing[]) {
    super({}, html``);
    this.hallway = new SimulatedHallway(listings);
    this.box.addEventListener('hallway-room-select-request', (event) => this.selected.push(event));
    configure({ backend: this.hallway.backend, media: this.hallway.simulation.media });
    render(markup, this.box);
  }

  /** Names of the rooms that are shown, in order. */
  get names(): (string | undefined)[] {
    return this.all('.room').map(({ dataset }) => dataset['room']);
  }

  /** Waits until these rooms are shown, and no others. */
  async shows(...rooms: string[]): Promise<void> {
    await until(() => this.names.join() === rooms.join(), `rooms ${rooms.join()}, not ${this.names.join()}`);
  }

  /** Writes into the search field. */
  async type(text: string): Promise<void> {
    const field = (await this.find('input')) as HTMLInputElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** A pointer comes to the rows, or goes. */
  point(kind: 'pointerenter' | 'pointerleave', pointerType = 'mouse'): void {
    this.all('.lists')[0]?.dispatchEvent(new PointerEvent(kind, { pointerType }));
  }
}
