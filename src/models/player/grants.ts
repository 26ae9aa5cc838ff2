import type { Backend } from '../../backend/backend.ts';
import type { JoinGrant } from '../../contract/types.ts';
import type { MediaGrant } from '../../media/media-session.ts';
import type { RoomModel } from '../room-model.ts';

/** A grant that was fetched in advance is used if the click comes within this time; what it says may be old then. */
const FRESH = 15_000;

/** Where each attempt to connect gets its address and token from. */
export class Grants {
  readonly #model: RoomModel;
  readonly #backend: Backend;
  #warm: { readonly grant: Promise<JoinGrant>; readonly until: number } | undefined;
  #abort = new AbortController();

  constructor(model: RoomModel, backend: Backend) {
    this.#model = model;
    this.#backend = backend;
  }

  /** Fetches a grant for a click that is likely to come; the same one for all signs of intent within a quarter of a minute. */
  warm(): Promise<JoinGrant> {
    if (this.#warm && Date.now() < this.#warm.until) return this.#warm.grant;
    const grant = this.fetch(false);
    const warm = { grant, until: Date.now() + FRESH };
    this.#warm = warm;
    grant.catch(() => {
      // A refusal may be over by the time of the click: ask again then.
      if (this.#warm === warm) this.#warm = undefined;
    });
    return grant;
  }

  /**
   * What a session asks for before each attempt. The first one is requested now, or was already; later ones, perhaps
   * after an hour, are fetched when they are needed.
   */
  source(preload: () => boolean): () => Promise<MediaGrant> {
    let first: Promise<JoinGrant> | undefined = preload() ? this.fetch(true) : this.warm();
    this.#warm = undefined;
    // Told by the one who connects; if nobody gets that far, it does not matter any more.
    first.catch(() => undefined);
    return async () => {
      const next = first ?? this.fetch(preload());
      first = undefined;
      const { server_url, participant_token } = await next;
      return { url: server_url, token: participant_token };
    };
  }

  /** Ends what is under way; nobody wants it any more. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#warm = undefined;
  }

  async fetch(preload: boolean): Promise<JoinGrant> {
    const { name, stores } = this.#model;
    const grant = await this.#backend.join(name, { preload, signal: this.#abort.signal });
    const { viewer } = grant;
    // Later news of the same viewer come faster through the stream; this must not overwrite them with its own age.
    if (viewer && stores.$viewer.get()?.id !== viewer.id) stores.$viewer.set(viewer);
    return grant;
  }
}
