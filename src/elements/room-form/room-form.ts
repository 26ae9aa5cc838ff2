import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Room } from '../../contract/types.ts';
import { RoomOpenRequest } from '../../events/room-open-request.ts';
import { formatMoment } from '../../i18n/moment.ts';
import type { TextKey, TextPart } from '../../i18n/text.ts';
import { type HostingModel, hostingOf } from '../../models/directory/hosting.ts';
import type { Notice } from '../../models/room-state.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { formStyles } from '../../theme/form.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK, WARN } from '../../ui/icons/player.ts';
import { EMPTY, faultsOf, type Faults, type RoomDraft, toRoom } from './check.ts';
import { aboutFields, ruleFields, timeFields } from './fields.ts';

/** What a refusal means here, where that is more than its own text says. */
const MEANINGS: Partial<Readonly<Record<ErrorCode, TextKey>>> = {
  forbidden: 'form.forbidden',
  not_found: 'form.unknown',
};
/** Each form has a key of its own. */
let forms = 0;

/**
 * Opens a room, or schedules it: title, description, club, topic, language, co-hosts, who may come in, who may raise a
 * hand, whether it is recorded, and when it begins in the viewer's time zone. What was written stays until it is done.
 *
 * @element hallway-room-form
 * @csspart form - The form.
 * @csspart input - A field.
 * @csspart choice - A radio button or a box to tick.
 * @csspart fault - What is wrong.
 * @csspart button - The button that opens or schedules the room.
 * @csspart done - What is said once it is done.
 * @cssstate opened - The room is open, or scheduled.
 * @fires {RoomOpenRequest} hallway-room-open-request - Before anything is sent; cancelable.
 * @fires {RoomOpenedEvent} hallway-room-opened - The room is there; its `detail` is the room.
 */
export class HallwayRoomForm extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['form', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    fieldStyles,
    formStyles,
  ];

  /** Name of the club that the room is for; without it the form asks. */
  @property({ reflect: true }) club = '';

  @state() private draft: RoomDraft = EMPTY;
  @state() private faults: Faults = {};
  private readonly key = `form-${(forms += 1)}`;
  /** Selector of what gets the focus as soon as it is there. */
  private focusNext = '';
  private readonly data = new DirectoryController(this);

  protected override updated(): void {
    const next = this.focusNext && this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    if (!next) return;
    this.focusNext = '';
    next.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model, data } = this;
    if (!model) return nothing;
    const opened = data.read(model.$opened).get(this.key);
    this.toggleState('opened', Boolean(opened));
    return opened ? this.done(opened) : this.form(model);
  }

  private get model(): HostingModel | undefined {
    const { connection } = this.data;
    return connection && hostingOf(connection);
  }

  /** The draft with the page's language, until somebody chooses one. */
  private get whole(): RoomDraft {
    const { draft, club, locale } = this;
    return { ...draft, language: draft.language || locale.split('-', 1).join(''), club: club || draft.club };
  }

  private form(model: HostingModel): TemplateResult {
    const { data, speech, faults, onInput, whole: draft } = this;
    const view = { speech, draft, faults, onInput, clubIsSet: this.club !== '', now: data.minute };
    const pending = data.read(model.$pending).has(this.key);
    const label = draft.when === 'now' ? 'form.openNow' : 'form.schedule';
    return html`<form class="form" part="form" novalidate aria-labelledby="heading" @submit=${this.submit}>
      <h3 class="head" id="heading">${this.t('form.title')}</h3>
      ${aboutFields(view)} ${ruleFields(view)} ${timeFields(view)}
      ${this.refusal(data.read(model.$notices).get(this.key))}
      <div class="foot">
        <button class="btn primary" part="button" aria-disabled=${pending ? 'true' : nothing}>
          ${pending ? html`<span class="spin"></span>` : nothing}${this.t(pending ? 'form.opening' : label)}
        </button>
      </div>
    </form>`;
  }

  private refusal(notice: Notice | undefined): TemplateResult | typeof nothing {
    if (!notice) return nothing;
    const meaning = MEANINGS[notice.error];
    return html`<p class="hint bad" part="fault" role="alert">
      ${icon(WARN, 'xs')}<span
        ><b>${this.t(meaning ?? notice.key)}</b> ${meaning ? nothing : this.t(`error.${notice.error}.text`)}
        ${this.t('form.kept')}</span
      >
    </p>`;
  }

  private done({ title, state: at, startsAt }: Room): TemplateResult {
    const time = startsAt && formatMoment(this.locale, startsAt, this.data.minute);
    return html`<div class="said" part="done" tabindex="-1">
      <span class="glyph ok">${icon(CHECK)}</span>
      <h3 class="head">${this.t(at === 'live' ? 'form.opened' : 'form.scheduled')}</h3>
      <p>${title}</p>
      ${time ? html`<p class="small">${this.t('form.startsAt', { time })}</p>` : nothing}
      <button class="btn" type="button" @click=${this.anew}>${this.t('form.another')}</button>
    </div>`;
  }

  private readonly onInput = (event: Event): void => {
    const { name, value, checked, type } = event.target as HTMLInputElement;
    this.draft = { ...this.draft, [name]: type === 'checkbox' ? checked : value };
    // What is being put right is not complained about any more.
    if (name in this.faults) this.faults = { ...this.faults, [name]: undefined };
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { model, whole } = this;
    this.faults = faultsOf(whole, Date.now());
    const [first] = Object.keys(this.faults);
    this.focusNext = first ? `[name="${first}"]` : '.said';
    const request = first ? undefined : new RoomOpenRequest(toRoom(whole));
    if (model && request && this.dispatchEvent(request)) model.open(request, this.key, this);
  };

  private readonly anew = (): void => {
    const { language, handPolicy } = this.draft;
    this.draft = { ...EMPTY, language, handPolicy };
    this.focusNext = '[name="title"]';
    this.model?.forget(this.key);
  };
}
