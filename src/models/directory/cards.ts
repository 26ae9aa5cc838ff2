import { atom, type PreinitializedWritableAtom } from 'nanostores';
import type { ErrorCode, HallwayError } from '../../contract/errors.ts';
import { warmNumbers } from '../../i18n/warm-numbers.ts';

/** So many are asked for in one request. */
const AT_ONCE = 100;
/** Elements come to a page in groups: a request waits this long for the others, in milliseconds. */
const GATHER = 20;
/** First and longest pause before what failed is asked for again, in milliseconds. */
const RETRY = { first: 2_000, longest: 60_000 };

/** What an element knows of one card. */
export interface Shown<Card> {
  /** `missing`: there is none of that name, for this viewer. */
  readonly status: 'loading' | 'ready' | 'missing' | 'failed';
  /** The last that was known, also while a newer one is on its way or could not be had. */
  readonly card: Card | null;
  /** Why it could not be had. */
  readonly error: ErrorCode | null;
  /** Epoch ms of the next try, where there is one. */
  readonly retryAt: number | null;
}

/** The store of one card. */
export type CardStore<Card> = PreinitializedWritableAtom<Shown<Card>>;

const UNKNOWN: Shown<never> = { status: 'loading', card: null, error: null, retryAt: null };

/** Cards by name, each fetched once for all elements that show it, many in one request. Only models write them. */
export class Cards<Card> {
  readonly #fetch: (names: readonly string[]) => Promise<readonly Card[]>;
  readonly #nameOf: (card: Card) => string;
  readonly #stores = new Map<string, CardStore<Card>>();
  readonly #wanted = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  /** @param fetchCards - Asks for at most 100; what does not exist is missing in the answer. */
  constructor(
    fetchCards: (names: readonly string[]) => Promise<readonly Card[]>,
    nameOf: (card: Card) => string,
  ) {
    this.#fetch = fetchCards;
    this.#nameOf = nameOf;
    addEventListener('online', () => this.refresh());
  }

  /** The store of a card, which is asked for where nobody has yet. */
  get(name: string): CardStore<Card> {
    let store = this.#stores.get(name);
    if (!store) {
      this.#stores.set(name, (store = atom<Shown<Card>>(UNKNOWN)));
      this.#want(name, GATHER);
    }
    return store;
  }

  /** Whether an element has asked for it. */
  has(name: string): boolean {
    return this.#stores.has(name);
  }

  /** Takes a card that came with the answer to something else. */
  put(card: Card): void {
    this.#stores.get(this.#nameOf(card))?.set({ status: 'ready', card, error: null, retryAt: null });
  }

  /** Asks again for these, or for all, as far as somebody shows them. */
  refresh(names: Iterable<string> = this.#stores.keys(), within = GATHER): void {
    for (const name of names) if (this.#stores.get(name)?.lc) this.#want(name, within);
  }

  #want(name: string, within: number): void {
    this.#wanted.add(name);
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#ask(), within);
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const names = [...this.#wanted];
    this.#wanted.clear();
    for (let at = 0; at < names.length; at += AT_ONCE) await this.#askFor(names.slice(at, at + AT_ONCE));
  }

  async #askFor(names: readonly string[]): Promise<void> {
    try {
      const answer = this.#fetch(names);
      warmNumbers();
      const cards = new Map((await answer).map((card) => [this.#nameOf(card), card]));
      this.#failures = 0;
      for (const name of names) {
        const card = cards.get(name) ?? null;
        this.#stores.get(name)?.set({ status: card ? 'ready' : 'missing', card, error: null, retryAt: null });
      }
    } catch (thrown) {
      // What is no error of ours means that nothing answered. (Known by its name: its class comes with the API's code.)
      const error = thrown as HallwayError;
      this.#failed(names, error?.name === 'HallwayError' ? error : { code: 'no_api', retryable: true });
    }
  }

  #failed(
    names: readonly string[],
    { code, retryable, retryAfter }: Pick<HallwayError, 'code' | 'retryable'> & Partial<HallwayError>,
  ): void {
    const pause = Math.max(retryAfter ?? 0, Math.min(RETRY.longest, RETRY.first * 2 ** this.#failures++));
    const wait = pause * (0.75 + Math.random() / 2);
    for (const name of names) {
      const store = this.#stores.get(name);
      // What was shown before stays: it is older, and nothing else is wrong with it.
      const card = store?.get().card ?? null;
      const retryAt = retryable ? Date.now() + wait : null;
      store?.set({ status: card ? 'ready' : 'failed', card, error: code, retryAt });
      if (retryable) setTimeout(() => this.refresh([name], 0), wait);
    }
  }
}
