import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { RoomLeaveRequest } from '../../events/room-leave-request.ts';
import { withRunning } from '../../i18n/late-texts.ts';
import type { TextPart } from '../../i18n/text.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { RoomController } from '../../ui/room-controller.ts';

/**
 * Tells a host who is about to leave what becomes of the room: a dialog, open as long as the element is in the document.
 * Fires `close` when it is over.
 *
 * @element hallway-x-leave
 * @internal
 */
export class HallwayLeave extends HallwayElement {
  static override get textParts(): readonly TextPart[] {
    return withRunning('room');
  }

  static override styles = [hostStyles, playerStyles, buttonStyles, controlStyles, confirmStyles];

  /** Room name. */
  @property() room = '';
  private readonly live = new RoomController(this);

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    // Who came on stage first stands first.
    const heir = this.live.get('$people').find(({ role, away }) => role === 'moderator' && !away);
    return html`<dialog
      class="confirm"
      part="dialog"
      aria-labelledby="title"
      aria-describedby="text"
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <h4 class="head" id="title">${this.t('leave.title')}</h4>
      <p class="muted" id="text">
        ${heir ? this.t('leave.heir', { name: heir.name }) : this.t('leave.nobody')}
      </p>
      <div class="row">
        <button class="btn grow" type="button" autofocus @click=${this.close}>
          ${this.t('room.cancel')}
        </button>
        <button class="btn grow primary" type="button" @click=${this.leave}>${this.t('leave.go')}</button>
      </div>
    </dialog>`;
  }

  private readonly leave = (): void => {
    this.live.request(new RoomLeaveRequest());
    this.close();
  };

  private readonly close = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };
}
