import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StageLeaveRequest } from '../../events/stage-leave-request.ts';
import type { TextPart } from '../../i18n/text.ts';
import { barStyles } from '../../theme/bar.styles.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { noticeStyles } from '../../theme/notice.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { SHARE } from '../../ui/icons/share.ts';
import { LEAVE, MORE, SLIDERS, SMILE, STEP_DOWN } from '../../ui/icons/player.ts';
import { MenuController } from '../../ui/menu.ts';
import { moderates } from '../../ui/moderates.ts';
import { notice } from '../../ui/notice.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { hasRoomTag } from '../../ui/room-tag.ts';
import { roomNotices } from '../../ui/room-notices.ts';
import { captionButton, captionItem } from './caption-switch.ts';
import { controlBarStyles } from './control-bar.styles.ts';
import { iconButton, microphoneButton, panel } from './controls.ts';
import { Leaving } from './leaving.ts';
import { moreMenu } from './more.ts';

/**
 * What somebody in a room can do: microphone (on stage), hand (in the audience), reactions, captions where there are some,
 * volume and devices, leave the stage, share the room, leave quietly. Shown only while joined. Where no `<hallway-room>` on the
 * page shows the room's notices, it does.
 *
 * @element hallway-control-bar
 * @slot - More buttons, after ours and before Leave.
 * @csspart bar - The row of controls.
 * @csspart button - Each of its buttons.
 * @csspart notice - A notice above the bar.
 * @csspart menu - A floating menu.
 * @fires {MicrophoneToggleRequest} hallway-microphone-toggle-request - Before the microphone opens or mutes; cancelable.
 * @fires {HandRaiseRequest} hallway-hand-raise-request - Before a hand is raised or lowered; cancelable.
 * @fires {ReactionSendRequest} hallway-reaction-send-request - Before a reaction is sent; cancelable.
 * @fires {ModerationRequest} hallway-moderation-request - Before a host says who may react; cancelable.
 * @fires {DeviceChangeRequest} hallway-device-change-request - Before another device is used; cancelable.
 * @fires {VolumeChangeRequest} hallway-volume-change-request - Before the volume changes; cancelable.
 * @fires {StageLeaveRequest} hallway-stage-leave-request - Before going back to the audience; cancelable.
 * @fires {RoomLeaveRequest} hallway-room-leave-request - Before leaving; cancelable.
 */
export class HallwayControlBar extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['card', 'room', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    menuStyles,
    glyphStyles,
    noticeStyles,
    barStyles,
    controlBarStyles,
  ];

  /** Room name; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';

  private readonly live = new RoomController(this);
  private readonly menu = new MenuController(this, 'top-start');
  private readonly leaving = new Leaving(this, this.live);

  /** Focuses the first control. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.bar > *')?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { live } = this;
    const phase = live.get('$phase');
    const joined = phase === 'joined' || phase === 'leaving';
    this.toggleState('empty', !joined);
    if (!joined) return nothing;
    const viewer = live.get('$viewer');
    const stage = viewer ? viewer.role !== 'listener' : live.get('$media').mayPublish;
    return html`${this.notices()}
      <div class="bar" part="bar" role="group" aria-label=${this.t('bar.label')}>
        ${stage ? microphoneButton(live, this.speech) : this.hand()} ${this.reactButton()} ${this.secondary()}
        ${this.shareButton()}
        <slot></slot>
        ${this.leaveButton(phase === 'leaving')}
      </div>
      ${this.floating()}${this.leaving.question()}`;
  }

  /** Without a server nobody is sent back to the audience; a host hands the role over first. */
  private mayStepDown(): boolean {
    const role = this.live.get('$viewer')?.role;
    return role === 'speaker' || role === 'moderator';
  }

  private hand(): TemplateResult {
    // Comes with the bar's tag; where the class alone was imported, it registers now.
    import('../hand-raise/hand-raise.define.ts').catch(() => {
      // Without it the bar has no hand, and the next render asks again.
    });
    return html`<hallway-hand-raise room=${this.live.name} exportparts="button"></hallway-hand-raise>`;
  }

  private notices(): TemplateResult | typeof nothing {
    if (hasRoomTag(this.live)) return nothing;
    const notices = roomNotices(this.live, this.speech, () => this.requestUpdate());
    return notices.length ? html`<div class="notices">${notices.map(notice)}</div>` : nothing;
  }

  /** Those who run the room keep it where it is switched off, to switch it on again. */
  private reactButton(): TemplateResult | typeof nothing {
    const policy = this.live.get('$room')?.reactionPolicy;
    const off = policy === 'off' && !moderates(this.live.get('$viewer'));
    if (!policy || off || !this.live.features.has('live')) return nothing;
    return iconButton({
      label: this.t('reaction.open'),
      shape: SMILE,
      popup: 'dialog',
      expanded: this.menu.open === 'reactions',
      press: this.openReactions,
    });
  }

  /** In a narrow bar these move into More, so that hand or Mute and Leave keep their places. */
  private secondary(): TemplateResult {
    const { live, menu } = this;
    return html`${captionButton(live, this.speech)}${iconButton({
      label: this.t('device.open'),
      shape: SLIDERS,
      popup: 'dialog',
      expanded: menu.open === 'devices',
      roomy: true,
      press: this.openDevices,
    })}${
      this.mayStepDown()
        ? iconButton({
            label: this.t('bar.leaveStage'),
            shape: STEP_DOWN,
            pending: live.pending('stage-leave'),
            roomy: true,
            press: this.leaveStage,
          })
        : nothing
    }${iconButton({
      label: this.t('room.more'),
      shape: MORE,
      popup: 'menu',
      expanded: menu.open === 'more',
      narrow: true,
      press: menu.toggler('more'),
    })}`;
  }

  /** In a narrow bar it is in More. */
  private shareButton(): TemplateResult {
    const { live } = this;
    return html`${iconButton({
        label: this.t('bar.share'),
        shape: SHARE,
        popup: 'dialog',
        roomy: true,
        press: this.share,
      })}<hallway-share bare room=${live.name} text=${live.get('$room')?.title ?? nothing}></hallway-share>`;
  }

  private leaveButton(leaving: boolean): TemplateResult {
    const label = this.t('bar.leave');
    return html`<button
      class="btn push leave"
      part="button"
      aria-label=${label}
      aria-disabled=${leaving ? 'true' : nothing}
      @click=${this.leaving.press}
    >
      ${leaving ? html`<span class="spin swap"></span>` : icon(LEAVE, 'flip')}<span class="words"
        >${label}</span
      >
    </button>`;
  }

  private floating(): TemplateResult | typeof nothing {
    const { open } = this.menu;
    const room = this.live.name;
    if (open === 'devices') {
      return panel(this.t('device.open'), html`<hallway-x-devices room=${room}></hallway-x-devices>`);
    }
    if (open === 'reactions') {
      return panel(this.t('reaction.open'), html`<hallway-x-react room=${room}></hallway-x-react>`);
    }
    return open === 'more' ? this.more() : nothing;
  }

  private more(): TemplateResult {
    return moreMenu(this.t('room.more'), [
      captionItem(this.live, this.speech, () => this.menu.close()),
      { label: this.t('device.open'), shape: SLIDERS, press: this.openDevices },
      this.mayStepDown() && {
        label: this.t('bar.leaveStage'),
        shape: STEP_DOWN,
        press: this.leaveStage,
      },
      { label: this.t('bar.share'), shape: SHARE, press: this.share },
    ]);
  }

  private readonly openReactions = (event: Event): void => {
    // Its code arrives while the panel is already open.
    import('../reactions/react.define.ts').catch(() => this.menu.close());
    this.menu.toggler('reactions')(event);
  };

  private readonly openDevices = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    // From More the panel takes the place of the menu, beside the same button.
    const anchor = button.role === 'menuitem' ? this.menu.anchor : button;
    // Its code arrives while the panel is already open; until then it is empty.
    import('./devices.define.ts').catch(() => this.menu.close());
    if (this.menu.open === 'devices' || !anchor) this.menu.close();
    else this.menu.show('devices', anchor);
  };

  private readonly share = (): void => {
    import('../share/share.define.ts').then(
      () => this.renderRoot.querySelector('hallway-share')?.open(),
      // Its code could not be fetched; the next press tries again.
      () => undefined,
    );
  };

  private readonly leaveStage = (): void => {
    if (!this.live.pending('stage-leave')) this.live.request(new StageLeaveRequest());
  };
}
