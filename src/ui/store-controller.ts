import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { hub } from '../models/hub.ts';

/** What controllers ask of their element: a card has no more of it than this. */
export type ControllerHost = Omit<ReactiveControllerHost, 'removeController'>;

/** What a drawing reads by: the element's controller, or on a server what stands for it. */
export type Reader = Pick<StoreController<ControllerHost & HTMLElement>, 'now' | 'minute' | 'read'>;

/**
 * Ties an element to stores for as long as it is in the document: what is read during a render renders the element
 * again when it changes, and nothing else does.
 */
export class StoreController<Host extends ControllerHost & HTMLElement> implements ReactiveController {
  /** The element. */
  readonly host: Host;
  readonly #reads = new Map<unknown, () => void>();

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  /** Epoch ms; renders the element again each second while it is visible. */
  get now(): number {
    // The store stands still while nobody listens, so it may be old when it is read first.
    this.read(hub().$now);
    return Date.now();
  }

  /** Epoch ms; renders the element again with each new minute. */
  get minute(): number {
    this.read(hub().$minute);
    return Date.now();
  }

  /** What a store holds. */
  read<Value>(store: ReadableAtom<Value>): Value {
    // A last render may come after the element was removed.
    if (!this.#reads.has(store) && this.host.isConnected) {
      const stop = store.listen(() => this.host.requestUpdate());
      this.#reads.set(store, stop);
    }
    return store.get();
  }

  /** Listens to nothing until it is read again. */
  forget(): void {
    for (const stop of this.#reads.values()) stop();
    this.#reads.clear();
  }

  hostDisconnected(): void {
    this.forget();
  }
}
