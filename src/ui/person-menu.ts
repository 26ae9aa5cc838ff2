import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Person, RoomAction } from '../contract/types.ts';
import { ModerationRequest } from '../events/moderation-request.ts';
import type { Speech } from '../i18n/text.ts';
import { ConfirmController } from './confirm.ts';
import { icon } from './icon.ts';
import { MORE } from './icons/player.ts';
import { MenuController, type MenuHost } from './menu.ts';
import { actsOn, type PersonAct } from './person-acts.ts';
import type { RoomController } from './room-controller.ts';

/**
 * What a moderator may do to somebody: the button at the end of a row, the menu that it opens, and the question before
 * what is final. The host renders `overlays()` once and has `menuStyles`, `confirmStyles` and `controlStyles`.
 */
export class PersonMenu implements ReactiveController {
  private readonly host: MenuHost;
  private readonly live: RoomController;
  private readonly speech: () => Speech;
  private readonly send: (action: RoomAction) => void;
  private readonly menu: MenuController;
  private readonly confirm: ConfirmController;
  /** Whom the open menu is about. */
  private person: Person | undefined;

  /** @param send - Carries a chosen action out; by default it is requested from the room. */
  constructor(
    host: MenuHost,
    live: RoomController,
    speech: () => Speech,
    send = (action: RoomAction): void => void live.request(new ModerationRequest({ action })),
  ) {
    this.host = host;
    this.live = live;
    this.speech = speech;
    this.send = send;
    this.menu = new MenuController(host);
    this.confirm = new ConfirmController(host);
    host.addController(this);
  }

  hostUpdated(): void {
    // Somebody who left, or whose row was scrolled out of a long list, has no button that the menu could stand beside.
    const open = '[part="manage"][aria-expanded="true"]';
    if (this.menu.open !== null && !this.host.renderRoot.querySelector(open)) this.menu.close(false);
  }

  /** The button for somebody's row; nothing where the viewer may do nothing to them. */
  button(person: Person): TemplateResult | typeof nothing {
    const acts = this.acts(person);
    if (!acts.length) return nothing;
    const { say } = this.speech();
    const pending = acts.some(({ action }) => this.live.pending(action.type, person.id));
    const toggle = this.menu.toggler(person.id);
    const open = (event: Event): void => {
      this.person = person;
      if (!pending) toggle(event);
    };
    return html`<button
      class="btn sm icon ghost"
      part="manage"
      type="button"
      aria-label=${say('host.manage', { name: person.name })}
      aria-haspopup="menu"
      aria-expanded=${this.menu.open === person.id ? 'true' : 'false'}
      aria-disabled=${pending ? 'true' : nothing}
      @click=${open}
    >
      ${pending ? html`<span class="spin"></span>` : icon(MORE)}
    </button>`;
  }

  /** Asks a question of the host's own, in the same dialog. */
  ask: ConfirmController['ask'] = (confirmation) => this.confirm.ask(confirmation);

  /** The open menu, or the open question. */
  overlays(): TemplateResult {
    return html`${this.items()}${this.confirm.render()}`;
  }

  private acts(person: Person): PersonAct[] {
    return actsOn(person, this.live.get('$viewer'), this.live.get('$room'));
  }

  private items(): TemplateResult | typeof nothing {
    const { person } = this;
    if (!person || this.menu.open !== person.id) return nothing;
    const { say } = this.speech();
    const acts = this.acts(person);
    return html`<div
      class="menu"
      part="menu"
      popover="manual"
      role="menu"
      aria-label=${say('host.manage', { name: person.name })}
    >
      ${acts.map((act, index) => this.item(person, act, Boolean(act.danger && !acts[index - 1]?.danger)))}
    </div>`;
  }

  private item(person: Person, act: PersonAct, first: boolean): TemplateResult {
    return html`${first ? html`<hr class="rule" />` : nothing}<button
        class=${act.danger ? 'danger' : ''}
        type="button"
        role="menuitem"
        @click=${() => this.choose(person, act)}
      >
        ${icon(act.icon, act.flip ? 'flip' : '')}${this.speech().say(act.text)}
      </button>`;
  }

  private choose({ name }: Person, { action, question }: PersonAct): void {
    const go = (): void => this.send(action);
    if (!question) return go();
    return this.confirm.ask(() => {
      const { say } = this.speech();
      return {
        title: say(question.title, { name }),
        text: say(question.text),
        go: say(question.go),
        cancel: say('room.cancel'),
        onGo: go,
      };
    });
  }
}
