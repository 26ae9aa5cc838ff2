import { atom } from 'nanostores';
import type { ScheduleDirectory, ScheduleQuery } from '../../backend/schedule-directory.ts';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Talk } from '../../contract/types.ts';
import { warmNumbers } from '../../i18n/warm-numbers.ts';
import type { Connection } from '../connection.ts';
import { watchHint } from './hints.ts';

/** What an element knows of a list of talks. */
export interface Talks {
  readonly status: 'loading' | 'ready' | 'failed';
  /** The last that were known, also while newer ones could not be had. */
  readonly talks: readonly Talk[];
  /** Where more follow. */
  readonly nextCursor: string | null;
  /** Whether a further page is on its way. */
  readonly more: boolean;
  /** Why they could not be had. */
  readonly error: ErrorCode | null;
  /** Epoch ms of the next try, where there is one. */
  readonly retryAt: number | null;
}

/** First and longest pause before what failed is asked for again, in milliseconds. */
const RETRY = { first: 2_000, longest: 60_000 };
/** Most talks of a page that is asked for anew. */
const PAGE_MAX = 100;

/** A list of talks, fetched once for all elements that show it. */
export class TalkList {
  readonly $talks = atom<Talks>({
    status: 'loading',
    talks: [],
    nextCursor: null,
    more: false,
    error: null,
    retryAt: null,
  });
  readonly #connection: Connection;
  readonly #directory: ScheduleDirectory;
  readonly #query: ScheduleQuery;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: Promise<void> | undefined;
  #users = 0;

  constructor(connection: Connection, directory: ScheduleDirectory, query: ScheduleQuery) {
    this.#connection = connection;
    this.#directory = directory;
    this.#query = query;
  }

  /** Keeps the list fresh until the returned function is called. */
  watch(): () => void {
    if (this.#users++ === 0 || this.$talks.get().status !== 'ready') void this.refresh();
    const online = () => void this.refresh();
    addEventListener('online', online);
    const { club } = this.#query;
    const stop = watchHint(this.#connection, club ? 'club' : 'hallway', club ?? '', online);
    return () => {
      this.#users -= 1;
      if (this.#users === 0) clearTimeout(this.#timer);
      removeEventListener('online', online);
      stop();
    };
  }

  /** Asks anew for all that is shown. */
  refresh(): Promise<void> {
    return (this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    }));
  }

  /** Asks for the next page. */
  async more(): Promise<void> {
    const { nextCursor, more } = this.$talks.get();
    if (!nextCursor || more) return;
    this.#set({ more: true });
    try {
      const page = await this.#directory.talks(this.#query, nextCursor);
      const known = new Set(page.talks.map(({ room }) => room.name));
      const before = this.$talks.get().talks.filter(({ room }) => !known.has(room.name));
      this.#set({ talks: [...before, ...page.talks], nextCursor: page.nextCursor, more: false });
    } catch (thrown) {
      this.#set({ more: false, error: HallwayError.from(thrown, 'no_api').code });
    }
  }

  /** Takes how many come to a talk, which was the answer to something else. */
  comes(name: string, coming: number): void {
    this.#set({
      talks: this.$talks
        .get()
        .talks.map((talk) => (talk.room.name === name ? { ...talk, room: { ...talk.room, coming } } : talk)),
    });
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const limit = Math.min(PAGE_MAX, Math.max(this.#query.limit, this.$talks.get().talks.length));
    try {
      const answer = this.#directory.talks({ ...this.#query, limit });
      warmNumbers();
      const { talks, nextCursor } = await answer;
      this.#failures = 0;
      this.#set({ status: 'ready', talks, nextCursor, error: null, retryAt: null });
    } catch (thrown) {
      const { code, retryable, retryAfter } = HallwayError.from(thrown, 'no_api');
      const pause = Math.max(retryAfter ?? 0, Math.min(RETRY.longest, RETRY.first * 2 ** this.#failures++));
      const retryAt = retryable && this.#users ? Date.now() + pause : null;
      if (retryAt) this.#timer = setTimeout(() => void this.refresh(), pause);
      // What was shown before stays: it is older, and nothing else is wrong with it.
      const status = this.$talks.get().status === 'ready' ? 'ready' : 'failed';
      this.#set({ status, error: code, retryAt });
    }
  }

  #set(parts: Partial<Talks>): void {
    this.$talks.set({ ...this.$talks.get(), ...parts });
  }
}
