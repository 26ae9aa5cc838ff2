import type { ClubCard } from '../../contract/types.ts';
import { ClubFollowRequest } from '../../events/club-follow-request.ts';
import { texts } from '../../i18n/en/club.ts';
import { haveTexts, type TextPart } from '../../i18n/text.ts';
import { clubsOf, type ClubsModel } from '../../models/directory/clubs.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { type Child, draw, h } from '../../ui/dom.ts';
import { face } from '../../ui/face.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { clubCardCss } from './club-card.styles.ts';

/**
 * A club: its picture, name and number of followers, what is live there or comes next, and a button to follow it.
 *
 * What is inside the tag stands until the club is known.
 *
 * @element hallway-club-card
 * @attr {string} club - Name of the club.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {light|dark} theme - Overrides the page's `color-scheme`.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 * @slot - Shown until the club is known.
 * @csspart card - The card.
 * @csspart title - The club's name.
 * @csspart button - The button.
 * @cssstate following - The viewer follows the club.
 * @fires {ClubFollowRequest} hallway-club-follow-request - Before anything is sent; cancelable.
 * @fires {ClubFollowedEvent} hallway-club-followed - The viewer follows the club, or no longer.
 */
export class HallwayClubCard extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'club'];
  }

  private readonly data = new DirectoryController(this);
  private readonly speech = new Surroundings(this, this.internals, () => this.parts);
  /** Errors have texts of their own, which come with the first one. */
  private parts: readonly TextPart[] = ['club'];

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

  override connectedCallback(): void {
    this.takeOver('club');
    super.connectedCallback();
  }

  protected override update(): void {
    void this.speech.settle();
    const { data, club, renderRoot } = this;
    const model = data.connection && clubsOf(data.connection);
    const shown = model && club ? data.read(model.cards.get(club)) : undefined;
    this.toggleState('following', Boolean(shown?.card?.you?.follows));
    if (!model || !shown?.card || !this.speech.ready) draw(renderRoot, [h('slot')]);
    else {
      draw(renderRoot, [this.card(model, shown.card)]);
      data.watch(club, () => model.watch(club));
    }
  }

  private card(model: ClubsModel, { club, live, next, you }: ClubCard): Child {
    const { say } = this.speech;
    const follows = Boolean(you?.follows);
    const notice = this.data.read(model.$notices).get(club.name);
    if (notice) this.parts = ['club', 'error'];
    return h(
      'article',
      { class: 'card', part: 'card', 'aria-labelledby': 'title' },
      h(
        'div',
        { class: 'row club' },
        face(club.name, club.title, club.pictureUrl, 1),
        h(
          'div',
          { class: 'texts' },
          h('h3', { class: 'title', part: 'title', id: 'title' }, club.title),
          h('p', { class: 'small num' }, say('club.followers', { count: club.followers })),
          live && h('p', { class: 'small' }, say('club.live', { title: live.title })),
          !live && next && h('p', { class: 'small' }, next.title),
        ),
      ),
      h(
        'button',
        {
          class: `btn ${follows ? 'soft' : 'primary'}`,
          part: 'button',
          'aria-pressed': follows ? 'true' : 'false',
          onclick: () => this.follow(model, club.name, !follows),
        },
        say(follows ? 'club.following' : 'club.follow'),
      ),
      notice && h('p', { class: 'small' }, say(notice.key)),
    );
  }

  private follow(model: ClubsModel, club: string, follow: boolean): void {
    const request = new ClubFollowRequest({ club, follow });
    if (this.dispatchEvent(request)) model.follow(request, this);
  }
}
