import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReactionCounts, ReactionKind } from '../../contract/types.ts';
import { formatCount } from '../../i18n/format.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { REACTIONS } from '../../ui/icons/reactions.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { Flight } from './flight.ts';
import { reactionsStyles } from './reactions.styles.ts';

/** Where nothing may move, numbers stay for so long after the last reaction, in milliseconds. */
const QUIET = 6_000;

/**
 * Shows how the room reacts: signs rise above the place where the element is, over whatever is there. For those who asked
 * for less motion it counts quietly instead, and screen readers hear a summary now and then. It takes no room and no
 * press, and shows nothing before joining. How to react is in the control bar.
 *
 * @element hallway-reactions
 * @csspart air - The space in which signs rise.
 * @csspart tally - The numbers that stand in for them where nothing may move.
 * @cssprop [--hallway-reactions-height=180px] - How high signs rise.
 * @cssprop [--hallway-reactions-color=var(--hallway-color-accent-text)] - Colour of the signs.
 */
export class HallwayReactions extends HallwayElement {
  static override styles = [hostStyles, playerStyles, reactionsStyles];

  /** Room name; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';
  /** What is counted instead of shown. */
  @state() private tally: ReactionCounts = {};

  private readonly live = new RoomController(this);
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');
  private flight: Flight | undefined;
  private heard: object | undefined;
  private stop: (() => void) | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hear(undefined);
  }

  protected override render(): TemplateResult {
    const counted = Object.entries(this.tally) as [ReactionKind, number][];
    return html`<div class="air" part="air" aria-hidden="true"></div>
      ${
        counted.length
          ? html`<div class="tally" part="tally" aria-hidden="true">
              ${counted.map(
                ([kind, count]) =>
                  html`<span>${icon(REACTIONS[kind], 's')}${formatCount(this.locale, count)}</span>`,
              )}
            </div>`
          : nothing
      }`;
  }

  protected override updated(): void {
    const { live } = this;
    this.hear(live.get('$phase') === 'joined' ? live.model : undefined);
  }

  /** Listens to this room, and to no other. */
  private hear(model: RoomController['model']): void {
    if (this.heard === model) return;
    this.heard = model;
    this.stop?.();
    this.stop = undefined;
    this.forget();
    model
      ?.use((player) => {
        // Another room, or none, since.
        if (this.heard === model) this.stop = player.reactions.listen(this.show);
      })
      .catch(() => undefined);
  }

  private readonly show = (counts: ReactionCounts, own: boolean): void => {
    if (this.still.matches) {
      this.count(counts);
      return;
    }
    const air = this.renderRoot.querySelector<HTMLElement>('.air');
    if (air) (this.flight ??= new Flight(air)).rise(counts, own);
  };

  private count(counts: ReactionCounts): void {
    const tally = { ...this.tally };
    for (const [kind, count] of Object.entries(counts) as [ReactionKind, number][]) {
      tally[kind] = (tally[kind] ?? 0) + count;
    }
    this.tally = tally;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.forget(), QUIET);
  }

  private forget(): void {
    clearTimeout(this.quiet);
    this.tally = {};
  }
}
