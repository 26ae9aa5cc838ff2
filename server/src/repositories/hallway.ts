import { and, asc, count, eq, getTableColumns, gt, inArray, ne, sql, type SQL } from 'drizzle-orm';

import { clubFollows, clubs, follows, members, people, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, type Onlooker } from './access.ts';
import { IS_LISTENING, IS_ON_STAGE } from './members.ts';
import type { ClubRow, RoomAndClub } from './rooms.ts';

/** Which rooms a list holds. */
export interface ListFilter {
  readonly onlooker: Onlooker;
  /** Slugs and words, one of which the room's must be. */
  readonly topics: readonly string[] | undefined;
  readonly club: string | undefined;
  /** BCP 47 tag; those that go on after it match too. */
  readonly language: string | undefined;
  /** For `to_tsquery`, and the topics that it names; a search without a word finds nothing. */
  readonly search: { readonly words: string; readonly topics: readonly string[] } | undefined;
}

/** A list's states, written out: the index for the search is for one that is known when the query is planned. */
const IS = { live: sql`${rooms.state} = 'live'`, scheduled: sql`${rooms.state} = 'scheduled'` } as const;

/** A live room and what it is sorted by, besides its listeners. */
export interface LiveRoom {
  readonly id: string;
  readonly startedAt: Date;
}

/** All live rooms of a list. They are as many as talk at the same time, whatever there was before. */
export async function findLive(db: Queryable, filter: ListFilter): Promise<LiveRoom[]> {
  const found = await db
    .select({
      id: rooms.id,
      startedAt: sql`coalesce(${rooms.startedAt}, ${rooms.createdAt})`.mapWith(rooms.createdAt),
    })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(IS.live, ...conditions(filter, IS.live)));
  return found;
}

/** The next scheduled rooms of a list, soonest first; those that should be over by now are left out. */
export async function findScheduled(
  db: Queryable,
  filter: ListFilter,
  page: { now: Date; limit: number; after: { at: Date; id: string } | undefined },
): Promise<RoomAndClub[]> {
  const { now, limit, after } = page;
  const day = 24 * 60 * 60 * 1000;
  const where = [
    IS.scheduled,
    // No talk is longer than a day: the index goes to the first of those that may still begin.
    gt(rooms.startsAt, new Date(now.getTime() - day)),
    sql`${rooms.startsAt} + ${rooms.minutes} * interval '1 minute' > ${now.toISOString()}::timestamptz`,
    ...conditions({ ...filter, search: undefined }, IS.scheduled),
  ];
  if (after) {
    where.push(
      sql`(${rooms.startsAt}, ${rooms.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    );
  }
  if (filter.search) {
    // The soonest of each way to be found, so that the rest is never looked at, however much is to come.
    const [first, ...others] = ways(filter.search).map((way) =>
      db
        .select({ id: rooms.id })
        .from(rooms)
        .leftJoin(clubs, eq(clubs.id, rooms.clubId))
        .where(and(...where, way))
        .orderBy(asc(rooms.startsAt), asc(rooms.id))
        .limit(limit),
    );
    const soonest = others.reduce<SQL>((all, way) => sql`${all} union all (${way})`, sql`(${first})`);
    where.splice(0, where.length, sql`${rooms.id} in (${soonest})`);
  }
  return db
    .select({ room: getTableColumns(rooms), club: getTableColumns(clubs) })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(...where))
    .orderBy(asc(rooms.startsAt), asc(rooms.id))
    .limit(limit);
}

function conditions(filter: ListFilter, state: SQL): SQL[] {
  const { onlooker, topics, club, language, search } = filter;
  const found: SQL[] = [knownTo(onlooker)];
  if (topics) found.push(inArray(rooms.topic, [...topics]));
  if (club !== undefined) found.push(eq(clubs.name, club));
  if (language !== undefined) {
    found.push(sql`(${rooms.language} = ${language} or ${rooms.language} like ${`${language}-%`})`);
  }
  if (search) found.push(sql`${rooms.id} in (${matches(search, state)})`);
  return found;
}

/** Ids of the rooms that a search finds. */
function matches(search: NonNullable<ListFilter['search']>, state: SQL): SQL {
  const found = ways(search).map(
    (way) => sql`select ${rooms.id} from ${rooms} left join ${clubs} on ${clubs.id} = ${rooms.clubId}
      where ${state} and ${way}`,
  );
  return sql.join(found, sql` union all `);
}

/** The ways in which a search finds a room, each with an index of its own: together they would have none. */
function ways({ words, topics }: NonNullable<ListFilter['search']>): SQL[] {
  if (words === '') return [sql`false`];
  const query = sql`to_tsquery('simple', hallway_fold(${words}))`;
  const found = [
    sql`hallway_words(${rooms.title} || ' ' || coalesce(${rooms.topic}, '')) @@ ${query}`,
    sql`hallway_words(${clubs.title} || ' ' || ${clubs.name}) @@ ${query}`,
  ];
  if (topics.length > 0) found.push(inArray(rooms.topic, [...topics]));
  return found;
}

/** Rooms by id with their clubs; those that ended meanwhile are missing. */
export async function findListed(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RoomAndClub>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ room: getTableColumns(rooms), club: getTableColumns(clubs) })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(inArray(rooms.id, [...ids]), ne(rooms.state, 'ended')));
  return new Map(found.map((row) => [row.room.id, row]));
}

/** How many listen in each room that has listeners. */
export async function countAllListeners(db: Queryable): Promise<ReadonlyMap<string, number>> {
  const counted = await db
    .select({ id: members.roomId, count: count() })
    .from(members)
    .where(IS_LISTENING)
    .groupBy(members.roomId);
  return new Map(counted.map((row) => [row.id, row.count]));
}

/** Why a room is among those that somebody follows. */
export interface Reason {
  readonly kind: 'club' | 'person';
  readonly name: string;
}

/** Rooms in this state of a club that somebody follows, or with somebody on stage whom they follow; by room id. */
export async function findFollowedRooms(
  db: Queryable,
  followerId: string,
  state: keyof typeof IS,
): Promise<ReadonlyMap<string, Reason>> {
  const [ofClubs, ofPeople] = await Promise.all([
    db
      .select({ id: rooms.id, name: clubs.title })
      .from(clubFollows)
      .innerJoin(clubs, eq(clubs.id, clubFollows.clubId))
      .innerJoin(rooms, eq(rooms.clubId, clubFollows.clubId))
      .where(and(eq(clubFollows.followerId, followerId), IS[state])),
    db
      .select({ id: rooms.id, name: people.name })
      .from(follows)
      .innerJoin(members, and(eq(members.personId, follows.personId), IS_ON_STAGE))
      .innerJoin(rooms, eq(rooms.id, members.roomId))
      .innerJoin(people, eq(people.id, follows.personId))
      .where(and(eq(follows.followerId, followerId), IS[state]))
      .orderBy(people.name),
  ]);
  const reasons = new Map<string, Reason>();
  // A person says more than a club: so people come last, the first by name on top.
  for (const { id, name } of ofClubs) reasons.set(id, { kind: 'club', name });
  for (const { id, name } of ofPeople.toReversed()) reasons.set(id, { kind: 'person', name });
  return reasons;
}

/** What lists of everybody are made of: live rooms that are no secret, with topic and club. */
export async function findLivePublicly(
  db: Queryable,
): Promise<{ id: string; topic: string | null; clubId: string | null }[]> {
  return db
    .select({ id: rooms.id, topic: rooms.topic, clubId: rooms.clubId })
    .from(rooms)
    .where(and(IS.live, knownTo(undefined)));
}

/** Clubs by id. */
export async function findClubsById(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClubRow>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(clubs)
    .where(inArray(clubs.id, [...ids]));
  return new Map(found.map((club) => [club.id, club]));
}
