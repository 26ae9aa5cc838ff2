import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { RoomLeaveRequest } from '../../events/room-leave-request.ts';
import type { RoomController } from '../../ui/room-controller.ts';

/** Leaving the room; a host is told first what becomes of it. */
export class Leaving {
  private readonly host: ReactiveControllerHost;
  private readonly live: RoomController;
  private asks = false;

  constructor(host: ReactiveControllerHost, live: RoomController) {
    this.host = host;
    this.live = live;
  }

  /** Leaves, or asks. */
  readonly press = (): void => {
    const { live } = this;
    if (live.get('$phase') !== 'joined') return;
    if (live.get('$viewer')?.role === 'host' && live.features.has('moderation')) this.ask(true);
    else live.request(new RoomLeaveRequest());
  };

  /** The question, while it is asked. */
  question(): TemplateResult | typeof nothing {
    if (!this.asks) return nothing;
    return html`<hallway-x-leave room=${this.live.name} @close=${() => this.ask(false)}></hallway-x-leave>`;
  }

  private ask(asks: boolean): void {
    // Its code arrives while its place is there already; where it cannot be fetched, the next press tries again.
    if (asks) import('./leave.define.ts').catch(() => this.ask(false));
    this.asks = asks;
    this.host.requestUpdate();
  }
}
