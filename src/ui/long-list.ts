import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Place, TilePerson } from './person-tile.ts';
import { VirtualList } from './virtual-list.ts';

/** As many are simply shown: they fit into the scroll box of a longer list. */
const FEW = 6;

/** A list of people that may be long. */
export interface LongListOptions {
  /** Those who are known so far, in order. */
  readonly people: readonly TilePerson[];
  /** All of them, known or not. */
  readonly count: number;
  /** What the list is called, for screen readers. */
  readonly label: string;
  /** Classes of the list: `grid`, `grid followed` or `list`. */
  readonly layout: string;
  /** Without a place where the whole list is in the document. */
  readonly item: (person: TilePerson, place?: Place) => TemplateResult;
  /** What follows the last of those known: that more are being fetched, or could not be. */
  readonly foot?: TemplateResult | typeof nothing;
  /** Called when the end of those known is in sight. */
  readonly onEnd?: () => void;
}

/**
 * A list of people of any length. A few are simply there; more get a scroll box of their own, reached by Tab and scrolled
 * by the arrow keys, in which only what is seen is rendered.
 */
export class LongList implements ReactiveController {
  private readonly list: VirtualList;
  private onEnd: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.list = new VirtualList(host);
    host.addController(this);
  }

  hostUpdated(): void {
    const { onEnd } = this;
    this.onEnd = undefined;
    onEnd?.();
  }

  render(options: LongListOptions): TemplateResult {
    const { people, count, label, layout, item, foot, onEnd } = options;
    const size = Math.max(count, people.length);
    if (size <= FEW) return this.few(options);
    const shown = this.list.window(people);
    this.onEnd = people.length < size && this.list.nearEnd ? onEnd : undefined;
    return html`<div
      class="scroller"
      part="scroller"
      role="group"
      tabindex="0"
      aria-label=${label}
      ${ref(this.list.attach)}
      @scroll=${this.list.scrolled}
    >
      <ul class=${`virtual ${layout}`} role="list" aria-label=${label}>
        ${repeat(
          shown,
          ({ item: one }) => one.id,
          ({ item: one, index }) => item(one, { position: index + 1, size }),
        )}
      </ul>
      ${foot ?? nothing}
    </div>`;
  }

  private few({ people, label, layout, item, foot }: LongListOptions): TemplateResult {
    return html`<ul class=${layout} role="list" tabindex="-1" aria-label=${label}>
        ${repeat(
          people,
          ({ id }) => id,
          (one) => item(one),
        )}
      </ul>
      ${foot ?? nothing}`;
  }
}
