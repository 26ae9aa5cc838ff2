import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live as current } from 'lit/directives/live.js';
import type { ReactionKind } from '../../contract/types.ts';
import { ModerationRequest } from '../../events/moderation-request.ts';
import { ReactionSendRequest } from '../../events/reaction-send-request.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { REACTIONS } from '../../ui/icons/reactions.ts';
import { moderates } from '../../ui/moderates.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { reactStyles } from './react.styles.ts';

/**
 * How to react: what the control bar's panel holds. It stays open, because one claps more than once. Those who run the
 * room also say here whether everyone may.
 *
 * @element hallway-x-react
 * @internal
 */
export class HallwayReact extends HallwayElement {
  static override styles = [hostStyles, playerStyles, reactStyles];

  /** Room name. */
  @property() room = '';
  private readonly live = new RoomController(this);

  /** Focuses the first reaction. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button, input')?.focus(options);
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    const open = this.live.get('$room')?.reactionPolicy === 'everyone';
    const runs = moderates(this.live.get('$viewer'));
    return html`${open ? this.kinds() : nothing}
    ${open && runs ? html`<hr class="rule" />` : nothing}${runs ? this.policy(open) : nothing}`;
  }

  private kinds(): TemplateResult {
    const kinds = Object.entries(REACTIONS) as [ReactionKind, string][];
    return html`<div class="kinds" @keydown=${this.step}>
      ${kinds.map(([kind, shape]) => {
        const label = this.t(`reaction.${kind}`);
        return html`<button
          aria-label=${label}
          title=${label}
          @click=${() => this.live.request(new ReactionSendRequest({ kind }))}
        >
          ${icon(shape)}
        </button>`;
      })}
    </div>`;
  }

  private policy(open: boolean): TemplateResult {
    const choose = () =>
      this.live.request(
        new ModerationRequest({ action: { type: 'reaction-policy', policy: open ? 'off' : 'everyone' } }),
      );
    return html`<label
      ><input
        type="checkbox"
        name="reaction-policy"
        .checked=${current(open)}
        @change=${choose}
      />${this.t('reaction.everyone')}</label
    >`;
  }

  /** The arrow keys move between reactions too. */
  private readonly step = (event: KeyboardEvent): void => {
    const forth = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.kinds > button')];
    const at = buttons.indexOf(event.target as HTMLElement);
    event.preventDefault();
    buttons.at((at + (event.key === forth ? 1 : -1)) % buttons.length)?.focus();
  };
}
