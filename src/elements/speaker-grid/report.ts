import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '../../contract/errors.ts';
import type { ReportReason } from '../../contract/types.ts';
import { PersonReportRequest } from '../../events/person-report-request.ts';
import type { RequestFailedEvent } from '../../events/request-failed.ts';
import { withRunning } from '../../i18n/late-texts.ts';
import type { TextPart } from '../../i18n/text.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { confirmStyles } from '../../ui/confirm.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { choiceField, formField } from '../../ui/form-field.ts';
import { RoomController } from '../../ui/room-controller.ts';
import { reportStyles } from './report.styles.ts';

const REASONS: readonly ReportReason[] = [
  'harassment',
  'hate',
  'threat',
  'sexual',
  'spam',
  'impersonation',
  'other',
];
/** Longest text, as the API takes it. */
const MOST = 1000;

/**
 * Reports somebody to those who run the room: a dialog, open as long as the element is in the document. Fires `close` when
 * it is over, whether or not anything was sent.
 *
 * @element hallway-x-report
 * @internal
 */
export class HallwayReport extends HallwayElement {
  static override get textParts(): readonly TextPart[] {
    return withRunning('room', 'error');
  }

  static override styles = [
    hostStyles,
    playerStyles,
    buttonStyles,
    controlStyles,
    fieldStyles,
    confirmStyles,
    reportStyles,
  ];

  /** Room name. */
  @property() room = '';
  /** Id of whom it is about. */
  @property() person = '';
  /** Their name. */
  @property() name = '';
  @state() private reason: ReportReason | '' = '';
  @state() private message = '';
  @state() private missing = false;
  @state() private failure: ErrorCode | undefined;
  /** `sent` while it waits for its answer, `done` when that was no refusal. */
  private step: 'open' | 'sent' | 'done' = 'open';
  private readonly live = new RoomController(this);

  constructor() {
    super();
    this.addEventListener('hallway-request-failed', this.failed);
  }

  protected override render(): TemplateResult {
    if (this.pending) this.step = 'sent';
    else if (this.step === 'sent') this.step = 'done';
    return html`<dialog class="confirm" part="dialog" aria-labelledby="title" @close=${this.closed}>
      ${this.step === 'done' ? this.thanks() : this.form()}
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
    if (this.step === 'done') this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }

  private get pending(): boolean {
    return this.live.pending('person-report', this.person);
  }

  private form(): TemplateResult {
    const { pending } = this;
    return html`<h4 class="head" id="title">${this.t('report.title', { name: this.name })}</h4>
      <form novalidate @submit=${this.submit}>
        ${this.reasons()}${this.text()}
        <p class="tiny muted">${this.t('report.kept')}</p>
        ${this.failure ? html`<p class="hint bad" role="alert">${this.t(`error.${this.failure}`)}</p>` : nothing}
        <div class="row">
          <button class="btn grow" type="button" @click=${this.close}>${this.t('room.cancel')}</button>
          <button class="btn grow primary" aria-disabled=${pending ? 'true' : nothing}>
            ${pending ? html`<span class="spin"></span>` : nothing}${this.t('report.send')}
          </button>
        </div>
      </form>`;
  }

  private reasons(): TemplateResult {
    const fault = this.missing ? this.t('report.missing') : undefined;
    const choices = REASONS.map((value) => ({ value, label: this.t(`report.${value}`) }));
    return choiceField(
      { name: 'reason', label: this.t('report.reason'), fault, required: true },
      choices,
      this.reason,
      (event) => {
        this.reason = (event.target as HTMLInputElement).value as ReportReason;
        this.missing = false;
      },
    );
  }

  private text(): TemplateResult {
    return formField(
      { name: 'message', label: this.t('report.message') },
      ({ id }) =>
        html`<textarea
          class="input"
          id=${id}
          maxlength=${MOST}
          dir="auto"
          .value=${this.message}
          @input=${(event: Event) => (this.message = (event.target as HTMLTextAreaElement).value)}
        ></textarea>`,
    );
  }

  private thanks(): TemplateResult {
    return html`<div class="thanks" tabindex="-1">
        <h4 class="head" id="title">${this.t('report.sent')}</h4>
        <p class="muted">${this.t('report.sentText')}</p>
      </div>
      <div class="row">
        <button class="btn grow" type="button" @click=${this.close}>${this.t('report.close')}</button>
      </div>`;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { reason, person, pending } = this;
    if (!reason) {
      this.missing = true;
      this.renderRoot.querySelector<HTMLElement>('input')?.focus();
      return;
    }
    if (pending) return;
    const message = this.message.trim();
    this.failure = undefined;
    this.live.request(new PersonReportRequest({ person, reason, ...(message && { message }) }));
  };

  private readonly failed = ({ detail: { code } }: RequestFailedEvent): void => {
    this.step = 'open';
    this.failure = code;
  };

  private readonly close = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  private readonly closed = (): void => {
    this.dispatchEvent(new Event('close'));
  };
}
