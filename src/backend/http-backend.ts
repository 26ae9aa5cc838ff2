import type {
  Ban,
  JoinGrant,
  ReactionCounts,
  RoomAction,
  RosterPage,
  RosterSection,
} from '../contract/types.ts';
import { ALL_FEATURES, type Backend, type RoomRecords, type RoomSink } from './backend.ts';
import type { EventStream } from './event-stream.ts';
import type { HttpApi } from './http-api.ts';
import { part, post, type RoomCall, routeOf } from './http-routes.ts';

/**
 * A Hallway server over HTTP. Cards need only its event stream; this, all that a viewer does, is fetched with the first
 * sign of intent. Each call is made as the viewer of the session.
 */
export class HttpBackend implements Backend {
  readonly features = ALL_FEATURES;
  readonly records: RoomRecords = {
    log: (room, cursor) => this.#get(room, `log${cursor ? `?cursor=${part(cursor)}` : ''}`),
    bans: async (room) => (await this.#get<{ bans: Ban[] }>(room, 'bans')).bans,
    reports: (room) => this.#get(room, 'reports'),
  };
  readonly #http: HttpApi;
  readonly #stream: EventStream;

  /** @param stream - Of the same API. */
  constructor(http: HttpApi, stream: EventStream) {
    this.#http = http;
    this.#stream = stream;
    http.join(stream);
  }

  watch(room: string, sink: RoomSink): () => void {
    return this.#stream.watch(room, sink);
  }

  warm(): void {
    // What fails here fails again, and is told, where it is needed.
    this.#http.session.token().catch(() => undefined);
  }

  async join(room: string, options: { preload: boolean; signal?: AbortSignal }): Promise<JoinGrant> {
    const { preload, signal } = options;
    return this.#http.call({ ...below(room, post('join', preload ? { preload } : {})), signal });
  }

  attend(room: string, here: boolean): void {
    const { held } = this.#stream;
    if (here) held.add(room);
    else held.delete(room);
    if (here) this.#http.session.keep();
  }

  async listening(room: string): Promise<void> {
    await this.#http.call(below(room, post('listening')));
  }

  async leave(room: string, { unload = false } = {}): Promise<void> {
    await this.#http.last(below(room, post('leave', unload ? { unload } : undefined)));
  }

  async roster(room: string, section: RosterSection, cursor?: string, search?: string): Promise<RosterPage> {
    const query = new URLSearchParams({ section, ...(search && { search }), ...(cursor && { cursor }) });
    return this.#get(room, `roster?${query.toString()}`);
  }

  async act(room: string, action: RoomAction): Promise<void> {
    await this.#http.call(below(room, routeOf(action)));
  }

  reactions(room: string, listener: (counts: ReactionCounts) => void): () => void {
    // Without counts only the stream is new, and what was missed is over.
    return this.#stream.hint('reactions', room, (counts) => counts && listener(counts));
  }

  async react(room: string, counts: ReactionCounts): Promise<void> {
    await this.#http.call(below(room, post('reactions', { counts })));
  }

  async #get<Answer>(room: string, path: string): Promise<Answer> {
    return this.#http.call(below(room, { method: 'GET', path }));
  }
}

function below(room: string, request: RoomCall): RoomCall {
  return { ...request, path: `/v1/rooms/${part(room)}/${request.path}` };
}
