import type { PersonCard } from '../../contract/types.ts';
import { ContactOpenRequest } from '../../events/contact-open-request.ts';
import { PersonFollowRequest } from '../../events/person-follow-request.ts';
import { texts } from '../../i18n/en/person.ts';
import { haveTexts, type TextPart } from '../../i18n/text.ts';
import { type NamedCard, type PeopleModel, peopleOf } from '../../models/directory/people.ts';
import { coreCss } from '../../theme/core.styles.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { type Child, draw, h } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { CROSS } from '../../ui/icons/person.ts';
import { adopt } from '../../ui/sheets.ts';
import { Surroundings } from '../../ui/surroundings.ts';
import { personView } from './person-view.ts';
import { absent } from './who.ts';
import { profileCardCss } from './profile-card.styles.ts';

/**
 * A person: face, name, what they do, where they are on stage, links, and buttons to follow and to contact them.
 *
 * What is inside the tag stands until the person is known.
 *
 * @element hallway-profile-card
 * @attr {string} person - Id of the person, or `@` and their handle.
 * @attr {boolean} slim - One line: face, name, number of followers and the buttons.
 * @attr {string} room - Name of the room in which a private request is sent from here; goes with the request.
 * @attr {string} api - Address of the Hallway API; by default that of the provider around it, or of the page.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {number} heading-level - Level of the titles in the outline of the page, 3 where nothing says it: an `h1` right above wants 2.
 * @attr {string} lang - Language of the texts; by default that of the nearest ancestor that has one.
 * @slot - Shown until the person is known.
 * @csspart card - The card.
 * @csspart title - The person's name.
 * @csspart link - One of their links.
 * @csspart button - The button that follows.
 * @csspart contact - The button that opens the form of a private request.
 * @csspart dialog - What holds that form.
 * @cssstate following - The viewer follows the person.
 * @fires {PersonFollowRequest} hallway-person-follow-request - Before anything is sent; cancelable.
 * @fires {PersonFollowedEvent} hallway-person-followed - The viewer follows the person, or no longer.
 * @fires {ContactOpenRequest} hallway-contact-open-request - Before the form opens; cancel it to show one of the page's own.
 */
export class HallwayProfileCard extends CardElement {
  static override get observedAttributes(): readonly string[] {
    return [...super.observedAttributes, 'person', 'slim', 'room'];
  }

  /** @internal */
  readonly data = new DirectoryController(this);
  /** @internal */
  readonly speech = new Surroundings(this, () => this.parts);
  /**
   * Errors have texts of their own, which come with the first one.
   * @internal
   */
  parts: readonly TextPart[] = ['person'];
  /** Whether the form is open. */
  private contacting = false;
  /**
   * The code of the form could not be had.
   * @internal
   */
  unreachable = false;

  constructor() {
    super();
    haveTexts('person', texts);
    adopt(this.renderRoot, [sheetOf(coreCss), sheetOf(profileCardCss)]);
  }

  /** Id of the person, or `@` and their handle; reflects the attribute. */
  get person(): string {
    return this.getAttribute('person') ?? '';
  }

  set person(ref: string) {
    this.setAttribute('person', ref);
  }

  /** One line; reflects the attribute. */
  get slim(): boolean {
    return this.hasAttribute('slim');
  }

  set slim(on: boolean) {
    this.toggleAttribute('slim', on);
  }

  override connectedCallback(): void {
    this.takeOver('person', 'slim');
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.contacting = false;
    super.disconnectedCallback();
  }

  protected override hydrate(): Promise<unknown> {
    return import('./person-hydrate.ts').then(
      ({ hydrate }) => hydrate(this),
      () => undefined,
    );
  }

  protected override update(): void {
    void this.speech.settle();
    const { data, person, renderRoot, speech } = this;
    const model = data.connection && peopleOf(data.connection);
    const shown = model && person ? data.read(model.card(person)) : undefined;
    this.toggleState('following', Boolean(shown?.card?.you?.follows));
    if (model && shown?.card && speech.ready) {
      const { card } = shown;
      draw(renderRoot, [personView(this, model, card), this.dialog(card)]);
    } else draw(renderRoot, [h('slot', {}, absent(shown?.status, speech, this.slim))]);
    const dialog = renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  private dialog({ person }: PersonCard): Child {
    if (!this.contacting) return false;
    const { say } = this.speech;
    return h(
      'dialog',
      {
        part: 'dialog',
        'aria-label': say('person.contactName', { name: person.name }),
        onclose: () => this.closed(),
        // Escape closes the form, and not besides it the pop-over that the card may be in.
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key === 'Escape') event.stopPropagation();
        },
      },
      h('hallway-contact', { person: person.id, room: this.getAttribute('room') }),
      h(
        'button',
        {
          class: 'btn',
          type: 'button',
          'aria-label': say('person.close'),
          onclick: () => this.renderRoot.querySelector('dialog')?.close(),
        },
        glyph(CROSS),
      ),
    );
  }

  private closed(): void {
    this.contacting = false;
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('[part="contact"]')?.focus();
  }

  /** @internal */
  follow(model: PeopleModel, card: NamedCard, follow: boolean): void {
    const request = new PersonFollowRequest({ person: card.person.id, follow });
    if (this.dispatchEvent(request)) model.follow(request, this, card);
  }

  /** @internal */
  contact(person: string): void {
    if (!this.dispatchEvent(new ContactOpenRequest({ person }))) return;
    this.contacting = true;
    this.unreachable = false;
    this.requestUpdate();
    import('../contact/contact.define.ts').then(
      () => this.renderRoot.querySelector<HTMLElement>('hallway-contact')?.focus(),
      () => {
        // Offline: an empty dialog would say nothing.
        this.unreachable = true;
        this.renderRoot.querySelector('dialog')?.close();
      },
    );
  }
}
