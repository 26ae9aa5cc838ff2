import { atom } from 'nanostores';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { HallwayPage, RoomListing } from '../../contract/types.ts';

/** Most rooms in one answer. */
const ANSWER_MAX = 100;
/** First and longest pause before what failed is asked for again, in milliseconds. */
const RETRY = { first: 2_000, longest: 60_000 };

/** What an element knows of a list of rooms. */
export interface RoomListState {
  readonly status: 'loading' | 'ready' | 'failed';
  /** The last that were known, also while newer ones are on their way or could not be had. */
  readonly rooms: readonly RoomListing[];
  /** All of the list, where that is known. */
  readonly count: number | null;
  /** Where the next page begins; null where there is none. */
  readonly cursor: string | null;
  /** Whether the next page is on its way. */
  readonly growing: boolean;
  /** Why it could not be had. */
  readonly error: ErrorCode | null;
}

/** Asks for a page. */
export type FetchPage = (page: { limit: number; cursor?: string | undefined }) => Promise<HallwayPage>;

/** One list of rooms, as long as somebody has asked to see of it. */
export class RoomList {
  readonly $state = atom<RoomListState>({
    status: 'loading',
    rooms: [],
    count: null,
    cursor: null,
    growing: false,
    error: null,
  });
  readonly #fetch: FetchPage;
  readonly #size: number;
  #asked = 0;
  #failures = 0;
  #retrying: ReturnType<typeof setTimeout> | undefined;

  /** @param size - Rooms of one page. */
  constructor(fetchPage: FetchPage, size: number) {
    this.#fetch = fetchPage;
    this.#size = size;
    void this.refresh();
  }

  /** Asks again for all that is shown. An answer that a newer question has overtaken is dropped. */
  async refresh(): Promise<void> {
    clearTimeout(this.#retrying);
    const asked = (this.#asked += 1);
    const limit = Math.min(ANSWER_MAX, Math.max(this.#size, this.$state.get().rooms.length));
    try {
      const page = await this.#fetch({ limit });
      if (asked !== this.#asked) return;
      this.#failures = 0;
      this.#change({ status: 'ready', rooms: page.rooms, count: page.count, cursor: page.nextCursor });
    } catch (thrown) {
      if (asked === this.#asked) this.#failed(HallwayError.from(thrown, 'no_api'));
    }
  }

  /** Asks for the next page. */
  async more(): Promise<void> {
    const { cursor, growing } = this.$state.get();
    if (cursor === null || growing) return;
    const asked = (this.#asked += 1);
    this.$state.set({ ...this.$state.get(), growing: true });
    try {
      const page = await this.#fetch({ limit: this.#size, cursor });
      if (asked !== this.#asked) return;
      // Listeners come and go between two pages: a room may be on both.
      const { rooms } = this.$state.get();
      const known = new Set(rooms.map(({ room }) => room.name));
      const fresh = page.rooms.filter(({ room }) => !known.has(room.name));
      this.#change({ status: 'ready', rooms: [...rooms, ...fresh], cursor: page.nextCursor });
    } catch (thrown) {
      if (asked === this.#asked) this.#failed(HallwayError.from(thrown, 'no_api'));
    } finally {
      this.$state.set({ ...this.$state.get(), growing: false });
    }
  }

  /** Asks no more. */
  stop(): void {
    clearTimeout(this.#retrying);
    this.#asked += 1;
  }

  #change(parts: Partial<RoomListState>): void {
    this.$state.set({ ...this.$state.get(), error: null, ...parts });
  }

  #failed({ code, retryable, retryAfter }: HallwayError): void {
    const { rooms } = this.$state.get();
    // What was shown before stays: it is older, and nothing else is wrong with it.
    this.#change({ status: rooms.length > 0 ? 'ready' : 'failed', error: code });
    if (!retryable) return;
    const pause = Math.max(retryAfter ?? 0, Math.min(RETRY.longest, RETRY.first * 2 ** this.#failures++));
    this.#retrying = setTimeout(() => void this.refresh(), pause * (0.75 + Math.random() / 2));
  }
}
