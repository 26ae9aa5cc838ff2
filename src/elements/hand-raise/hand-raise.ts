import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { HandRaiseRequest } from '../../events/hand-raise-request.ts';
import type { TextPart } from '../../i18n/text.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { noticeStyles } from '../../theme/notice.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { isInside } from '../../ui/ancestors.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { HAND } from '../../ui/icons/player.ts';
import { notice } from '../../ui/notice.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { hasRoomTag } from '../../ui/room-tag.ts';
import { invitation } from '../../ui/room-notices.ts';
import { handRaiseStyles } from './hand-raise.styles.ts';

/**
 * Raises or lowers the viewer's hand, and shows its place in the queue; also the invitation to the stage, where neither a
 * `<hallway-room>` on the page nor the control bar around it does.
 *
 * Nothing is shown to people on stage, before joining, and where the room has no hands.
 *
 * @element hallway-hand-raise
 * @slot icon - Replaces the hand glyph.
 * @csspart button - The native button.
 * @csspart notice - The invitation to the stage.
 * @cssprop [--hallway-hand-raise-color=var(--hallway-color-accent-text)] - Colour of a raised hand.
 * @cssstate raised - While the viewer's hand is up.
 * @fires {HandRaiseRequest} hallway-hand-raise-request - Before anything is sent; cancelable.
 * @fires {StageAnswerRequest} hallway-stage-answer-request - Before an invitation is answered; cancelable.
 */
export class HallwayHandRaise extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['room'];
  static override styles = [
    hostStyles,
    playerStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    noticeStyles,
    handRaiseStyles,
  ];

  /** Room name; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';

  private readonly live = new RoomController(this);

  /** Focuses the button. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { live } = this;
    const viewer = live.get('$viewer');
    const shown =
      live.get('$phase') === 'joined' && live.features.has('hands') && viewer?.role === 'listener';
    this.toggleState('raised', shown && viewer.hand !== null);
    this.toggleState('empty', !shown);
    if (!shown) return nothing;
    const spoken = hasRoomTag(live) || isInside(this, 'hallway-control-bar');
    const invited = spoken ? undefined : invitation(live, this.speech);
    return html`${invited ? notice(invited) : nothing}${
      viewer.hand ? this.raised(viewer.hand.place) : this.lowered(viewer.mayRaiseHand)
    }`;
  }

  private raised(place: number): TemplateResult {
    return html`<button
      class="btn up"
      part="button"
      aria-pressed="true"
      aria-label=${this.t('hand.raised', { place })}
      aria-disabled=${this.live.pending('hand-lower') ? 'true' : nothing}
      @click=${this.press}
    >
      ${this.mark()}<span class="num" aria-hidden="true"
        ><span class="wide">${this.t('hand.place', { place })}</span
        ><span class="tight">${this.t('hand.placeShort', { place })}</span></span
      >
    </button>`;
  }

  private lowered(may: boolean): TemplateResult {
    const closed = this.live.get('$room')?.handPolicy === 'off' ? 'hand.closedText' : 'hand.followedOnly';
    const name = may ? 'hand.raise' : 'hand.closed';
    return html`<button
        class="btn"
        part="button"
        aria-pressed="false"
        aria-label=${this.t(name)}
        aria-describedby=${may ? nothing : 'why'}
        title=${this.t(may ? name : closed)}
        aria-disabled=${this.live.pending('hand-raise') ? 'true' : nothing}
        ?disabled=${!may}
        @click=${this.press}
      >
        ${this.mark()}<span class="words">${this.t(name)}</span>
      </button>
      ${may ? nothing : html`<span class="sr" id="why">${this.t(closed)}</span>`}`;
  }

  private mark(): TemplateResult {
    const busy = this.live.pending('hand-raise') || this.live.pending('hand-lower');
    return busy ? html`<span class="spin swap"></span>` : html`<slot name="icon">${icon(HAND)}</slot>`;
  }

  private readonly press = (): void => {
    const { live } = this;
    if (live.pending('hand-raise') || live.pending('hand-lower')) return;
    live.request(new HandRaiseRequest({ raised: live.get('$viewer')?.hand === null }));
  };
}
