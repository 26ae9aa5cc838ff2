import type { ErrorCode } from '../../contract/errors.ts';
import type { ClubCard } from '../../contract/types.ts';
import { ClubFollowRequest } from '../../events/club-follow-request.ts';
import { ClubJoinRequest } from '../../events/club-join-request.ts';
import { texts } from '../../i18n/en/club.ts';
import { haveTexts, type TextPart } from '../../i18n/text.ts';
import { clubsOf, type ClubsModel } from '../../models/directory/clubs.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { type Child, draw, h, type Tag } from '../../ui/dom.ts';
import { face, glyph } from '../../ui/face.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { clubCardCss } from './club-card.styles.ts';
import { countLine, nowLine, shortLine } from './club-lines.ts';
import { CLUB_BUTTONS, clubAction, clubState, REQUESTED } from './club-state.ts';

/**
 * A club: its picture, name and size, what is live there or comes next, and a button to follow it, or to join one that is
 * closed: Follow, Following, Join, Ask to join, Withdraw request, Member, By invitation.
 *
 * What is inside the tag stands until the club is known, and when it cannot be had.
 *
 * @element hallway-club-card
 * @attr {string} club - Name of the club.
 * @attr {card|banner} variant - `banner` is one slim row.
 * @attr {follow|join} action - What the button is for; by default open clubs are followed and the others joined.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {light|dark} theme - Overrides the page's `color-scheme`.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 * @slot - Shown until the club is known.
 * @csspart card - The card, or the banner.
 * @csspart title - The club's name.
 * @csspart button - The button.
 * @cssstate loading - The club is not known yet.
 * @cssstate live - Somebody talks in the club.
 * @cssstate following - The viewer follows the club.
 * @cssstate member - The viewer is a member of the club.
 * @fires {ClubFollowRequest} hallway-club-follow-request - Before anything is sent; cancelable.
 * @fires {ClubFollowedEvent} hallway-club-followed - The viewer follows the club, or no longer.
 * @fires {ClubJoinRequest} hallway-club-join-request - Before anything is sent; cancelable.
 * @fires {ClubJoinedEvent} hallway-club-joined - The viewer became a member, asked to, or is it no longer.
 * @fires {RequestFailedEvent} hallway-request-failed - A request was refused; the card says why.
 */
export class HallwayClubCard extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'club', 'variant', 'action'];
  }

  private readonly data = new DirectoryController(this);
  private readonly speech = new Surroundings(this, this.internals, () => this.parts);
  /** Errors have texts of their own, which come with the first one. */
  private parts: readonly TextPart[] = ['club'];
  /** Whether a member pressed the button and is asked again: nobody leaves a closed club by a slip. */
  private leaving = false;

  constructor() {
    super();
    haveTexts('club', texts);
    adopt(this.renderRoot, [sheetOf(coreCss), sheetOf(clubCardCss)]);
  }

  /** Name of the club; reflects the attribute. */
  get club(): string {
    return this.getAttribute('club') ?? '';
  }

  set club(name: string) {
    this.setAttribute('club', name);
  }

  /** The card, or one slim row; reflects the attribute. */
  get variant(): 'card' | 'banner' {
    return this.getAttribute('variant') === 'banner' ? 'banner' : 'card';
  }

  set variant(value: 'card' | 'banner') {
    this.setAttribute('variant', value);
  }

  /** What the button is for, where the page says it; reflects the attribute. */
  get action(): 'follow' | 'join' | null {
    const value = this.getAttribute('action');
    return value === 'follow' || value === 'join' ? value : null;
  }

  set action(value: 'follow' | 'join' | null) {
    if (value) this.setAttribute('action', value);
    else this.removeAttribute('action');
  }

  override connectedCallback(): void {
    this.takeOver('club', 'variant', 'action');
    super.connectedCallback();
  }

  protected override update(): void {
    void this.speech.settle();
    const { data, club: name, renderRoot } = this;
    const model = data.connection && clubsOf(data.connection);
    const shown = model && name ? data.read(model.cards.get(name)) : undefined;
    const card = this.speech.ready ? shown?.card : undefined;
    this.toggleState('loading', shown?.status === 'loading');
    this.toggleState('live', Boolean(shown?.card?.live));
    this.toggleState('following', Boolean(shown?.card?.you?.follows));
    this.toggleState('member', /member|leader|admin/.test(shown?.card?.you?.role ?? ''));
    if (model && card) {
      draw(renderRoot, [this.card(model, card, shown?.error ?? null)]);
      data.watch(name, () => model.watch(name));
      return;
    }
    const given = this.firstElementChild ?? this.textContent?.trim();
    draw(renderRoot, [given || !model || !shown ? h('slot') : this.blank(model, shown.status, shown.error)]);
  }

  private card(model: ClubsModel, card: ClubCard, error: ErrorCode | null): Tag {
    const { data, speech, variant } = this;
    const { club } = card;
    const slim = variant === 'banner';
    const action = clubAction(card, this.action);
    const notice = data.read(model.$notices).get(club.name);
    if (notice) this.parts = ['club', 'error'];
    const now = card.live || card.next ? data.minute : 0;
    const counted = countLine(card, action, speech);
    return this.frame(
      slim,
      h(
        'div',
        { class: 'row club' },
        face(club.name, club.title, club.pictureUrl, 2),
        h(
          'div',
          { class: 'texts' },
          h(
            'h3',
            { class: 'title', part: 'title', id: 'title', lang: club.language ?? undefined },
            club.title,
          ),
          h(
            'p',
            { class: 'row small count' },
            h('span', {}, (slim && shortLine(card, now, speech)) || counted),
          ),
        ),
      ),
      !slim &&
        club.description &&
        h('p', { class: 'muted about', lang: club.language ?? undefined }, club.description),
      !slim && nowLine(card, now, speech),
      h('div', { class: 'row actions' }, this.buttons(model, card)),
      (notice || error) &&
        h('p', { class: 'small said' }, notice ? this.reason(notice.key) : speech.say('club.old')),
    );
  }

  private buttons(model: ClubsModel, card: ClubCard): Child {
    const { say } = this.speech;
    const state = clubState(card, clubAction(card, this.action));
    const slim = this.variant === 'banner';
    if (this.leaving && state === 'member') {
      return [
        // In the place of the button that was pressed: a second press leaves nothing.
        h('button', { class: 'btn', part: 'button', onclick: () => this.ask(false) }, say('club.stay')),
        h('button', { class: 'btn', onclick: () => this.act(model, card, 'join', false) }, say('club.leave')),
      ];
    }
    const { label, icon, look, asks } = slim && state === 'pending' ? REQUESTED : CLUB_BUTTONS[state];
    const text = say(label);
    return h(
      'button',
      {
        class: `btn ${look ?? ''}`,
        part: 'button',
        'aria-pressed': asks?.what === 'follow' && String(!asks.on),
        'aria-label': label === 'club.requested' && `${text}. ${say('club.withdraw')}`,
        disabled: !asks,
        onclick:
          asks && (() => (state === 'member' ? this.ask(true) : this.act(model, card, asks.what, asks.on))),
      },
      icon && glyph(icon, slim ? 's' : ''),
      text,
    );
  }

  /** Loading, missing or failed, where the page put nothing into the tag. */
  private blank(model: ClubsModel, status: string, error: ErrorCode | null): Tag {
    const { say } = this.speech;
    const bone = h('i', { class: 'skel' });
    if (status === 'loading' || !this.speech.ready) {
      return this.frame(
        this.variant === 'banner',
        h(
          'div',
          { class: 'row club' },
          h('i', { class: 'av skel' }),
          h('div', { class: 'texts' }, bone, bone),
        ),
        h('span', { class: 'sr', id: 'title' }, say('club.loading')),
        h('div', { class: 'row actions' }, bone),
      );
    }
    const again = () => model.cards.refresh([this.club], 0);
    return this.frame(
      true,
      h('p', { id: 'title' }, say(error ? 'club.noAnswer' : 'club.missing')),
      error &&
        h('div', { class: 'row actions' }, h('button', { class: 'btn', onclick: again }, say('club.retry'))),
    );
  }

  private frame(slim: boolean, ...children: Child[]): Tag {
    return h(
      'article',
      { class: `card ${slim ? 'slim' : ''}`, part: 'card', 'aria-labelledby': 'title' },
      children,
    );
  }

  /** The text of an error; where it cannot be had (the network is down), that something went wrong. */
  private reason(key: Parameters<Surroundings['say']>[0]): string {
    const text = this.speech.say(key);
    return text === key ? this.speech.say('club.failed') : text;
  }

  private ask(leaving: boolean): void {
    this.leaving = leaving;
    this.requestUpdate();
  }

  private act(model: ClubsModel, { club }: ClubCard, what: 'follow' | 'join', on: boolean): void {
    this.leaving = false;
    if (what === 'follow') {
      const request = new ClubFollowRequest({ club: club.name, follow: on });
      if (this.dispatchEvent(request)) model.follow(request, this);
    } else {
      const request = new ClubJoinRequest({ club: club.name, join: on });
      if (this.dispatchEvent(request)) model.join(request, this);
    }
    this.requestUpdate();
  }
}
