import type { UserToken } from '../config/page.ts';
import { HallwayError } from '../contract/errors.ts';
import type { JoinGrant } from '../contract/types.ts';
import type { Backend, RoomSink } from './backend.ts';
import { bareRoom } from './bare-room.ts';
import { send } from './http-client.ts';

/**
 * A bare LiveKit deployment: all there is is an endpoint that mints tokens, in LiveKit's standard format
 * (https://docs.livekit.io/frontends/build/authentication/endpoint/). A room is then its name and whoever LiveKit shows.
 */
export class TokenEndpointBackend implements Backend {
  readonly features: Backend['features'] = new Set<never>();
  readonly #endpoint: string;
  readonly #userToken: () => UserToken | undefined;

  /** @param userToken - Sent as bearer token where the site has one. */
  constructor(endpoint: string, userToken: () => UserToken | undefined) {
    this.#endpoint = endpoint;
    this.#userToken = userToken;
  }

  watch(name: string, sink: RoomSink): () => void {
    sink.room(bareRoom(name));
    return () => undefined;
  }

  async join(room: string, { signal }: { signal?: AbortSignal }): Promise<JoinGrant> {
    const userToken = this.#userToken();
    const { server_url, participant_token } = await send<JoinGrant>(this.#endpoint, {
      method: 'POST',
      path: '',
      body: { room_name: room },
      token: await (typeof userToken === 'function' ? userToken() : userToken),
      signal,
    });
    if (typeof server_url !== 'string' || typeof participant_token !== 'string') {
      throw new HallwayError('bad_api');
    }
    return { server_url, participant_token };
  }

  listening(): Promise<void> {
    return Promise.resolve();
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }

  roster(): Promise<never> {
    return Promise.reject(new HallwayError('not_supported'));
  }

  act(): Promise<never> {
    return Promise.reject(new HallwayError('not_supported'));
  }
}
