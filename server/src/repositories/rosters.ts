import { and, asc, count, eq, getTableColumns, inArray, not, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { hands, members, people, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { followedOnStage } from './follows.ts';
import { IS_LISTENING, IS_ON_STAGE, IS_PRESENT, type MemberRow } from './members.ts';
import type { PersonRow } from './people.ts';

/** Somebody in a room and who they are. */
export interface MemberAndPerson {
  readonly member: MemberRow;
  readonly person: PersonRow;
  readonly handRaised: boolean;
}

const inviters = alias(people, 'inviters');
const both = { member: getTableColumns(members), person: getTableColumns(people) };
const handRaised = sql<boolean>`${hands.seq} is not null`;
const ofMember = and(eq(hands.roomId, members.roomId), eq(hands.personId, members.personId));

/** Those on stage in these rooms: host, moderators, speakers, each in the order in which they came. */
export async function findStages(db: Queryable, roomIds: readonly string[]): Promise<MemberAndPerson[]> {
  if (roomIds.length === 0) return [];
  const rank = sql`array_position(array['host', 'moderator', 'speaker'], ${members.role})`;
  return db
    .select({ ...both, handRaised: sql<boolean>`false` })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(inArray(members.roomId, [...roomIds]), IS_ON_STAGE))
    .orderBy(rank, members.stageAt, members.personId);
}

/** How many listen in each of these rooms; rooms without listeners are left out. */
export async function countListeners(
  db: Queryable,
  roomIds: readonly string[],
): Promise<Map<string, number>> {
  if (roomIds.length === 0) return new Map();
  const counted = await db
    .select({ roomId: members.roomId, count: count() })
    .from(members)
    .where(and(inArray(members.roomId, [...roomIds]), IS_LISTENING))
    .groupBy(members.roomId);
  return new Map(counted.map((row) => [row.roomId, row.count]));
}

/**
 * The order of a queue of hands, in a query that has them and their room: how long somebody was on stage counts only
 * where the room is set so.
 */
const IN_ORDER = [
  sql`case when ${rooms.handOrder} = 'least_on_stage' then (select "part"."stage_ms" from ${members} as "part"
    where "part"."room_id" = ${hands.roomId} and "part"."person_id" = ${hands.personId}) end`,
  asc(hands.seq),
];

/** A raised hand and whose it is. */
export interface HandRow extends MemberAndPerson {
  readonly raisedAt: Date;
  readonly followed: boolean;
}

/** The first hands of a queue. */
export async function findHands(db: Queryable, roomId: string, limit: number): Promise<HandRow[]> {
  return db
    .select({
      ...both,
      handRaised: sql<boolean>`true`,
      raisedAt: hands.raisedAt,
      followed: followedOnStage(roomId, members.personId),
    })
    .from(hands)
    .innerJoin(members, ofMember)
    .innerJoin(people, eq(people.id, members.personId))
    .innerJoin(rooms, eq(rooms.id, hands.roomId))
    .where(eq(hands.roomId, roomId))
    .orderBy(...IN_ORDER)
    .limit(limit);
}

/** How long a queue is. */
export async function countHands(db: Queryable, roomId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(hands).where(eq(hands.roomId, roomId));
  return row?.count ?? 0;
}

/** What a viewer sees of themselves. */
export interface OwnRow extends MemberAndPerson {
  readonly raisedAt: Date | null;
  /** In the queue, 1 is next. */
  readonly place: number | null;
  readonly inviterName: string | null;
}

/** The parts that these people have in a room; those who have none, or with `raisedOnly` no hand up, are left out. */
export async function findOwn(
  db: Queryable,
  roomId: string,
  personIds: readonly string[],
  raisedOnly: boolean,
): Promise<OwnRow[]> {
  if (personIds.length === 0) return [];
  const queue = db
    .select({
      personId: hands.personId,
      raisedAt: hands.raisedAt,
      place: sql<string>`row_number() over (order by ${sql.join(IN_ORDER, sql`, `)})`.as('place'),
    })
    .from(hands)
    .innerJoin(rooms, eq(rooms.id, hands.roomId))
    .where(eq(hands.roomId, roomId))
    .as('queue');
  const conditions = [eq(members.roomId, roomId), inArray(members.personId, [...personIds])];
  if (raisedOnly) conditions.push(sql`${queue.place} is not null`);
  const found = await db
    .select({
      ...both,
      raisedAt: queue.raisedAt,
      place: sql<string | null>`${queue.place}`,
      inviterName: inviters.name,
    })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .leftJoin(queue, eq(queue.personId, members.personId))
    .leftJoin(inviters, eq(inviters.id, members.invitedBy))
    .where(and(...conditions));
  return found.map((row) => ({
    ...row,
    place: row.place === null ? null : Number(row.place),
    handRaised: row.place !== null,
  }));
}

/** The end of a page: the next one begins after it. */
export interface RosterKey {
  readonly at: Date;
  readonly id: string;
}

/** Which listeners: those whom somebody on stage follows or the others, and only those with this in their name. */
export interface RosterFilter {
  readonly followed: boolean;
  readonly search: string | undefined;
}

/** A page of the listeners who are there: those whom somebody on stage follows, or the others. */
export async function findListeners(
  db: Queryable,
  roomId: string,
  page: RosterFilter & { limit: number; after: RosterKey | undefined },
): Promise<MemberAndPerson[]> {
  const conditions = listenersWhere(roomId, page);
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(
      sql`(${members.joinedAt}, ${members.personId}) > (${at.toISOString()}::timestamptz, ${id})`,
    );
  }
  return db
    .select({ ...both, handRaised })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .leftJoin(hands, ofMember)
    .where(and(...conditions))
    .orderBy(members.joinedAt, members.personId)
    .limit(page.limit);
}

/** How many listeners a section has. */
export async function countSection(db: Queryable, roomId: string, filter: RosterFilter): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(...listenersWhere(roomId, filter)));
  return row?.count ?? 0;
}

function listenersWhere(roomId: string, { followed, search }: RosterFilter): SQL[] {
  const isFollowed = followedOnStage(roomId, members.personId);
  return [
    eq(members.roomId, roomId),
    IS_PRESENT,
    eq(members.listening, true),
    eq(members.role, 'listener'),
    followed ? isFollowed : not(isFollowed),
    ...(search === undefined
      ? []
      : [sql`position(hallway_fold(${search}) in hallway_fold(${people.name})) > 0`]),
  ];
}
