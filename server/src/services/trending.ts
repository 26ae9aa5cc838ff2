import type { Trending } from '../contract/hallway.ts';
import { findClubsById, findListed, findLivePublicly } from '../repositories/hallway.ts';
import { Brief } from './brief.ts';
import type { ServiceDeps } from './change-room.ts';
import type { Hallway } from './hallway.ts';
import { toClubRef } from './snapshots.ts';
import type { Topics } from './topics.ts';

/** How old the answer may be, in milliseconds. */
const AGE_MS = 2000;
/** So many of each are shown. */
const SHOWN = 10;

/** Live rooms of one topic or club together. */
interface Sum {
  live: number;
  listeners: number;
}

/** What most people listen to: the same for everybody, so it holds nothing that is hidden from anybody. */
export class TrendingLists {
  private readonly deps: ServiceDeps;
  private readonly hallway: Hallway;
  private readonly topics: Topics;
  private readonly answer: Brief<Trending>;

  constructor(deps: ServiceDeps, hallway: Hallway, topics: Topics) {
    this.deps = deps;
    this.hallway = hallway;
    this.topics = topics;
    this.answer = new Brief(deps.clock, AGE_MS);
  }

  /** The first of each by listeners, then by live rooms. */
  get(): Promise<Trending> {
    return this.answer.get('', () => this.read());
  }

  private async read(): Promise<Trending> {
    const { db } = this.deps;
    const [live, counts, topics] = await Promise.all([
      findLivePublicly(db),
      this.hallway.listeners(),
      this.topics.all(),
    ]);
    const top = live
      .map(({ id }) => ({ id, listeners: counts.get(id) ?? 0 }))
      .sort((a, b) => b.listeners - a.listeners || (a.id < b.id ? -1 : 1))
      .slice(0, SHOWN);
    const names = new Map(topics.map((topic) => [topic.slug, topic.names]));
    const byTopic = sum(live, counts, ({ topic }) => (topic !== null && names.has(topic) ? topic : null));
    const byClub = sum(live, counts, ({ clubId }) => clubId);
    const [rows, clubs] = await Promise.all([
      findListed(
        db,
        top.map(({ id }) => id),
      ),
      findClubsById(
        db,
        byClub.map(([id]) => id),
      ),
    ]);
    return {
      rooms: await this.hallway.list(
        top.flatMap(({ id }) => rows.get(id) ?? []),
        new Map(),
      ),
      topics: byTopic.map(([slug, total]) => ({ slug, names: names.get(slug) ?? {}, ...total })),
      clubs: byClub.flatMap(([id, total]) => {
        const club = clubs.get(id);
        return club ? [{ club: toClubRef(club), ...total }] : [];
      }),
    };
  }
}

/** The first few of what rooms have in common, by listeners. */
function sum<Room extends { id: string }>(
  rooms: readonly Room[],
  counts: ReadonlyMap<string, number>,
  keyOf: (room: Room) => string | null,
): [key: string, sum: Sum][] {
  const sums = new Map<string, Sum>();
  for (const room of rooms) {
    const key = keyOf(room);
    if (key === null) continue;
    const found = sums.get(key) ?? { live: 0, listeners: 0 };
    sums.set(key, { live: found.live + 1, listeners: found.listeners + (counts.get(room.id) ?? 0) });
  }
  return [...sums]
    .sort(([a, one], [b, other]) => {
      return other.listeners - one.listeners || other.live - one.live || (a < b ? -1 : 1);
    })
    .slice(0, SHOWN);
}
