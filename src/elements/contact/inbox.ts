import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Contact } from '../../contract/types.ts';
import { type ContactChange, ContactChangeRequest } from '../../events/contact-change-request.ts';
import { formatMoment } from '../../i18n/moment.ts';
import type { TextKey, TextPart } from '../../i18n/text.ts';
import { type InboxList, type InboxModel, inboxOf, type InboxState } from '../../models/directory/inbox.ts';
import { blankStyles, glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { ConfirmController } from '../../ui/confirm.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { MAIL } from '../../ui/icons/person.ts';
import { saveFile } from '../../ui/save-file.ts';
import { inboxStyles } from './inbox.styles.ts';
import { reachLink } from './reach.ts';

/** New requests are asked for so often while the page is seen, in milliseconds. */
const AGAIN = 30_000;

/**
 * The private requests to the viewer: those that are open, those that are done, and all of them as a table.
 *
 * @element hallway-x-inbox
 * @internal
 */
export class HallwayInbox extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['inbox', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    blankStyles,
    confirmStyles,
    inboxStyles,
  ];

  @state() private shown: InboxState = 'open';
  private readonly data = new DirectoryController(this);
  private readonly confirm = new ConfirmController(this);
  private timer: ReturnType<typeof setInterval> | undefined;

  private get model(): InboxModel | undefined {
    const { connection } = this.data;
    return connection && inboxOf(connection);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    this.timer = setInterval(this.look, AGAIN);
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    clearInterval(this.timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model, shown } = this;
    if (!model) return nothing;
    const list = this.data.read(model.lists[shown]);
    const failed = this.data.read(model.$notices).get('download');
    return html`<section class="inbox" aria-labelledby="title">
        <div class="top">
          <h3 class="head" id="title">${this.t('inbox.title')}</h3>
          <button class="btn sm" part="download" type="button" @click=${this.download}>
            ${this.t('inbox.download')}
          </button>
        </div>
        <div class="tabs" role="group" aria-labelledby="title">
          ${this.tab('open', 'inbox.open')}${this.tab('done', 'inbox.done')}
        </div>
        ${failed ? html`<p class="small" role="status">${this.t(failed.key)}</p>` : nothing}${this.list(model, list)}
      </section>
      ${this.confirm.render()}`;
  }

  private tab(tab: InboxState, label: TextKey): TemplateResult {
    const show = (): void => {
      this.shown = tab;
      this.look();
    };
    const on = this.shown === tab ? 'true' : 'false';
    return html`<button class="btn sm" type="button" aria-pressed=${on} @click=${show}>
      ${this.t(label)}
    </button>`;
  }

  private list(model: InboxModel, { status, contacts, nextCursor, error }: InboxList): TemplateResult {
    if (error === 'forbidden') return this.blank('inbox.signIn', 'inbox.signIn.text');
    if (status === 'failed') return this.blank('inbox.noAnswer', undefined, true);
    if (status === 'loading') return html`<p class="small" role="status">${this.t('inbox.loading')}</p>`;
    if (!contacts.length) {
      return this.shown === 'open'
        ? this.blank('inbox.none', 'inbox.none.text')
        : this.blank('inbox.noneDone', 'inbox.noneDone.text');
    }
    const more = (): void => void model.more(this.shown);
    return html`<ul class="list" role="list">
        ${repeat(
          contacts,
          ({ id }) => id,
          (contact) => this.row(model, contact),
        )}
      </ul>
      ${nextCursor ? html`<button class="btn" type="button" @click=${more}>${this.t('inbox.more')}</button>` : nothing}`;
  }

  private row(model: InboxModel, contact: Contact): TemplateResult {
    const { id, name, reach, message, room, createdAt, doneAt } = contact;
    const refused = this.data.read(model.$notices).get(id);
    return html`<li part="request" data-id=${id}>
      <div>
        <p class="medium"><bdi>${name}</bdi></p>
        <p class="small">${reachLink(reach)} · ${formatMoment(this.locale, createdAt, this.data.minute)}</p>
      </div>
      <p class="message">${message}</p>
      ${room ? html`<p class="tiny muted">${this.t('inbox.room', { room })}</p>` : nothing}
      <div class="acts">
        ${this.act(doneAt ? 'inbox.reopen' : 'inbox.markDone', name, () => this.change({ type: doneAt ? 'reopen' : 'done', id }))}
        ${this.act('inbox.delete', name, () => this.askToDelete(contact), 'ghost')}
      </div>
      ${refused ? html`<p class="small">${this.t(refused.key)}</p>` : nothing}
    </li>`;
  }

  private act(key: TextKey, name: string, run: () => void, tone = ''): TemplateResult {
    const action = this.t(key);
    const label = this.t('inbox.about', { action: action.replace('…', ''), name });
    return html`<button class=${`btn sm ${tone}`} type="button" aria-label=${label} @click=${run}>
      ${action}
    </button>`;
  }

  private blank(title: TextKey, text?: TextKey, retry = false): TemplateResult {
    return html`<div class="blank">
      <span class="glyph">${icon(MAIL)}</span>
      <p class="head">${this.t(title)}</p>
      ${text ? html`<p class="small">${this.t(text)}</p>` : nothing}
      ${retry ? html`<button class="btn" type="button" @click=${this.look}>${this.t('inbox.retry')}</button>` : nothing}
    </div>`;
  }

  private askToDelete({ id, name }: Contact): void {
    this.confirm.ask(() => ({
      title: this.t('inbox.deleteTitle', { name }),
      text: this.t('inbox.deleteText'),
      go: this.t('inbox.deleteGo'),
      cancel: this.t('inbox.cancel'),
      onGo: () => this.change({ type: 'delete', id }),
    }));
  }

  private change(detail: ContactChange): void {
    const request = new ContactChangeRequest(detail);
    if (this.dispatchEvent(request)) this.model?.change(request, this);
  }

  private readonly download = (): void => {
    const request = new ContactChangeRequest({ type: 'download' });
    if (!this.dispatchEvent(request)) return;
    const name = `${this.t('inbox.file')}.csv`;
    this.model?.download(request, this, (csv) => saveFile(name, 'text/csv', csv));
  };

  private readonly look = (): void => {
    if (!document.hidden) void this.model?.load(this.shown);
  };
}
