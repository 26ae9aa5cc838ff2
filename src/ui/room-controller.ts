import type { BackendFeature } from '../backend/backend.ts';
import { type Config, resolveConfig } from '../config/config.ts';
import { configChanged, onConfigChange } from '../config/page.ts';
import type { HallwayRequestEvent } from '../events/event.ts';
import { parentOf } from '../i18n/language.ts';
import { hub } from '../models/hub.ts';
import type { RoomPlayer } from '../models/player/player.ts';
import { type RoomModel, roomOf, type RoomUser } from '../models/room-model.ts';
import { type RoomValues, UNKNOWN_ROOM } from '../models/room-state.ts';
import { type ControllerHost, StoreController } from './store-controller.ts';

/** An element that shows a room: the one in its own `room`, else that of the `<hallway-room>` around it. */
export interface RoomHost extends ControllerHost, HTMLElement {
  room?: string;
}

const ROOM_TAG = 'hallway-room';

/** Ties an element to its room for as long as it is in the document. */
export class RoomController extends StoreController<RoomHost> implements RoomUser {
  /** The room; none where the element names none, or is not in the document. */
  model: RoomModel | undefined;
  #stop: (() => void) | undefined;

  /** What is set for the element. */
  get config(): Config {
    return resolveConfig(this.host);
  }

  /** The room's name; empty while there is none. */
  get name(): string {
    return roomNameOf(this.host);
  }

  /** What the backend can do; what is missing must be absent. */
  get features(): ReadonlySet<BackendFeature> {
    return this.model?.connection.features ?? new Set();
  }

  /** What a store of the room holds; `UNKNOWN_ROOM`'s value where there is no room yet. */
  get<Name extends keyof RoomValues>(name: Name): RoomValues[Name] {
    return this.model ? this.read(this.model.stores[name]) : UNKNOWN_ROOM[name];
  }

  /** Whether a request of this type (about this person) waits for its answer. */
  pending(type: string, person?: string): boolean {
    return this.get('$pending').has(person === undefined ? type : `${type}:${person}`);
  }

  /** Dispatches a request from the element and, unless somebody cancels it, carries it out. Returns whether it was sent. */
  request(event: HallwayRequestEvent): boolean {
    const goes = this.host.dispatchEvent(event);
    if (goes) this.model?.request(event, this.host);
    return goes;
  }

  /** Gets everything ready for a click that is likely to come. */
  warm(): void {
    this.prepare((player) => player.warm());
  }

  /** Joins in silence, so that the click only has to be heard. */
  preload(): void {
    this.prepare((player) => player.preload());
  }

  hostConnected(): void {
    this.#stop = onConfigChange(this.#settle);
    this.#settle();
  }

  hostUpdate(): void {
    // The host's own `room` may have changed.
    this.#settle(true);
  }

  override hostDisconnected(): void {
    this.#stop?.();
    this.#swap(undefined);
  }

  /** Finds the room anew; where only names may have changed, settings are not looked at. */
  readonly #settle = (namesOnly = false): void => {
    const { name } = this;
    // A last render may come after the element was removed.
    if (!this.host.isConnected || (namesOnly && name === (this.model?.name ?? ''))) return;
    this.#swap(name ? roomOf(hub().connection(this.config), name) : undefined);
  };

  #swap(model: RoomModel | undefined): void {
    const { host } = this;
    const before = this.model;
    if (model === before) return;
    this.model = model;
    before?.remove(this);
    model?.add(this);
    this.forget();
    if (!host.isConnected) return;
    host.requestUpdate();
    // What is inside a room's tag shows the same room.
    if (host.localName === ROOM_TAG) configChanged(true);
  }

  protected prepare(use: (player: RoomPlayer) => void): void {
    // What cannot be prepared now is prepared by the next sign of intent.
    this.model?.use(use).catch(() => undefined);
  }
}

function roomNameOf(host: RoomHost): string {
  if (host.room) return host.room;
  let at = parentOf(host);
  while (at && at.localName !== ROOM_TAG) at = parentOf(at);
  // Its own code may not be here yet: then the attribute speaks for it.
  return (at as RoomHost | null)?.room ?? at?.getAttribute('room') ?? '';
}
