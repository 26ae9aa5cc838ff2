import { atom } from 'nanostores';
import type { Config } from '../config/config.ts';
import { Connection } from './connection.ts';

const MINUTE = 60_000;

/** What a page has one of, whatever number of elements and copies of the bundle are on it. */
export class Hub {
  /** Epoch ms, once a second; stands still while nobody reads it or nobody sees the page. */
  readonly $now = atom(Date.now());
  /** The same once a minute. */
  readonly $minute = atom(Date.now());
  readonly #connections = new Map<unknown, Connection>();

  constructor() {
    const { $now, $minute } = this;
    $minute.eq = (one, other) => Math.floor((one ?? 0) / MINUTE) === Math.floor((other ?? 0) / MINUTE);
    setInterval(() => {
      if (document.hidden) return;
      for (const $time of [$now, $minute]) if ($time.lc) $time.set(Date.now());
    }, 1000);
  }

  /** Where an element's data come from: one connection for all elements that find the same backend. */
  connection(config: Config): Connection {
    const { backend, tokenEndpoint, api, userToken } = config;
    const key = backend ?? `${tokenEndpoint} ${tokenEndpoint || api}`;
    const connection = this.#connections.get(key) ?? new Connection(config);
    this.#connections.set(key, connection);
    // An element that is told nothing of the viewer does not unsay what another one was told.
    if (userToken || !connection.config.userToken) connection.config = config;
    return connection;
  }
}

const KEY = Symbol.for('hallway.hub.1');
const shared = globalThis as { [KEY]?: Hub };

/** The page's hub. A second copy of the bundle uses the first one's. */
export function hub(): Hub {
  return (shared[KEY] ??= new Hub());
}
