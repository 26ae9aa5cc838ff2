import type { ErrorCode } from '../../contract/errors.ts';
import type { ClubFollowRequest } from '../../events/club-follow-request.ts';
import type { ClubJoinRequest } from '../../events/club-join-request.ts';
import { texts } from '../../i18n/en/club.ts';
import { haveTexts, type TextPart } from '../../i18n/text.ts';
import { clubsOf, type ClubsModel } from '../../models/directory/clubs.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { draw, h, type Tag } from '../../ui/dom.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { clubCardCss } from './club-card.styles.ts';
import type { More } from './club-more.ts';
import { clubView, frame } from './club-view.ts';

/**
 * A club: its picture, name and size, what is live there or comes next, and a button to follow it, or to join one that is
 * closed: Follow, Following, Join, Ask to join, Withdraw request, Member, By invitation. The last one takes a code.
 *
 * What is inside the tag stands until the club is known, and when it cannot be had.
 *
 * @element hallway-club-card
 * @attr {string} club - Name of the club.
 * @attr {card|banner} variant - `banner` is one slim row.
 * @attr {follow|join} action - What the button is for; by default open clubs are followed and the others joined.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {number} heading-level - Level of the titles in the outline of the page, 3 where nothing says it: an `h1` right above wants 2.
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
 * @fires {InvitationRedeemRequest} hallway-invitation-redeem-request - Before a code is used; cancelable.
 * @fires {InvitationRedeemedEvent} hallway-invitation-redeemed - The viewer was let in.
 * @fires {RequestFailedEvent} hallway-request-failed - A request was refused; the card says why.
 */
export class HallwayClubCard extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'club', 'variant', 'action'];
  }

  /** @internal */
  readonly data = new DirectoryController(this);
  /** @internal */
  readonly speech = new Surroundings(this, () => this.parts);
  /**
   * Closed clubs and errors have texts of their own, which come with the first one.
   * @internal
   */
  parts: readonly TextPart[] = ['club'];
  /** @internal */
  fetched: More | undefined;

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
      draw(renderRoot, [clubView(this, model, card, shown?.error ?? null)]);
      data.watch(name, () => model.watch(name));
      return;
    }
    const given = this.firstElementChild ?? this.textContent?.trim();
    draw(renderRoot, [given || !model || !shown ? h('slot') : this.blank(model, shown)]);
  }

  protected override hydrate(): Promise<unknown> {
    return import('./club-hydrate.ts').then(
      ({ hydrate }) => hydrate(this),
      () => undefined,
    );
  }

  /**
   * What a club that is not just followed, or an error, shows besides; nothing until it is here.
   * @internal
   */
  get more(): More | undefined {
    if (!this.fetched) {
      import('./club-more.ts').then(
        ({ more, sheet }) => {
          adopt(this.renderRoot, [sheet()]);
          this.parts = [...this.parts, 'club-more'];
          this.fetched = more;
          this.requestUpdate();
        },
        // What can be shown without it is; the next update asks again.
        () => undefined,
      );
    }
    return this.fetched;
  }

  /** Loading, missing or failed, where the page put nothing into the tag. */
  private blank(model: ClubsModel, { status, error }: { status: string; error: ErrorCode | null }): Tag {
    const more = status === 'loading' || !this.speech.ready ? undefined : this.more;
    if (more)
      return frame(
        true,
        more.blank(error, this.speech, () => model.cards.refresh([this.club], 0)),
      );
    const bone = h('i', { class: 'skel' });
    return frame(
      this.variant === 'banner',
      h('div', { class: 'row club' }, h('i', { class: 'av skel' }), h('div', { class: 'texts' }, bone, bone)),
      h('span', { class: 'sr', id: 'title' }, this.speech.say('club.loading')),
      h('div', { class: 'row actions' }, bone),
    );
  }

  /**
   * Asks for something, and carries it out unless the page says no; for the parts of the card.
   * @internal
   */
  ask(model: ClubsModel, request: ClubFollowRequest | ClubJoinRequest): void {
    if (this.dispatchEvent(request)) model.request(request, this);
  }
}
