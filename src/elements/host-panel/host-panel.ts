import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { withRunning } from '../../i18n/late-texts.ts';
import type { TextPart } from '../../i18n/text.ts';
import { barsStyles } from '../../theme/bar.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { KeepFocus } from '../../ui/keep-focus.ts';
import { LongList } from '../../ui/long-list.ts';
import { moderates } from '../../ui/moderates.ts';
import { PersonMenu } from '../../ui/person-menu.ts';
import { personRowStyles } from '../../ui/person-row.styles.ts';
import { PlayerController } from '../../ui/player-controller.ts';
import { virtualListStyles } from '../../ui/virtual-list.styles.ts';
import type { PanelContext } from './context.ts';
import { Desk } from './desk.ts';
import { Finder } from './finder.ts';
import { handsSection } from './hands.ts';
import { hostPanelStyles } from './host-panel.styles.ts';
import { QuestionsOffer } from './questions-offer.ts';
import { recordingSection } from './recording.ts';
import { Records } from './records.ts';
import { recordsSection } from './records-section.ts';
import { stageSection } from './stage.ts';

/**
 * Runs a room: the queue of hands with accept and decline, its order and who may raise one, the people on stage with a
 * menu for each, inviting from the audience with a search, muting all, locking and ending the room; below them what was
 * reported, who is kept out, and who did what. Shows nothing to those who are neither host nor moderator.
 *
 * @element hallway-host-panel
 * @csspart hands - The queue of hands and what is for the whole room.
 * @csspart policy - Who may raise a hand.
 * @csspart order - How the queue is sorted.
 * @csspart recording - Whether the talk is recorded, and the button for it.
 * @csspart stage - The people on stage.
 * @csspart invite - The audience, to invite from.
 * @csspart search - The field that searches the audience.
 * @csspart records - Reports, who is kept out, and the log.
 * @csspart person - A row of a list.
 * @csspart scroller - The scroll box of a long list.
 * @csspart button - A button that sends something.
 * @csspart manage - The button that opens somebody's menu.
 * @csspart menu - That menu.
 * @csspart download - The button that saves the questions before the room ends.
 * @csspart dialog - The question before what cannot be taken back.
 * @cssstate off - While there is nothing to show: the viewer does not run the room, or nobody can.
 * @fires {ModerationRequest} hallway-moderation-request - Before anything is sent; cancelable.
 * @fires {QuestionChangeRequest} hallway-question-change-request - Before the questions are saved; cancelable.
 */
export class HallwayHostPanel extends HallwayElement {
  static override get textParts(): readonly TextPart[] {
    return withRunning('card', 'room', 'error');
  }
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    barsStyles,
    buttonStyles,
    controlStyles,
    fieldStyles,
    menuStyles,
    confirmStyles,
    personRowStyles,
    virtualListStyles,
    hostPanelStyles,
  ];

  /** Name of the room; needed only outside a `<hallway-room>`. */
  @property({ reflect: true }) room = '';
  @state() private inviting = false;
  private readonly live = new PlayerController(this);
  private readonly desk = new Desk(this, this.live);
  private readonly menu = new PersonMenu(
    this,
    this.live,
    () => this.speech,
    (action) => this.desk.send(action),
  );
  private readonly finder = new Finder(this, this.live);
  private readonly records = new Records(this, this.live, () => this.runs());
  private readonly offer = new QuestionsOffer(this);
  private readonly lists = {
    hands: new LongList(this),
    stage: new LongList(this),
    invite: new LongList(this),
    found: new LongList(this),
  };

  constructor() {
    super();
    this.addController(new KeepFocus(this));
  }

  protected override render(): TemplateResult | typeof nothing {
    const runs = this.runs();
    this.toggleState('off', !runs);
    if (!runs) return nothing;
    const context: PanelContext = {
      live: this.live,
      speech: this.speech,
      desk: this.desk,
      menu: this.menu,
      finder: this.finder,
      records: this.records,
      offer: this.offer,
      lists: this.lists,
    };
    return html`<div class="body" role="group" aria-label=${this.t('host.panel')}>
        ${handsSection(context)} ${recordingSection(context)}
        ${stageSection(context, this.inviting, this.toggleInvite)} ${recordsSection(context)}
      </div>
      ${this.menu.overlays()}`;
  }

  /** Only those who are inside may see who listens: a list that is opened before is fetched then. */
  protected override updated(): void {
    if (!this.inviting || this.live.get('$phase') !== 'joined') return;
    const { followed, audience } = this.live.get('$roster');
    if (!followed) this.live.loadRoster('followed');
    if (!audience) this.live.loadRoster('audience');
  }

  private runs(): boolean {
    const ended = this.live.get('$room')?.state === 'ended';
    return this.live.features.has('moderation') && !ended && moderates(this.live.get('$viewer'));
  }

  private readonly toggleInvite = (): void => {
    this.inviting = !this.inviting;
    this.finder.search('');
  };
}
