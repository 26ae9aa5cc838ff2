import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Person } from '../../contract/types.ts';
import type { PlayerController } from '../../ui/player-controller.ts';

/** Milliseconds for which nobody has typed before it is asked for. */
const PAUSE = 250;

/** What is searched for in the audience, and what came of it. */
export class Finder implements ReactiveController {
  /** As typed. */
  text = '';
  /** Those whose name holds it; undefined while that is not known. */
  found: readonly Person[] | undefined;
  failure: ErrorCode | undefined;
  private readonly host: ReactiveControllerHost;
  private readonly live: PlayerController;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, live: PlayerController) {
    this.host = host;
    this.live = live;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.search('');
  }

  /** Whether anything is searched for. */
  get searches(): boolean {
    return this.text.trim() !== '';
  }

  /** Takes what stands in the field now. What was found before stays until the answer is here. */
  search(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.failure = undefined;
    if (this.searches) this.timer = setTimeout(() => void this.ask(text.trim()), PAUSE);
    else this.found = undefined;
    this.host.requestUpdate();
  }

  private async ask(wanted: string): Promise<void> {
    const stale = () => this.text.trim() !== wanted;
    try {
      const found = await this.live.lookUp((records) => records.find(wanted));
      if (!stale()) this.found = found;
    } catch (thrown) {
      if (!stale()) this.failure = HallwayError.from(thrown).code;
    }
    this.host.requestUpdate();
  }
}
