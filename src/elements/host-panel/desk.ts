import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { ErrorCode } from '../../contract/errors.ts';
import type { RoomAction } from '../../contract/types.ts';
import { ModerationRequest } from '../../events/moderation-request.ts';
import type { RequestFailedEvent } from '../../events/request-failed.ts';
import { pendingName } from '../../models/pending.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** A button that sends something. */
export interface ActionButton {
  readonly action: RoomAction;
  readonly label: TemplateResult | string;
  /** Where the label alone does not say whom it is about. */
  readonly name?: string;
  /** Besides `btn sm`. */
  readonly tone?: string;
  /** Of one that switches something on and off. */
  readonly pressed?: boolean;
  /** Asks again first. */
  readonly before?: (go: () => void) => void;
}

/** Milliseconds for which an invitation is shown as waiting where nobody tells how it was answered. */
const ANSWER_TIME = 60_000;

function isAbout(key: string, person: string): boolean {
  return key.endsWith(`:${person}`);
}

/**
 * Where the panel's requests leave from: each button knows whether its own waits for an answer, and what the last one was
 * refused with.
 */
export class Desk implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly live: RoomController;
  private readonly failures = new Map<string, ErrorCode>();
  /** The last action of each type that went out from here. */
  private readonly sent = new Map<RoomAction['type'], RoomAction>();
  /** When invitations went out from here, for those who have no hand in the queue to show it; epoch ms by person. */
  private readonly invited = new Map<string, number>();

  constructor(host: ReactiveControllerHost & HTMLElement, live: RoomController) {
    this.host = host;
    this.live = live;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('hallway-request-failed', this.failed);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('hallway-request-failed', this.failed);
  }

  /** Sends an action unless the same one is still under way, or somebody cancels it. */
  send(action: RoomAction): void {
    if (this.waits(action)) return;
    for (const key of this.failures.keys()) {
      if (key === pendingName(action) || ('person' in action && isAbout(key, action.person)))
        this.failures.delete(key);
    }
    // Also where it is cancelled: a radio button, for one, shows the press before anybody could say no.
    this.host.requestUpdate();
    if (!this.live.request(new ModerationRequest({ action }))) return;
    this.sent.set(action.type, action);
    if (action.type === 'stage-invite') this.invited.set(action.person, Date.now());
    if (action.type === 'stage-uninvite') this.invited.delete(action.person);
  }

  /** Whether this very action waits for its answer. */
  waits(action: RoomAction): boolean {
    return this.live.get('$pending').has(pendingName(action));
  }

  /** The action of a type that went out from here and waits for its answer. */
  underWay<Type extends RoomAction['type']>(type: Type): Extract<RoomAction, { type: Type }> | undefined {
    const action = this.sent.get(type);
    return action && this.waits(action) ? (action as Extract<RoomAction, { type: Type }>) : undefined;
  }

  /** Whether somebody was invited from here a moment ago. Who declines without a hand is not told to us. */
  hasInvited(person: string): boolean {
    return this.live.now - (this.invited.get(person) ?? 0) < ANSWER_TIME;
  }

  /** What the last request about somebody, or about a report, was refused with. */
  refusalOf(person: string): ErrorCode | undefined {
    return [...this.failures].find(([key]) => isAbout(key, person))?.[1];
  }

  /** What the last request of one of these types, which are about nobody, was refused with. */
  refusal(...types: readonly RoomAction['type'][]): ErrorCode | undefined {
    return types.map((type) => this.failures.get(type)).find(Boolean);
  }

  /** A small button for one action; while it waits it turns a spinner and keeps the focus. */
  button({ action, label, name, tone = '', pressed, before }: ActionButton): TemplateResult {
    const waits = this.waits(action);
    const go = (): void => this.send(action);
    return html`<button
      class=${`btn sm ${tone}`}
      part="button"
      type="button"
      aria-label=${name ?? nothing}
      aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
      aria-disabled=${waits ? 'true' : nothing}
      @click=${before ? () => before(go) : go}
    >
      ${waits ? html`<span class="spin"></span>` : nothing}${waits && tone.includes('icon') ? nothing : label}
    </button>`;
  }

  private readonly failed = ({ detail: { trigger, code } }: RequestFailedEvent): void => {
    if (!(trigger instanceof ModerationRequest)) return;
    const { action } = trigger.detail;
    this.failures.set(pendingName(action), code);
    if (action.type === 'stage-invite') this.invited.delete(action.person);
    this.host.requestUpdate();
  };
}
