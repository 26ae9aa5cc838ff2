import type { UserToken } from '../config/page.ts';

import type { Session } from '../contract/types.ts';
import { send } from './http-client.ts';
import { remembered, sessionKey } from './remembered.ts';

/** A session is renewed when it has less than this to live. */
const MARGIN = 60_000;

interface Kept {
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/**
 * Who the viewer is to the API: a guest, or the person that the site vouches for. The token lives in memory; a guest's
 * also in `sessionStorage` once somebody joined, so that a reload finds the same guest, and in `localStorage` once they
 * did something that lasts (followed, asked to be reminded). A person who was such a guest brings that along.
 */
export class HttpSession {
  readonly #api: string;
  readonly #userToken: () => UserToken | undefined;
  readonly #changed: () => void;
  readonly #key: string;
  #session: Kept | undefined;
  /** What the session was begun with. */
  #begunWith: UserToken | undefined;
  #beginning: Promise<string> | undefined;
  /** The guest that this browser remembers while the site vouches for somebody. */
  #guest: Kept | undefined;

  /** @param changed - Called when there is a new session, not when one was only renewed. */
  constructor(api: string, userToken: () => UserToken | undefined, changed: () => void) {
    this.#api = api;
    this.#userToken = userToken;
    this.#changed = changed;
    this.#key = sessionKey(api);
    const kept = this.#restore();
    if (userToken()) this.#guest = kept;
    else this.#session = kept;
  }

  /** Whether it is known who the viewer is, or can be told: then answers hold what is theirs. */
  get known(): boolean {
    return Boolean(this.#session ?? this.#userToken());
  }

  /** The token of now, if there is one: for what must not wait. */
  get current(): string | undefined {
    return this.#session?.token;
  }

  /** A token that is good for a minute or more; begins or renews the session where it must. */
  async token(): Promise<string> {
    const session = this.#session;
    if (session && this.#begunWith === this.#userToken() && session.expiresAt - Date.now() > MARGIN) {
      return session.token;
    }
    this.#beginning ??= this.#begin().finally(() => (this.#beginning = undefined));
    return this.#beginning;
  }

  /** The server refused the token: the next call begins anew, as the same guest where the server still knows them. */
  refused(token: string): void {
    if (this.#session?.token === token) this.#session = { token, expiresAt: 0 };
  }

  /** Remembers a guest over a reload of the page; with `lasting` also over visits. */
  keep(lasting = false): void {
    if (this.#begunWith || !this.#session) return;
    try {
      (lasting ? localStorage : sessionStorage).setItem(this.#key, JSON.stringify(this.#session));
    } catch {
      // Storage is closed to frames of another site, or full: a reload then makes a new guest.
    }
  }

  async #begin(): Promise<string> {
    const userToken = this.#userToken();
    const signed = await (typeof userToken === 'function' ? userToken() : userToken);
    const same = this.#begunWith === userToken;
    // Whom the site did not vouch for before: as a person they keep what they did as a guest.
    const before = this.#begunWith ? undefined : (this.#session ?? this.#guest);
    const guest = signed ? before : same ? this.#session : undefined;
    const answer = await send<Session>(this.#api, {
      method: 'POST',
      path: '/v1/session',
      body: signed ? { userToken: signed } : {},
      token: guest?.token,
    });
    if (signed) this.#forget();
    const fresh = !this.#session || !same;
    this.#session = { token: answer.token, expiresAt: Date.parse(answer.expiresAt) };
    this.#begunWith = userToken;
    // A guest who is remembered is remembered by the token that is good now.
    if (!signed && this.#lasting()) this.keep(true);
    if (fresh) this.#changed();
    return answer.token;
  }

  #restore(): Kept | undefined {
    try {
      const kept = JSON.parse(remembered(this.#api) ?? 'null') as Partial<Kept> | null;
      if (typeof kept?.token !== 'string' || typeof kept.expiresAt !== 'number') return undefined;
      return { token: kept.token, expiresAt: kept.expiresAt };
    } catch {
      // Not what we wrote: begin as a new guest.
      return undefined;
    }
  }

  #lasting(): boolean {
    try {
      return localStorage.getItem(this.#key) !== null;
    } catch {
      // Closed to us: then nothing lasts.
      return false;
    }
  }

  /** The guest has become a person. */
  #forget(): void {
    this.#guest = undefined;
    try {
      sessionStorage.removeItem(this.#key);
      localStorage.removeItem(this.#key);
    } catch {
      // Closed to us: nothing was kept.
    }
  }
}
