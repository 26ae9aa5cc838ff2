import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TextPart } from '../../i18n/text.ts';
import type { CaptionLine } from '../../models/player/captions.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { captionSettings } from '../../ui/captions.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { NEWEST, SLIDERS } from '../../ui/icons/player.ts';
import { MenuController } from '../../ui/menu.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { captionsStyles } from './captions.styles.ts';
import { captionMenu, linesShown, nameOf } from './choice.ts';

/** Nearer to the end than this, in pixels, somebody reads what is newest. */
const NEAR = 12;

/**
 * What is said in the room, as text, where the room has a transcriber: who says it, in the language and the size that the
 * viewer chose, with a way back to what was said before. It is a log that announces nothing by itself: who reads with a
 * screen reader hears the room, and goes through the lines when they want to.
 *
 * `<hallway-room>` shows one above its controls while captions are on. A page may place one elsewhere; then the room
 * leaves its own out.
 *
 * @element hallway-captions
 * @csspart lines - The box that scrolls.
 * @csspart line - What somebody said.
 * @csspart name - Who said it.
 * @csspart settings - The button that opens language and size.
 * @csspart newest - The button back to the latest line.
 * @csspart menu - Language and size.
 * @cssprop [--hallway-captions-block-size=8em] - How high the box grows before it scrolls.
 * @cssstate empty - While there is no line.
 */
export class HallwayCaptions extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['room'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    menuStyles,
    captionsStyles,
  ];

  /** Room name; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';
  /**
   * Set by the room on its own.
   * @internal
   */
  @property({ type: Boolean, reflect: true }) docked = false;
  /** Whether the latest line is to be seen; false once somebody scrolls back. */
  @state() private following = true;
  /** In a narrower box the same lines are longer. */
  private resized: ResizeObserver | undefined;
  /** Where the box stood after the last update. */
  private scrolledTo = 0;
  private readonly live = new RoomController(this);
  private readonly menu = new MenuController(this, 'top-end');

  protected override render(): TemplateResult {
    const { live, speech } = this;
    const lines = linesShown(live);
    this.toggleState('empty', !lines.length);
    const joined = live.get('$phase') === 'joined';
    const settings = captionSettings(live);
    return html`<section aria-label=${this.t('captions.title')}>
      ${lines.length ? this.log(lines, settings?.size ?? 'm') : this.none(joined)}
      ${
        joined
          ? html`<button
              class="btn sm icon ghost settings"
              part="settings"
              type="button"
              title=${this.t('captions.settings')}
              aria-label=${this.t('captions.settings')}
              aria-haspopup="menu"
              aria-expanded=${this.menu.open ? 'true' : 'false'}
              @click=${this.menu.toggler('settings')}
            >
              ${icon(SLIDERS, 's')}
            </button>`
          : nothing
      }
      ${this.menu.open && joined ? captionMenu(live, speech) : nothing}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A line may come between somebody's scroll and the event that tells of it.
    const { box } = this;
    if (box && box.scrollTop < this.scrolledTo && !isAtEnd(box)) this.following = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized = new ResizeObserver(() => this.toEnd());
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized?.disconnect();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.toEnd();
  }

  private toEnd(): void {
    const { box } = this;
    if (box && this.following) box.scrollTop = box.scrollHeight;
    this.scrolledTo = box?.scrollTop ?? 0;
  }

  private get box(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.lines');
  }

  private log(lines: readonly CaptionLine[], size: string): TemplateResult {
    const last = lines.at(-1);
    return html`<div
        class=${`lines ${size}`}
        part="lines"
        role="log"
        aria-live="off"
        aria-label=${this.t('captions.title')}
        tabindex="0"
        @scroll=${this.scrolled}
      >
        ${repeat(
          lines,
          ({ id }) => id,
          (line) =>
            html`<p class=${`line ${line === last ? '' : 'past'}`} part="line" data-person=${line.person}>
              <b part="name" title=${line.name} dir="auto">${nameOf(line, lines)}</b
              ><span lang=${line.language || nothing} dir="auto">${line.text}</span>
            </p>`,
        )}
      </div>
      ${
        this.following
          ? nothing
          : html`<button class="btn sm newest" part="newest" type="button" @click=${this.toNewest}>
              ${icon(NEWEST, 's')}${this.t('captions.newest')}
            </button>`
      }`;
  }

  private none(joined: boolean): TemplateResult {
    return html`<div class="none">
      <p class="muted">${this.t(joined ? 'captions.none' : 'captions.outside')}</p>
      ${joined ? html`<p class="small">${this.t('captions.noneText')}</p>` : nothing}
    </div>`;
  }

  private readonly scrolled = (event: Event): void => {
    this.following = isAtEnd(event.currentTarget as HTMLElement);
  };

  private readonly toNewest = (): void => {
    this.following = true;
    this.scrolledTo = 0;
    // The button goes: the log, which somebody was reading, has the focus then.
    this.box?.focus({ preventScroll: true });
  };
}

function isAtEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - NEAR;
}
