import type { Backend } from '../../src/backend/backend.ts';
import type { HallwayDirectory, HallwayQuery } from '../../src/backend/hallway-directory.ts';
import { type ErrorCode, HallwayError } from '../../src/contract/errors.ts';
import type { Discovery, HallwayPage, Room, RoomListing, Topic, Trending } from '../../src/contract/types.ts';
import { faceOf } from './faces.ts';
import { nameOf } from './names.ts';
import { simulate, type Simulation } from './simulate.ts';

/** What the hallway does when it is asked: answers, never answers, or refuses. */
export type HallwayBehaviour = 'answer' | 'hang' | ErrorCode;

/** Made-up rooms: name, title, club, topic, language, listeners, people on stage. */
const ROOMS: readonly [string, string, string, string, string, number, number][] = [
  [
    'street-trees',
    'What a street tree hears: sensors in city parks',
    'Sound & Field',
    'urban-nature',
    'en',
    1284,
    3,
  ],
  [
    'counterpoint',
    'Counterpoint at breakfast: inventions for small hands',
    'Slow Keys',
    'music-theory',
    'en',
    212,
    3,
  ],
  ['budget', 'Vilniaus biudžetas lietuviškai ir paprastai', 'Open Data Vilnius', 'open-data', 'lt', 64, 3],
  ['quiet', 'Quiet room: work along, talk on the hour', '', 'society', 'en', 9, 2],
];

/** The tree of the story's topics. */
export const TOPICS: readonly Topic[] = [
  topic('music', 'Music', 'Muzika', 1, [topic('music-theory', 'Music theory', 'Muzikos teorija', 1)]),
  topic('technology', 'Technology', 'Technologijos', 1, [
    topic('open-data', 'Open data', 'Atvirieji duomenys', 1),
  ]),
  topic('nature', 'Nature', 'Gamta', 1, [topic('urban-nature', 'Urban nature', 'Miesto gamta', 1)]),
  topic('society', 'Society', 'Visuomenė', 1),
  topic('books', 'Books', 'Knygos', 0),
];

/** A made-up room in a list; the parts given are its own. */
export function listing(at: number, parts: Partial<RoomListing> = {}, room: Partial<Room> = {}): RoomListing {
  const [name, title, club, about, language, listeners, people] = ROOMS[at % ROOMS.length]!;
  const again = at >= ROOMS.length ? `-${at}` : '';
  return {
    room: {
      name: name + again,
      title,
      state: 'live',
      club: club ? { name: club.toLowerCase().replace(/\W+/g, '-'), title: club, pictureUrl: null } : null,
      topic: about,
      description: null,
      access: 'open',
      recording: false,
      recordingState: 'off',
      recordingAt: null,
      language,
      handPolicy: 'everyone',
      reactionPolicy: 'everyone',
      handOrder: 'raised',
      locked: false,
      hostAwaitedUntil: null,
      capacity: 5000,
      startsAt: null,
      minutes: 60,
      cancelledAt: null,
      coming: 0,
      startedAt: new Date().toISOString(),
      endedAt: null,
      endedAs: null,
      attendance: null,
      ...room,
    },
    stage: Array.from({ length: people }, (_, index) => ({
      id: `p_${at}${index}`,
      name: nameOf('mixed', at * 3 + index),
      avatarUrl: index === 2 ? null : faceOf(at * 3 + index),
      caption: null,
      role: index === 0 ? 'host' : 'speaker',
      muted: false,
      handRaised: false,
      away: false,
    })),
    listeners,
    followed: false,
    because: null,
    ...parts,
  };
}

/** A hallway without a server: change `listings` and call `tell` to make things happen. */
export class SimulatedHallway implements HallwayDirectory {
  readonly simulation: Simulation = simulate({ speaking: 'nobody' });
  readonly backend: Backend;
  /** What was asked for, in order. */
  readonly asked: (HallwayQuery & { readonly limit: number; readonly cursor?: string | undefined })[] = [];
  listings: readonly RoomListing[];
  discovery: Discovery | null = null;
  behaviour: HallwayBehaviour = 'answer';
  readonly #listeners = new Set<() => void>();

  constructor(listings: readonly RoomListing[] = ROOMS.map((_, at) => listing(at))) {
    this.listings = listings;
    this.backend = Object.assign(this.simulation.backend, {
      directory: {
        hallway: this,
        hint: (_kind: string, _name: string, listener: () => void) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
    });
  }

  /** How many watch it. */
  get watchers(): number {
    return this.#listeners.size;
  }

  /** Says that something may have changed. */
  tell(): void {
    this.#listeners.forEach((listener) => listener());
  }

  async rooms(
    query: HallwayQuery,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<HallwayPage> {
    this.asked.push({ ...query, ...page });
    await this.#answer();
    const { state, topic: slug, club, language, q } = query;
    const found = this.listings.filter(
      ({ room }) =>
        room.state === state &&
        (!slug || within(TOPICS, slug).includes(room.topic ?? '')) &&
        (!club || room.club?.name === club) &&
        (!language || room.language.startsWith(language)) &&
        (!q || `${room.title} ${room.club?.title}`.toLowerCase().includes(q.toLowerCase())),
    );
    const from = Number(page.cursor ?? 0);
    const to = from + page.limit;
    return {
      rooms: found.slice(from, to),
      nextCursor: to < found.length ? String(to) : null,
      count: state === 'live' ? found.length : null,
    };
  }

  async topics(only?: string): Promise<readonly Topic[]> {
    await this.#answer();
    return only === undefined
      ? TOPICS
      : TOPICS.flatMap((one) => [one, ...one.children]).filter(({ slug }) => slug === only);
  }

  async trending(): Promise<Trending> {
    await this.#answer();
    const rooms = this.listings.toSorted((a, b) => b.listeners - a.listeners);
    return { rooms, topics: [], clubs: [] };
  }

  async discover(): Promise<Discovery | null> {
    await this.#answer();
    return this.discovery;
  }

  async #answer(): Promise<void> {
    if (this.behaviour === 'hang') await new Promise(() => undefined);
    if (this.behaviour !== 'answer') throw new HallwayError(this.behaviour as ErrorCode);
  }
}

function topic(slug: string, en: string, lt: string, live: number, children: readonly Topic[] = []): Topic {
  return { slug, names: { en, lt }, live, children };
}

function within(topics: readonly Topic[], slug: string, inside = false): string[] {
  return topics.flatMap((one) => {
    const here = inside || one.slug === slug;
    return [...(here ? [one.slug] : []), ...within(one.children, slug, here)];
  });
}
