import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { configure } from '../../../src/config/page.ts';
import type { HallwayRequestEvent } from '../../../src/events/event.ts';
import type { RoomValues } from '../../../src/models/room-state.ts';
import { PlayerController } from '../../../src/ui/player-controller.ts';
import { HandBackend, HandEngine, ROOM } from './hand-driven.ts';
import { until } from './until.ts';

export { until };

/** An element that shows a few stores as text, and counts its renders. */
export class ShowsRoom extends LitElement {
  @property({ reflect: true }) room = '';
  readonly live = new PlayerController(this);
  renders = 0;

  protected override render() {
    this.renders += 1;
    return html`${this.live.get('$phase')} ${this.live.get('$room')?.title} <slot></slot>`;
  }

  value<Name extends keyof RoomValues>(name: Name): RoomValues[Name] {
    return this.live.get(name);
  }
}

customElements.define('shows-room', ShowsRoom);
customElements.define('hallway-room', class extends ShowsRoom {});

/** A backend and an engine that the page's elements use until the next call. */
export function newPage(): { backend: HandBackend; engine: HandEngine } {
  const backend = new HandBackend();
  const engine = new HandEngine();
  configure({ backend, media: engine });
  return { backend, engine };
}

/** Puts an element on the page. */
export function show(
  tag: 'shows-room' | 'hallway-room' = 'hallway-room',
  room: string = ROOM.name,
): ShowsRoom {
  const element = document.createElement(tag) as ShowsRoom;
  element.room = room;
  document.body.append(element);
  return element;
}

/** Takes all elements off the page and waits until their rooms are let go. */
export async function clear(backend: HandBackend): Promise<void> {
  document.body.replaceChildren();
  await until(() => backend.sinks.size === 0, 'rooms let go');
}

/** Sends a request and waits for what the room makes of it. */
export async function ask(
  element: ShowsRoom,
  event: HallwayRequestEvent,
  done: () => unknown,
): Promise<void> {
  element.live.request(event);
  await until(done, event.type);
}

/** All events of these types that reach the document from now on. */
export function record(...types: string[]): Event[] {
  const events: Event[] = [];
  for (const type of types) document.addEventListener(type, (event) => events.push(event));
  return events;
}
