import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '../../contract/errors.ts';
import { ContactSendRequest } from '../../events/contact-send-request.ts';
import { formatCount } from '../../i18n/format.ts';
import type { TextKey, TextPart } from '../../i18n/text.ts';
import { type ContactsModel, contactsOf } from '../../models/directory/contacts.ts';
import { type NamedCard, peopleOf } from '../../models/directory/people.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { uuid } from '../../ui/uuid.ts';
import { type Draft, EMPTY, faultsOf, type Faults, MOST } from './check.ts';
import { contactStyles } from './contact.styles.ts';
import { consentField, lineField, messageField } from './fields.ts';

/** What may pass by itself: the network, or a server that is starting. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['no_api', 'unavailable']);

/**
 * A private request to a person: what a visitor wants, and how to reach them. It is confirmed once it is stored; until
 * then all that was written stays, and is sent again, as the same request, when the network is back. With `inbox` it is
 * the list of those requests for the person themself.
 *
 * @element hallway-contact
 * @csspart form - The form.
 * @csspart input - The text, the name, how to reach the sender.
 * @csspart consent - The box for consent.
 * @csspart fault - What is wrong with a field.
 * @csspart button - The button that sends.
 * @csspart sent - What is said once it is stored.
 * @cssstate sent - Once a request is stored.
 * @fires {ContactSendRequest} hallway-contact-send-request - Before anything is sent; cancelable.
 * @fires {ContactSentEvent} hallway-contact-sent - A request was stored.
 * @fires {ContactChangeRequest} hallway-contact-change-request - Before a request in the list is marked or deleted, or all are saved; cancelable.
 */
export class HallwayContact extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['contact', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    fieldStyles,
    contactStyles,
  ];

  /** Id of the person, or `@` and their handle. */
  @property({ reflect: true }) person = '';
  /** Name of the room in which the request is sent; goes with it. */
  @property({ reflect: true }) room = '';
  /** Shows the requests to the viewer instead of the form. */
  @property({ type: Boolean, reflect: true }) inbox = false;

  @state() private draft: Draft = EMPTY;
  @state() private faults: Faults = {};
  /** Of the request that was tried last, and what that held. */
  @state() private key = '';
  private tried = '';
  /** Selector of what gets the focus as soon as it is there. */
  private focusNext = '';
  private readonly data = new DirectoryController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.again);
  }

  /** Focuses the first field, once it is there. */
  override focus(): void {
    this.focusNext = 'textarea, .said';
    this.moveFocus();
  }

  protected override updated(): void {
    this.moveFocus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.inbox) {
      void import('./inbox.define.ts').catch(() => undefined);
      return html`<hallway-x-inbox></hallway-x-inbox>`;
    }
    const { connection } = this.data;
    const people = connection && peopleOf(connection);
    const model = connection && contactsOf(connection);
    if (!people || !model || !this.person) return nothing;
    const { status, card } = this.data.read(people.card(this.person));
    const sent = this.data.read(model.$sent).has(this.key);
    this.toggleState('sent', sent);
    if (!card) return this.said(status === 'loading' ? 'contact.loading' : 'contact.missing');
    if (sent) return this.thanks(card);
    if (card.you?.self) return this.said('contact.self');
    if (!card.takesContacts) return this.said('contact.closed', card.person.name);
    return this.form(card, model);
  }

  private form(card: NamedCard, model: ContactsModel): TemplateResult {
    const { name } = card.person;
    const { draft, faults, speech, onInput } = this;
    const host = { draft, faults, speech, onInput };
    const pending = this.data.read(model.$pending).has(this.key);
    return html`<form class="form" part="form" novalidate aria-labelledby="title" @submit=${this.submit}>
      <div>
        <h3 class="head title" id="title">${this.t('contact.title', { name })}</h3>
        <p class="small">${this.t('contact.kept', { name })}</p>
      </div>
      ${messageField(host)}${lineField(host, 'name', 'contact.name', 'name')}
      ${lineField(host, 'reach', 'contact.reach', 'email', 'contact.reachHint')}${consentField(host)}
      ${this.refusal(model)}
      <div class="foot">
        <span class="tiny muted num">${this.length}</span>
        <button class="btn primary" part="button" aria-disabled=${pending ? 'true' : nothing}>
          ${pending ? html`<span class="spin"></span>` : nothing}${this.t(pending ? 'contact.sending' : 'contact.send')}
        </button>
      </div>
    </form>`;
  }

  private get length(): string {
    const count = (value: number) => formatCount(this.locale, value);
    return `${count(this.draft.message.trim().length)} / ${count(MOST.message)}`;
  }

  /** Why it was not sent, and that nothing is lost. */
  private refusal(model: ContactsModel): TemplateResult | typeof nothing {
    const notice = this.data.read(model.$notices).get(this.key);
    if (!notice) return nothing;
    return html`<div class="hint bad" part="fault">
      <p>
        <b>${this.t(PASSING.has(notice.error) ? 'contact.waiting' : notice.key)}</b>
        ${this.t('contact.kept.here')}
      </p>
    </div>`;
  }

  private thanks({ person }: NamedCard): TemplateResult {
    return html`<div class="said" part="sent" tabindex="-1">
      <span class="glyph ok">${icon(CHECK)}</span>
      <h3 class="head">${this.t('contact.sent')}</h3>
      <p class="small">${this.t('contact.sent.text', { name: person.name })}</p>
      <button class="btn" type="button" @click=${this.anew}>${this.t('contact.another')}</button>
    </div>`;
  }

  private said(key: TextKey, name = ''): TemplateResult {
    return html`<div class="said" tabindex="-1"><p class="small">${this.t(key, { name })}</p></div>`;
  }

  private readonly onInput = (event: Event): void => {
    const { name, value, checked, type } = event.target as HTMLInputElement;
    this.draft = { ...this.draft, [name]: type === 'checkbox' ? checked : value };
    // What is being put right is not complained about any more.
    if (name in this.faults) this.faults = { ...this.faults, [name]: undefined };
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.faults = faultsOf(this.draft);
    const [first] = Object.keys(this.faults);
    if (first) this.focusNext = `[name="${first}"]`;
    else this.send();
  };

  private send(): void {
    const { connection } = this.data;
    const model = connection && contactsOf(connection);
    const card = connection && peopleOf(connection)?.card(this.person).get().card;
    if (!model || !card || model.$pending.get().has(this.key)) return;
    const person = card.person.id;
    const { draft, room } = this;
    const content = {
      name: draft.name.trim(),
      reach: draft.reach.trim(),
      message: draft.message.trim(),
      consent: true as const,
      ...(room && { room }),
    };
    // As the same request, so that one whose answer was lost is not there twice; another text is another one.
    const tried = JSON.stringify([person, content]);
    if (tried !== this.tried) this.key = uuid();
    this.tried = tried;
    this.focusNext = '.said';
    const request = new ContactSendRequest({ person, key: this.key, ...content });
    if (this.dispatchEvent(request)) model.send(request, this);
  }

  /** The network is back. */
  private readonly again = (): void => {
    const { connection } = this.data;
    const notice = connection && contactsOf(connection)?.$notices.get().get(this.key);
    if (notice && PASSING.has(notice.error)) this.send();
  };

  private readonly anew = (): void => {
    this.key = '';
    this.tried = '';
    this.draft = { ...this.draft, message: '', consent: false };
    this.focusNext = 'textarea';
  };

  private moveFocus(): void {
    const next = this.focusNext && this.renderRoot?.querySelector<HTMLElement>(this.focusNext);
    if (!next) return;
    this.focusNext = '';
    next.focus();
  }
}
