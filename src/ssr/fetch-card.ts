import { send } from '../backend/http-client.ts';
import { HallwayError } from '../contract/errors.ts';
import type { ComingPage } from '../contract/types.ts';
import type { DrawnRoom } from '../elements/room/room-hydrate.ts';
import { type CardAttributes, type CardData, type CardTag, valueOf } from './card-data.ts';

/** How the API is asked. */
export interface FetchOptions {
  /** Ends what takes too long for the page that waits for it. */
  readonly signal?: AbortSignal | undefined;
}

type Get = <Answer>(path: string) => Promise<Answer>;

/** Faces of those who come to a talk. */
const FACES = 4;

const SOURCES: {
  readonly [Tag in CardTag]: (get: Get, attributes: CardAttributes) => Promise<CardData[Tag]>;
} = {
  'hallway-club-card': (get, attributes) => get(`/v1/clubs/${part(attributes, 'club')}`),
  'hallway-profile-card': (get, attributes) => get(`/v1/people/${part(attributes, 'person')}`),
  'hallway-room': async (get, attributes) => {
    const path = `/v1/rooms/${part(attributes, 'room')}`;
    const drawn = await get<DrawnRoom>(path);
    const { state, coming } = drawn.room;
    if (state !== 'scheduled' || coming === 0) return drawn;
    return { ...drawn, coming: await get<ComingPage>(`${path}/coming?limit=${FACES}`) };
  },
  'hallway-schedule': (get, attributes) => {
    const query = new URLSearchParams({ limit: valueOf(attributes, 'limit') || '10' });
    for (const name of ['club', 'topic']) {
      const value = valueOf(attributes, name);
      if (value) query.set(name, value);
    }
    return get(`/v1/schedule?${query}`);
  },
};

/**
 * Asks a Hallway API for what a card shows, as a viewer of whom nothing is known; nothing where there is no such thing for
 * them. Rejects with `HallwayError` only: a page goes on without the data, and leaves the tag to the script.
 */
export async function fetchCard<Tag extends CardTag>(
  api: string,
  tag: Tag,
  attributes: CardAttributes,
  { signal }: FetchOptions = {},
): Promise<CardData[Tag] | undefined> {
  const address = api.replace(/\/+$/, '');
  try {
    return await SOURCES[tag]((path) => send(address, { method: 'GET', path, signal }), attributes);
  } catch (thrown) {
    const error = HallwayError.from(thrown, 'no_api');
    if (error.code.endsWith('not_found')) return undefined;
    throw error;
  }
}

function part(attributes: CardAttributes, name: string): string {
  return encodeURIComponent(valueOf(attributes, name));
}
