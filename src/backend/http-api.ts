import type { UserToken } from '../config/page.ts';
import { HallwayError } from '../contract/errors.ts';
import type { EventStream } from './event-stream.ts';
import { type HttpCall, send } from './http-client.ts';
import { HttpSession } from './http-session.ts';

/** A request to the API, whoever makes it. */
export type ApiRequest = Omit<HttpCall, 'token'>;

/** What cards ask of an API; see {@link HttpApi}. */
export type Caller = Pick<HttpApi, 'look' | 'change'>;

/** A Hallway API as the viewer of this page: one session for all that rooms and cards ask of it. */
export class HttpApi {
  readonly session: HttpSession;
  readonly #address: string;
  #stream: EventStream | undefined;

  /** @param userToken - The site's word for who the viewer is, as it is at the time. */
  constructor(address: string, userToken: () => UserToken | undefined) {
    this.#address = address;
    this.session = new HttpSession(address, userToken, () => this.#stream?.restart());
  }

  /** Tells the API's event stream of the session, so that it brings what is this viewer's. */
  join(stream: EventStream): void {
    this.#stream = stream;
    stream.authorize = (refused) => this.#authorize(refused);
  }

  /**
   * One request, with a session that is begun for it where there is none. Rejects with `HallwayError` only.
   */
  async call<Answer>(request: ApiRequest): Promise<Answer> {
    const { session } = this;
    const token = await session.token();
    try {
      return await send<Answer>(this.#address, { ...request, token });
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      session.refused(token);
      return send<Answer>(this.#address, { ...request, token: await session.token() });
    }
  }

  /**
   * One change that lasts. A guest who makes one is remembered in this browser, and it goes out, also where the page goes
   * away before the answer.
   */
  async change<Answer>(request: ApiRequest): Promise<Answer> {
    await this.session.token();
    this.session.keep(true);
    return this.call<Answer>({ ...request, keepalive: true });
  }

  /** One request that anybody may make: as the viewer where it is known who that is, else without a session. */
  async look<Answer>(request: ApiRequest): Promise<Answer> {
    return this.session.known ? this.call<Answer>(request) : send<Answer>(this.#address, request);
  }

  /** One request that goes out within this call, though the page is going away; nothing where there is no session. */
  async last(request: ApiRequest): Promise<void> {
    const token = this.session.current;
    if (token) await send(this.#address, { ...request, token, keepalive: true });
  }

  /** A page whose session cannot be had still shows what everybody may see. */
  async #authorize(refused: boolean): Promise<string | undefined> {
    const { session } = this;
    const { current } = session;
    if (!current) return undefined;
    if (refused) session.refused(current);
    try {
      return await session.token();
    } catch (thrown) {
      const error = HallwayError.from(thrown);
      if (error.retryable) throw error;
      return undefined;
    }
  }
}

function isRefusal(thrown: unknown): boolean {
  const { code } = HallwayError.from(thrown);
  return code === 'session_expired' || code === 'unauthorized';
}
