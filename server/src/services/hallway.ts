import { z } from 'zod';

import { FACES_MAX, type HallwayPage, type HallwayQuery, type RoomListing } from '../contract/hallway.ts';
import {
  countAllListeners,
  findFollowedRooms,
  findListed,
  findLive,
  findScheduled,
  type ListFilter,
  type Reason,
} from '../repositories/hallway.ts';
import type { RoomAndClub } from '../repositories/rooms.ts';
import { Brief } from './brief.ts';
import type { ServiceDeps } from './change-room.ts';
import { fromCursor, packCursor, toCursor, unpackCursor, UUID } from './cursors.ts';
import type { Caller } from './rooms.ts';
import { readStages, toRoom } from './snapshots.ts';
import { toWords, type Topics } from './topics.ts';

/** How old numbers of listeners may be, in milliseconds. */
const COUNTS_MS = 2000;
/** How old a page may be for those of whom nothing is known: no older than the shortest wait after a hint. */
const PAGES_MS = 500;
/** So many words of a search count. */
const WORDS_MAX = 8;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Where a page of live rooms ended: followed, listeners, beginning, id. */
const livePosition = z.tuple([z.literal([0, 1]), z.int().min(0), z.iso.datetime(), z.string().regex(UUID)]);

/** What a live room is sorted by. */
interface Ranked {
  readonly id: string;
  readonly followed: 0 | 1;
  readonly listeners: number;
  readonly startedAt: string;
}

/** The lists of rooms of one process. */
export class Hallway {
  private readonly deps: ServiceDeps;
  private readonly topics: Topics;
  private readonly counts: Brief<ReadonlyMap<string, number>>;
  private readonly pages: Brief<HallwayPage>;

  constructor(deps: ServiceDeps, topics: Topics) {
    this.deps = deps;
    this.topics = topics;
    this.counts = new Brief(deps.clock, COUNTS_MS);
    this.pages = new Brief(deps.clock, PAGES_MS);
  }

  /** How many listen in each room that has listeners, up to two seconds ago. */
  listeners(): Promise<ReadonlyMap<string, number>> {
    return this.counts.get('', () => countAllListeners(this.deps.db));
  }

  /** A page of the hallway. @throws {ApiError} `bad_request` (cursor) */
  page(caller: Caller | undefined, query: HallwayQuery): Promise<HallwayPage> {
    if (caller) return this.read(caller, query);
    return this.pages.get(JSON.stringify(query), () => this.read(undefined, query));
  }

  /** Rooms as lists show them, in the order given. */
  async list(found: readonly RoomAndClub[], reasons: ReadonlyMap<string, Reason>): Promise<RoomListing[]> {
    const ids = found.map(({ room }) => room.id);
    const [stages, counts] = await Promise.all([readStages(this.deps.db, ids), this.listeners()]);
    return found.map((row) => ({
      room: toRoom(row),
      stage: stages.get(row.room.id)?.slice(0, FACES_MAX) ?? [],
      listeners: counts.get(row.room.id) ?? 0,
      followed: reasons.has(row.room.id),
      because: reasons.get(row.room.id) ?? null,
    }));
  }

  private async read(caller: Caller | undefined, query: HallwayQuery): Promise<HallwayPage> {
    const { state } = query;
    const id = caller === 'operator' ? undefined : caller?.id;
    const [filter, reasons] = await Promise.all([
      this.filter(caller, query),
      id === undefined ? new Map<string, Reason>() : findFollowedRooms(this.deps.db, id, state),
    ]);
    return state === 'live' ? this.live(filter, reasons, query) : this.scheduled(filter, reasons, query);
  }

  private async filter(onlooker: Caller | undefined, query: HallwayQuery): Promise<ListFilter> {
    const { topic, club, language, q } = query;
    return {
      onlooker,
      topics: topic === undefined ? undefined : await this.topics.within(topic),
      club,
      language,
      search: q === undefined ? undefined : await this.search(q),
    };
  }

  private async search(q: string): Promise<NonNullable<ListFilter['search']>> {
    // The database takes the marks off as it did when it stored them; a topic's names are compared here.
    const words = (q.toLowerCase().match(WORD) ?? []).slice(0, WORDS_MAX);
    if (words.length === 0) return { words: '', topics: [] };
    const topics = await this.topics.named(toWords(words.join(' ')));
    return { words: words.map((word) => `${word}:*`).join(' & '), topics };
  }

  private async live(
    filter: ListFilter,
    reasons: ReadonlyMap<string, Reason>,
    { limit, cursor }: HallwayQuery,
  ): Promise<HallwayPage> {
    const position = unpackCursor(cursor, livePosition);
    const after: Ranked | undefined = position && {
      followed: position[0],
      listeners: position[1],
      startedAt: position[2],
      id: position[3],
    };
    const [all, counts] = await Promise.all([findLive(this.deps.db, filter), this.listeners()]);
    const ranked = all
      .map(({ id, startedAt }): Ranked => {
        const listeners = counts.get(id) ?? 0;
        return { id, followed: reasons.has(id) ? 1 : 0, listeners, startedAt: startedAt.toISOString() };
      })
      .sort(byRank);
    const rest = after ? ranked.filter((room) => byRank(after, room) < 0) : ranked;
    const page = rest.slice(0, limit);
    const rows = await findListed(
      this.deps.db,
      page.map(({ id }) => id),
    );
    const last = page.at(-1);
    return {
      rooms: await this.list(
        page.flatMap(({ id }) => rows.get(id) ?? []),
        reasons,
      ),
      nextCursor:
        last && rest.length > limit
          ? packCursor([last.followed, last.listeners, last.startedAt, last.id])
          : null,
      count: all.length,
    };
  }

  private async scheduled(
    filter: ListFilter,
    reasons: ReadonlyMap<string, Reason>,
    { limit, cursor }: HallwayQuery,
  ): Promise<HallwayPage> {
    const { db, clock } = this.deps;
    const after = fromCursor(cursor, UUID);
    const found = await findScheduled(db, filter, { now: clock.now(), limit: limit + 1, after });
    const page = found.slice(0, limit);
    const last = page.at(-1)?.room;
    return {
      rooms: await this.list(page, reasons),
      nextCursor:
        last?.startsAt && found.length > limit ? toCursor({ at: last.startsAt, id: last.id }) : null,
      count: null,
    };
  }
}

/** Followed ones first, then by listeners, then the newest; never equal. */
function byRank(a: Ranked, b: Ranked): number {
  return (
    b.followed - a.followed ||
    b.listeners - a.listeners ||
    compare(b.startedAt, a.startedAt) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
