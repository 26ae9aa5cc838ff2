import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { InvitationPlace } from '../../backend/host-directory.ts';
import { InvitationChangeRequest } from '../../events/invitation-change-request.ts';
import { InvitationRedeemRequest } from '../../events/invitation-redeem-request.ts';
import type { TextKey, TextPart } from '../../i18n/text.ts';
import { type InvitationsModel, invitationsOf, keyOf } from '../../models/directory/invitations.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { fieldStyles } from '../../theme/field.styles.ts';
import { formStyles } from '../../theme/form.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement } from '../../ui/element.ts';
import { KeepFocus } from '../../ui/keep-focus.ts';
import {
  codeInAddress,
  EMPTY,
  faultOfCode,
  faultsOf,
  forgetCode,
  type InviteDraft,
  toInvitation,
} from './check.ts';
import { createForm, madeNote } from './create.ts';
import { inviteStyles } from './invite.styles.ts';
import { invitationList } from './list.ts';
import { redeemed, redeemForm, refusal } from './redeem.ts';

/** Each element has a key of its own. */
let count = 0;

/**
 * Invitations: a visitor uses one, by the code in the page's address (`?invitation=…`) or a code that is typed. With
 * `create`, those who run a room or a club make them, copy link and code, see how often each was used, and take them back.
 *
 * @element hallway-invite
 * @csspart form - The form.
 * @csspart input - A field.
 * @csspart fault - What is wrong.
 * @csspart button - The button that uses, or makes, an invitation.
 * @csspart done - What is said once it is used, or made.
 * @csspart code - The code of a new invitation.
 * @csspart copy - A button that copies.
 * @csspart list - The invitations that were made.
 * @csspart invitation - One of them.
 * @csspart revoke - The button that takes one back.
 * @csspart more - The button for more of them.
 * @cssstate redeemed - The viewer has used an invitation.
 * @cssstate off - While there is nothing to show: the viewer may not make invitations, or nobody can.
 * @fires {InvitationRedeemRequest} hallway-invitation-redeem-request - Before a code is used; cancelable.
 * @fires {InvitationRedeemedEvent} hallway-invitation-redeemed - The viewer was let in.
 * @fires {InvitationChangeRequest} hallway-invitation-change-request - Before one is made or taken back; cancelable.
 */
export class HallwayInvite extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['invite', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    glyphStyles,
    fieldStyles,
    formStyles,
    inviteStyles,
  ];

  /** Makes invitations instead of using one. */
  @property({ type: Boolean, reflect: true }) create = false;
  /** Name of the room that new invitations are for. */
  @property({ reflect: true }) room = '';
  /** Name of the club that new invitations are for. */
  @property({ reflect: true }) club = '';
  /** Address of the page on which they are used, for links; by default this one. */
  @property({ reflect: true }) page = '';

  @state() private code = codeInAddress();
  @state() private codeFault: TextKey | undefined;
  @state() private draft: InviteDraft = EMPTY;
  @state() private faults: ReturnType<typeof faultsOf> = {};
  @state() private copied = '';
  private readonly key = `invite-${(count += 1)}`;
  /** Selector of what gets the focus as soon as it is there. */
  private focusNext = '';
  private readonly data = new DirectoryController(this);

  constructor() {
    super();
    this.addController(new KeepFocus(this));
  }

  /** Focuses the code. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[name="code"]')?.focus(options);
  }

  protected override updated(): void {
    const next = this.focusNext && this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    if (!next) return;
    this.focusNext = '';
    next.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model } = this;
    const shown = model && (this.create ? this.making(model) : this.using(model));
    this.toggleState('off', !shown);
    return shown ?? nothing;
  }

  private get model(): InvitationsModel | undefined {
    const { connection } = this.data;
    return connection && invitationsOf(connection);
  }

  private get place(): InvitationPlace | undefined {
    if (this.room) return { kind: 'room', name: this.room };
    return this.club ? { kind: 'club', name: this.club } : undefined;
  }

  private using(model: InvitationsModel): TemplateResult {
    const { data, speech } = this;
    const done = data.read(model.$redeemed).get(this.key);
    this.toggleState('redeemed', Boolean(done));
    if (done) {
      forgetCode();
      return redeemed(done, speech);
    }
    return redeemForm({
      speech,
      code: this.code,
      fault: this.codeFault,
      notice: data.read(model.$notices).get(this.key),
      pending: data.read(model.$pending).has(this.key),
      onInput: this.onCode,
      onSubmit: this.redeem,
    });
  }

  private making(model: InvitationsModel): TemplateResult | undefined {
    const { data, speech, place, page, copied } = this;
    if (!place) return undefined;
    const list = data.read(model.list(place));
    const key = keyOf(place);
    if (list.status === 'loading') return undefined;
    if (list.status === 'failed' && list.error) {
      const own = list.error === 'forbidden' ? 'invite.forbidden' : undefined;
      return html`<div class="said">
        ${refusal({ key: `error.${list.error}`, error: list.error }, speech, own)}
      </div>`;
    }
    const pending = data.read(model.$pending);
    return html`${createForm({
      speech,
      draft: this.draft,
      faults: this.faults,
      notice: data.read(model.$notices).get(key),
      pending: pending.has(key),
      onInput: this.onDraft,
      onSubmit: this.make,
    })}
    ${list.made ? madeNote(list.made, page, copied, this.copy, speech) : nothing}
    ${invitationList(list, data.minute, { pending, revoke: this.revoke, more: this.more }, speech)}`;
  }

  private readonly onCode = (event: Event): void => {
    this.code = (event.target as HTMLInputElement).value;
    this.codeFault = undefined;
  };

  private readonly redeem = (event: Event): void => {
    event.preventDefault();
    const { model } = this;
    this.codeFault = faultOfCode(this.code);
    this.focusNext = this.codeFault ? '[name="code"]' : '.said';
    const request = new InvitationRedeemRequest();
    if (model && !this.codeFault && this.dispatchEvent(request)) {
      model.redeem(request, this.code, this.key, this);
    }
  };

  private readonly onDraft = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.draft = { ...this.draft, [name]: value };
    if (name in this.faults) this.faults = { ...this.faults, [name]: undefined };
  };

  private readonly make = (event: Event): void => {
    event.preventDefault();
    const { model, place, draft } = this;
    this.faults = faultsOf(draft);
    const [first] = Object.keys(this.faults);
    if (first) this.focusNext = `[name="${first}"]`;
    if (first || !model || !place) return;
    const wanted = toInvitation(draft, Date.now());
    const request = new InvitationChangeRequest({ action: 'create', [place.kind]: place.name, wanted });
    if (this.dispatchEvent(request)) model.create(request, place, wanted, this);
  };

  private readonly revoke = (id: string): void => {
    const { model, place } = this;
    const request = new InvitationChangeRequest({ action: 'revoke', id });
    if (model && place && this.dispatchEvent(request)) model.revoke(request, place, id, this);
  };

  private readonly more = (): void => {
    if (this.place) void this.model?.load(this.place, true);
  };

  private readonly copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => (this.copied = text),
      () => {
        // Not allowed here: the link is there to be selected and copied by hand.
        this.renderRoot.querySelector<HTMLInputElement>('.made .input')?.select();
      },
    );
  };
}
