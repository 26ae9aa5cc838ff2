import { RoomJoinRequest } from '../../events/room-join-request.ts';
import { RoomRetryRequest } from '../../events/room-retry-request.ts';
import { texts } from '../../i18n/en/card.ts';
import { haveTexts } from '../../i18n/text.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { draw, h, type Tag } from '../../ui/dom.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { frame, liveCard, skeleton } from './card.ts';
import { cardCss } from './card.styles.ts';
import type { RoomPart } from './part.ts';

/** What is shown instead of the live card; fetched when it is needed, so that a live card stays small. */
const PARTS = {
  player: () => import('./player.ts'),
  state: () => import('./state.ts'),
  failure: () => import('./failure.ts'),
};

/**
 * A live room: first a card with title, club, speakers, count and Listen; after joining, the people on stage and in the
 * audience, what a host needs, and the controls.
 *
 * The parts of the grid, the host panel and the control bar inside are parts of the room too, under the same names.
 *
 * What is inside the tag stands until the room is known. Hallway elements inside it (a grid, a control bar, a host
 * panel) take the place of the room's own.
 *
 * @element hallway-room
 * @attr {string} room - Name of the room.
 * @attr {none|metadata|auto} preload - How far to go before the click: nothing; `metadata` (default): what Listen needs,
 *   once a pointer or the focus is on it; `auto`: joined in silence as soon as the card is seen.
 * @attr {boolean} bare - Joined, show the header and the notices only: for pages that place grid and controls elsewhere.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} token-endpoint - LiveKit's standard token endpoint, for a room without a Hallway API.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {number} heading-level - Level of the titles in the outline of the page, 3 where nothing says it: an `h1` right above wants 2.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 * @slot - Shown until the room is known; Hallway elements in it become the body of the player.
 * @slot header - Below the player's title, for example a link.
 * @csspart card - The card before joining.
 * @csspart player - The frame of the player.
 * @csspart title - The room's title.
 * @csspart listen - The Listen button.
 * @csspart notice - A notice in the player.
 * @csspart recording - The mark of a room that is being recorded.
 * @csspart coming - Who comes, before the room begins.
 * @csspart remind - The button that reminds, before the room begins.
 * @csspart calendar - The link to the calendar, before the room begins.
 * @csspart email - The offer of an e-mail, before the room begins.
 * @cssstate loading - Nothing is known of the room yet.
 * @cssstate joined - The viewer is in the room.
 * @fires {RoomJoinRequest} hallway-room-join-request - Before the viewer enters; cancelable.
 * @fires {RoomRetryRequest} hallway-room-retry-request - Before something that failed is tried again; cancelable.
 * @fires {StageAnswerRequest} hallway-stage-answer-request - Before an invitation is answered; cancelable.
 * @fires {MicrophoneToggleRequest} hallway-microphone-toggle-request - Before a lost microphone is tried again; cancelable.
 * @fires {ModerationRequest} hallway-moderation-request - Before the host starts a scheduled room; cancelable.
 * @fires {RoomJoinedEvent} hallway-room-joined - The viewer is in the room and hears it.
 * @fires {RoomLeftEvent} hallway-room-left - The viewer is no longer in the room, and why.
 * @fires {RoomEndedEvent} hallway-room-ended - The room ended while the viewer was in it.
 * @fires {ConnectionChangedEvent} hallway-connection-changed - The audio connection changed.
 * @fires {HandChangedEvent} hallway-hand-changed - The viewer's hand, or its place in the queue, changed.
 * @fires {MicrophoneChangedEvent} hallway-microphone-changed - The viewer's microphone opened or closed.
 * @fires {StageJoinedEvent} hallway-stage-joined - The viewer is on stage.
 * @fires {StageLeftEvent} hallway-stage-left - The viewer is back in the audience.
 * @fires {RequestFailedEvent} hallway-request-failed - A request was refused; the room says why.
 */
export class HallwayRoom extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'room', 'preload', 'bare'];
  }

  /** @internal */
  readonly live = new RoomController(this);
  /** @internal */
  readonly speech = new Surroundings(this, () => [
    'card',
    ...Object.values(this.parts).flatMap(({ textParts }) => textParts),
  ]);
  private readonly parts: Partial<Record<keyof typeof PARTS, RoomPart>> = {};
  /** Whether a part could not be fetched. */
  private cut = false;

  constructor() {
    super();
    haveTexts('card', texts);
    adopt(this.renderRoot, [sheetOf(coreCss), sheetOf(cardCss)]);
  }

  /** Name of the room; reflects the attribute. */
  get room(): string {
    return this.getAttribute('room') ?? '';
  }

  set room(name: string) {
    this.setAttribute('room', name);
  }

  /** How far to go before the click; reflects the attribute. */
  get preload(): 'none' | 'metadata' | 'auto' {
    const value = this.getAttribute('preload');
    return value === 'none' || value === 'auto' ? value : 'metadata';
  }

  set preload(value: 'none' | 'metadata' | 'auto') {
    this.setAttribute('preload', value);
  }

  /** Whether header and notices are all that is shown once joined; reflects the attribute. */
  get bare(): boolean {
    return this.hasAttribute('bare');
  }

  set bare(value: boolean) {
    this.toggleAttribute('bare', value);
  }

  override connectedCallback(): void {
    this.takeOver('room', 'preload', 'bare');
    super.connectedCallback();
  }

  /**
   * Tries again what failed; for the parts of the room.
   * @internal
   */
  readonly retry = (): void => {
    this.cut = false;
    if (this.live.get('$error')) this.live.request(new RoomRetryRequest());
    this.requestUpdate();
  };

  protected override hydrate(): Promise<unknown> {
    return import('./room-hydrate.ts').then(
      ({ hydrate }) => hydrate(this),
      () => undefined,
    );
  }

  protected override update(): void {
    const { live, renderRoot } = this;
    // Not waited for: what is inside the tag, or the skeleton, stands until the texts are here.
    void this.speech.settle();
    const shown = this.speech.ready ? this.shown() : undefined;
    const part = shown && this.parts[shown];
    this.toggleState('loading', !live.get('$room') && !live.get('$error'));
    this.toggleState('joined', shown === 'player');
    const focused = this.hasFocus();
    if (part) part.draw(this, live, this.speech);
    else draw(renderRoot, [this.card(shown)]);
    // The card became the player, or the other way round: the focus must not fall out of the page.
    if (focused && !this.hasFocus()) {
      const next = renderRoot.querySelector<HTMLElement>('.actions > .primary');
      (next ?? renderRoot.querySelector<HTMLElement>('#title'))?.focus();
    }
  }

  /** What is there without any part. */
  private card(wanted: keyof typeof PARTS | undefined): Tag {
    const { live, speech, parts } = this;
    const room = live.get('$room');
    if (this.cut) {
      // The network is down, so the card that says so well could not come either.
      const again = h('button', { class: 'btn', onclick: this.retry }, speech.say('card.tryNow'));
      return frame(null, null, speech.say('card.noAnswer'), again);
    }
    if (wanted) void this.fetchPart(wanted);
    if (!speech.ready || room?.state !== 'live' || (wanted && wanted !== 'player')) {
      const given = this.firstElementChild ?? this.textContent?.trim();
      return given ? h('slot') : skeleton(speech.say);
    }
    if (this.preload === 'auto') {
      // Few rooms ask for it, and it is no hurry. What fails is made good by the click.
      import('./preload.ts').then(({ whenSeen }) => whenSeen(this, live)).catch(() => undefined);
    }
    if (live.get('$phase') !== 'idle') void this.fetchPart('player');
    return liveCard(room, live, speech, this.listen, this.warm, parts.player);
  }

  /** The part that is to be seen; none while the live card or nothing is. */
  private shown(): keyof typeof PARTS | undefined {
    const { live } = this;
    const room = live.get('$room');
    const error = live.get('$error');
    if (/joined|leaving/.test(live.get('$phase'))) return 'player';
    if (room?.state === 'ended') return 'state';
    if (error) return error.retryAt || error.code === 'no_api' ? 'state' : 'failure';
    return room?.state === 'scheduled' || room?.recordingAt ? 'state' : undefined;
  }

  private readonly listen = (): void => {
    if (this.live.get('$phase') !== 'idle') return;
    void this.fetchPart('player');
    this.live.request(new RoomJoinRequest());
  };

  private readonly warm = (): void => {
    if (this.preload === 'none') return;
    void this.fetchPart('player');
    this.live.warm();
  };

  /** @internal */
  async fetchPart(name: keyof typeof PARTS): Promise<void> {
    if (this.parts[name]) return;
    const { lang } = this.live.config;
    try {
      const [{ part }, { loadTexts }] = await Promise.all([PARTS[name](), import('../../i18n/load.ts')]);
      await loadTexts(lang, part.textParts);
      adopt(this.renderRoot, part.sheets());
      this.parts[name] = part;
    } catch {
      // A script could not be fetched.
      this.cut = true;
    }
    this.requestUpdate();
  }

  /** Whether the focus is on something of this element, in its shadow root or slotted. */
  private hasFocus(): boolean {
    return this.contains((this.getRootNode() as Document | ShadowRoot).activeElement);
  }
}
