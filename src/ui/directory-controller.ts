import { type Config, resolveConfig } from '../config/config.ts';
import { onConfigChange } from '../config/page.ts';
import type { Connection } from '../models/connection.ts';
import { hub } from '../models/hub.ts';
import { type ControllerHost, StoreController } from './store-controller.ts';

/** Ties an element to what its backend knows besides rooms, for as long as it is in the document. */
export class DirectoryController<Host extends ControllerHost & HTMLElement> extends StoreController<Host> {
  /** Where the data come from; nothing while the element is not in the document. */
  connection: Connection | undefined;
  #stop: (() => void) | undefined;
  #watched: { readonly key: unknown; readonly stop: () => void } | undefined;

  /** What is set for the element. */
  get config(): Config {
    return resolveConfig(this.host);
  }

  /** Watches one thing, until `key` is another one or the element is removed; call it with each render. */
  watch(key: unknown, begin: () => () => void): void {
    if (this.#watched?.key === key) return;
    this.#watched?.stop();
    this.#watched = { key, stop: begin() };
  }

  hostConnected(): void {
    this.#stop = onConfigChange((namesOnly) => {
      if (!namesOnly) this.#settle();
    });
    this.#settle();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#stop?.();
    this.#swap(undefined);
  }

  #settle(): void {
    this.#swap(hub().connection(this.config));
    this.host.requestUpdate();
  }

  #swap(connection: Connection | undefined): void {
    if (connection === this.connection) return;
    this.connection = connection;
    this.#watched?.stop();
    this.#watched = undefined;
    this.forget();
  }
}
