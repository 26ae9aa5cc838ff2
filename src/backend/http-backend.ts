import type { UserToken } from '../config/page.ts';
import { HallwayError } from '../contract/errors.ts';
import type { JoinGrant, RoomAction, RosterPage, RosterSection } from '../contract/types.ts';
import { ALL_FEATURES, type Backend, type RoomSink } from './backend.ts';
import type { EventStream } from './event-stream.ts';
import { send } from './http-client.ts';
import { part, post, type RoomCall, routeOf } from './http-routes.ts';
import { HttpSession } from './http-session.ts';

/**
 * A Hallway server over HTTP. Cards need only its event stream; this, all that a viewer does, is fetched with the first
 * sign of intent. Each call is made as the viewer of the session.
 */
export class HttpBackend implements Backend {
  readonly features = ALL_FEATURES;
  readonly #api: string;
  readonly #session: HttpSession;
  readonly #stream: EventStream;

  /**
   * @param userToken - The site's word for who the viewer is, as it is at the time.
   * @param stream - Of the same API; told of the session, so that it brings what is this viewer's.
   */
  constructor(api: string, userToken: () => UserToken | undefined, stream: EventStream) {
    this.#api = api;
    this.#stream = stream;
    this.#session = new HttpSession(api, userToken, () => stream.restart());
    stream.authorize = (refused) => this.#authorize(refused);
  }

  watch(room: string, sink: RoomSink): () => void {
    return this.#stream.watch(room, sink);
  }

  warm(): void {
    // What fails here fails again, and is told, where it is needed.
    this.#session.token().catch(() => undefined);
  }

  async join(room: string, options: { preload: boolean; signal?: AbortSignal }): Promise<JoinGrant> {
    const { preload, signal } = options;
    return this.#call(room, post('join', preload ? { preload } : {}), signal);
  }

  attend(room: string, here: boolean): void {
    const { held } = this.#stream;
    if (here) held.add(room);
    else held.delete(room);
    if (here) this.#session.keep();
  }

  async listening(room: string): Promise<void> {
    await this.#call(room, post('listening'));
  }

  async leave(room: string): Promise<void> {
    const token = this.#session.current;
    // Sent within this call, because there may be no later: the page is going.
    if (token) await send(this.#api, { ...below(room, post('leave')), token, keepalive: true });
  }

  async roster(room: string, section: RosterSection, cursor?: string): Promise<RosterPage> {
    const query = new URLSearchParams({ section, ...(cursor && { cursor }) });
    return this.#call(room, { method: 'GET', path: `roster?${query}` });
  }

  async act(room: string, action: RoomAction): Promise<void> {
    await this.#call(room, routeOf(action));
  }

  async #call<Answer>(room: string, request: RoomCall, signal?: AbortSignal): Promise<Answer> {
    const token = await this.#session.token();
    const call = { ...below(room, request), signal };
    try {
      return await send<Answer>(this.#api, { ...call, token });
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      this.#session.refused(token);
      return send<Answer>(this.#api, { ...call, token: await this.#session.token() });
    }
  }

  /** A page whose session cannot be had still shows what everybody may see. */
  async #authorize(refused: boolean): Promise<string | undefined> {
    const { current } = this.#session;
    if (!current) return undefined;
    if (refused) this.#session.refused(current);
    try {
      return await this.#session.token();
    } catch (thrown) {
      const error = HallwayError.from(thrown);
      if (error.retryable) throw error;
      return undefined;
    }
  }
}

function below(room: string, request: RoomCall): RoomCall {
  return { ...request, path: `/v1/rooms/${part(room)}/${request.path}` };
}

function isRefusal(thrown: unknown): boolean {
  const { code } = HallwayError.from(thrown);
  return code === 'session_expired' || code === 'unauthorized';
}
