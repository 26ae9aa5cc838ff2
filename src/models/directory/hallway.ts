import { atom } from 'nanostores';
import type { HallwayDirectory, HallwayQuery } from '../../backend/hallway-directory.ts';
import { httpHallway } from '../../backend/http-hallway.ts';
import type { Discovery, Topic } from '../../contract/types.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { watchHint } from './hints.ts';
import { RoomList } from './room-list.ts';

/** Numbers of listeners change without a hint: a list that is seen is asked for again after so long, in milliseconds. */
const REFRESH = 20_000;
/** A server answers those whom it does not know alike for so long: a hint is older than such an answer by then. */
const SETTLE = 500;

/** Which list: of the hallway, or of what most people listen to. */
export interface ListQuery extends HallwayQuery {
  readonly sort?: 'trending' | undefined;
}

/** The lists of rooms that a page shows of one backend. */
export class HallwayModel {
  /** All topics as a tree; empty until they are known. */
  readonly $topics = atom<readonly Topic[]>([]);
  /** What the viewer's follows lead to; null until that is known. */
  readonly $discovery = atom<Discovery | null>(null);
  readonly #connection: Connection;
  readonly #directory: HallwayDirectory;
  readonly #lists = new Map<string, RoomList>();

  constructor(connection: Connection, directory: HallwayDirectory) {
    this.#connection = connection;
    this.#directory = directory;
  }

  /** The list of a query: one for all elements that show the same. */
  list(query: ListQuery, size: number): RoomList {
    const key = JSON.stringify([query, size]);
    let list = this.#lists.get(key);
    if (!list) {
      this.#forgetUnseen();
      const { sort, ...asked } = query;
      list = new RoomList(
        sort === 'trending' ? () => this.#trending(size) : (page) => this.#directory.rooms(asked, page),
        size,
      );
      this.#lists.set(key, list);
    }
    return list;
  }

  /** Keeps what is shown fresh until the returned function is called. */
  watch({ discovery }: { discovery: boolean }): () => void {
    let settling: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => this.#refresh(discovery);
    const stop = watchHint(this.#connection, 'hallway', '1', () => {
      settling = setTimeout(refresh, SETTLE);
    });
    const seen = () => {
      if (!document.hidden) refresh();
    };
    const timer = setInterval(seen, REFRESH);
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', refresh);
    void this.#rest(discovery);
    return () => {
      stop();
      clearTimeout(settling);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', refresh);
    };
  }

  #refresh(discovery: boolean): void {
    for (const list of this.#lists.values()) if (list.$state.lc) void list.refresh();
    void this.#rest(discovery);
  }

  /** Topics and discovery: what helps besides the list, which is whole without them. */
  async #rest(discovery: boolean): Promise<void> {
    const [topics, found] = await Promise.allSettled([
      this.#directory.topics(),
      discovery ? this.#directory.discover() : null,
    ]);
    if (topics.status === 'fulfilled') this.$topics.set(topics.value);
    if (found.status === 'fulfilled' && discovery) this.$discovery.set(found.value);
  }

  async #trending(size: number) {
    const { rooms } = await this.#directory.trending();
    return { rooms: rooms.slice(0, size), nextCursor: null, count: null };
  }

  /** A search makes many lists: those that nobody shows any more are let go. */
  #forgetUnseen(): void {
    for (const [key, list] of this.#lists) {
      if (list.$state.lc) continue;
      list.stop();
      this.#lists.delete(key);
    }
  }
}

/** The hallway of a connection; nothing where its backend knows none. */
export function hallwayOf(connection: Connection): HallwayModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('hallway') as HallwayModel | undefined;
  if (!model) {
    const hallway = hasApi ? httpHallway(apiOf(connection)) : config.backend?.directory?.hallway;
    if (!hallway) return undefined;
    directory.set('hallway', (model = new HallwayModel(connection, hallway)));
  }
  return model;
}
