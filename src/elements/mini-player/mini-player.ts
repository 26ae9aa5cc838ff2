import { html, nothing, type TemplateResult } from 'lit';
import { HandRaiseRequest } from '../../events/hand-raise-request.ts';
import { MicrophoneToggleRequest } from '../../events/microphone-toggle-request.ts';
import { RoomLeaveRequest } from '../../events/room-leave-request.ts';
import { RoomSelectRequest } from '../../events/room-select-request.ts';
import { SoundPauseRequest } from '../../events/sound-pause-request.ts';
import { formatCount } from '../../i18n/format.ts';
import type { TextPart } from '../../i18n/text.ts';
import type { StagePerson } from '../../models/room-state.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { noticeStyles } from '../../theme/notice.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { avatar } from '../../ui/avatar.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { HAND, LEAVE, MIC, MIC_OFF, OPEN, PAUSE, PLAY } from '../../ui/icons/player.ts';
import { notice } from '../../ui/notice.ts';
import { shortName } from '../../ui/person-tile.ts';
import { urgentNotices } from '../../ui/room-notices.ts';
import { InView } from './in-view.ts';
import { ListeningController } from './listening-controller.ts';
import { miniPlayerStyles } from './mini-player.styles.ts';

/**
 * The room that the viewer listens to, docked at the end of the window while its own tag is not in view: who speaks,
 * pause, hand or microphone, leave, and the way back. A page has one, outside of what it swaps as people browse: the
 * room then goes on while its tag is gone, as long as the document stays.
 *
 * @element hallway-mini-player
 * @csspart player - The bar.
 * @csspart title - The room's title.
 * @csspart button - Each of its buttons, and the link back.
 * @csspart notice - What has to be known or answered, above the bar.
 * @cssprop [--hallway-mini-player-z-index=100] - Above the page, below its dialogs.
 * @cssstate empty - While there is nothing to show: no room is listened to, or it is in view.
 * @fires {SoundPauseRequest} hallway-sound-pause-request - Before the sound stops or goes on; cancelable.
 * @fires {HandRaiseRequest} hallway-hand-raise-request - Before a hand is raised or lowered; cancelable.
 * @fires {MicrophoneToggleRequest} hallway-microphone-toggle-request - Before the microphone opens or mutes; cancelable.
 * @fires {RoomLeaveRequest} hallway-room-leave-request - Before leaving; cancelable.
 * @fires {RoomSelectRequest} hallway-room-select-request - Before going back to a room whose tag is not on the page;
 *   cancel it to show the room without loading a page, which would end the sound.
 */
export class HallwayMiniPlayer extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['card', 'room', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    noticeStyles,
    miniPlayerStyles,
  ];

  private readonly live = new ListeningController(this);
  private readonly view = new InView(this, this.live);

  protected override render(): TemplateResult | typeof nothing {
    const { live } = this;
    const shown = live.get('$phase') === 'joined' && this.view.seen === false;
    this.toggleState('empty', !shown);
    if (!shown) return nothing;
    const room = live.get('$room');
    const title = room?.title ?? live.name;
    const speaker = this.speaker();
    const [first] = urgentNotices(live, this.speech, () => this.requestUpdate());
    return html`<section class="stack" aria-label=${this.t('mini.label', { title })}>
      ${first ? notice(first) : nothing}
      <div class="mini" part="player">
        <span class=${`who ${speaker?.speaking ? 'speaking' : ''}`}
          >${speaker ? avatar(speaker.id, speaker.name, speaker.avatarUrl) : nothing}</span
        >
        <div class="grow">
          <p class="head one title" part="title" lang=${room?.language ?? nothing} dir="auto">${title}</p>
          <p class="tiny muted one">${this.line(speaker)}</p>
        </div>
        <div class="acts">${this.sound()}${this.voice()}${this.leave()}${this.open(title)}</div>
      </div>
    </section>`;
  }

  /** Who speaks, else who would: the host. */
  private speaker(): StagePerson | undefined {
    const people = this.live.get('$people');
    return people.find(({ speaking }) => speaking) ?? people.find(({ role }) => role === 'host') ?? people[0];
  }

  /** Names and numbers each run their own way, whatever the page's. */
  private line(speaker: StagePerson | undefined): unknown[] {
    const { live } = this;
    const club = live.get('$room')?.club?.title;
    const listeners = live.get('$listeners');
    const who = speaker?.speaking
      ? this.t('mini.speaking', { name: shortName(speaker.name) })
      : (club ?? speaker?.name);
    const silent = live.get('$media').audio === 'paused' && this.t('mini.paused');
    const count = live.features.has('live') && formatCount(this.locale, listeners);
    const parts = [silent || who, count].filter(Boolean);
    return parts.map((part, at) => html`${at ? ' · ' : ''}<bdi>${part}</bdi>`);
  }

  private sound(): TemplateResult {
    const paused = this.live.get('$media').audio === 'paused';
    const press = () => this.live.request(new SoundPauseRequest({ paused: !paused }));
    return this.button(this.t(paused ? 'mini.play' : 'mini.pause'), paused ? PLAY : PAUSE, press, {
      classes: 'sound',
    });
  }

  /** A hand for listeners, the microphone for those on stage. */
  private voice(): TemplateResult | typeof nothing {
    const { live } = this;
    const viewer = live.get('$viewer');
    const { microphone, mayPublish } = live.get('$media');
    if (viewer ? viewer.role !== 'listener' : mayPublish) {
      const on = microphone === 'on';
      const busy = microphone === 'asking' || live.pending('microphone');
      const press = () => busy || live.request(new MicrophoneToggleRequest({ on: !on }));
      const label = this.t(on ? 'mic.muteLabel' : 'mic.unmuteLabel');
      return this.button(label, on ? MIC : MIC_OFF, press, { busy, classes: on ? 'voice primary' : 'voice' });
    }
    if (!viewer || !live.features.has('hands') || !(viewer.hand || viewer.mayRaiseHand)) return nothing;
    const { hand } = viewer;
    const busy = live.pending('hand-raise') || live.pending('hand-lower');
    const press = () => busy || live.request(new HandRaiseRequest({ raised: !hand }));
    const label = hand ? this.t('hand.raised', { place: hand.place }) : this.t('hand.raise');
    return this.button(label, HAND, press, {
      busy,
      classes: hand ? 'hand soft' : 'hand',
      pressed: Boolean(hand),
    });
  }

  private leave(): TemplateResult {
    const press = () => this.live.request(new RoomLeaveRequest());
    return this.button(this.t('bar.leave'), LEAVE, press, { classes: 'leave', flip: true });
  }

  /** To the room's tag where it is on the page, else to where the room was joined. */
  private open(title: string): TemplateResult {
    const label = this.t('mini.open', { title });
    const tag = this.view.roomTag;
    if (tag) return this.button(label, OPEN, () => toTag(tag), { classes: 'ghost' });
    return html`<a
      class="btn icon ghost open"
      part="button"
      href=${this.live.address}
      title=${label}
      aria-label=${label}
      @click=${this.select}
      >${icon(OPEN)}</a
    >`;
  }

  private readonly select = (event: Event): void => {
    const { address: href, name: room } = { address: this.live.address, name: this.live.model?.name ?? '' };
    if (!this.dispatchEvent(new RoomSelectRequest({ room, href }))) event.preventDefault();
  };

  private button(
    label: string,
    shape: string,
    press: () => unknown,
    { busy = false, flip = false, classes = '', pressed }: ButtonLook = {},
  ): TemplateResult {
    return html`<button
      class=${`btn icon ${classes}`}
      part="button"
      type="button"
      title=${label}
      aria-label=${label}
      aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
      aria-disabled=${busy ? 'true' : nothing}
      @click=${press}
    >
      ${busy ? html`<span class="spin"></span>` : icon(shape, flip ? 'flip' : '')}
    </button>`;
  }
}

interface ButtonLook {
  readonly busy?: boolean;
  readonly flip?: boolean;
  readonly classes?: string;
  readonly pressed?: boolean;
}

/** Shows the room and takes the keyboard there: the mini player goes with it. */
function toTag(tag: HTMLElement): void {
  tag.scrollIntoView({ block: 'center' });
  tag.shadowRoot?.querySelector<HTMLElement>('#title')?.focus({ preventScroll: true });
}
