import { LitElement } from 'lit';
import { RoomJoinRequest } from '../../src/events/room-join-request.ts';
import { RoomController } from '../../src/ui/room-controller.ts';

/** Joins a room as soon as it is in the page: for stories, tests and benches of one element by itself. */
class SimulatedJoiner extends LitElement {
  static override properties = { room: {} };
  declare room: string;
  private readonly live = new RoomController(this);

  constructor() {
    super();
    this.room = '';
  }

  /** Whether the viewer is in the room and has heard who is on stage. */
  get joined(): boolean {
    const { live } = this;
    return live.get('$phase') === 'joined' && live.get('$people').length >= live.get('$stage').length;
  }

  protected override firstUpdated(): void {
    this.live.request(new RoomJoinRequest());
  }
}

/** An element, not to be seen, that joins a room once it is in the page. */
export function joiner(room: string): HTMLElement & { readonly joined: boolean } {
  // Here and not beside the class: a bundler may leave out a module that is imported for its side effect alone.
  if (!customElements.get('simulated-joiner')) customElements.define('simulated-joiner', SimulatedJoiner);
  const element = new SimulatedJoiner();
  element.room = room;
  element.hidden = true;
  return element;
}

/** Joins a room and waits until the viewer is in it; rejects where that takes too long. Remove the element to leave. */
export async function join(room: string, container: Element = document.body): Promise<HTMLElement> {
  const element = joiner(room);
  container.append(element);
  const deadline = Date.now() + 20_000;
  while (!element.joined) {
    if (Date.now() > deadline) throw new Error(`The simulated room ${room} was not joined.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return element;
}
