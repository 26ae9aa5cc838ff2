import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';

import { clubs, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, type Onlooker } from './access.ts';
import type { RoomAndClub } from './rooms.ts';

/** Which talks a schedule holds. */
export interface ScheduleFilter {
  readonly onlooker: Onlooker;
  readonly club: string | undefined;
  /** Slugs and words, one of which the talk's must be. */
  readonly topics: readonly string[] | undefined;
  readonly now: Date;
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

const DAY_MS = 86_400_000;

/**
 * Talks that have a time, soonest first. Each state is a walk of its own along the index on state and time, to the end of
 * the page: what was before is never read.
 */
export async function findTalks(db: Queryable, filter: ScheduleFilter): Promise<RoomAndClub[]> {
  const { onlooker, club, topics, now, limit, after } = filter;
  const all: SQL[] = [isNotNull(rooms.startsAt), knownTo(onlooker)];
  if (club !== undefined) all.push(eq(clubs.name, club));
  if (topics) all.push(inArray(rooms.topic, [...topics]));
  if (after) {
    all.push(
      sql`(${rooms.startsAt}, ${rooms.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    );
  }
  // No talk is longer than a day.
  const since = gt(rooms.startsAt, new Date(now.getTime() - DAY_MS));
  const over = sql`${rooms.startsAt} + ${rooms.minutes} * interval '1 minute' <= ${now.toISOString()}::timestamptz`;
  const parts = [
    [eq(rooms.state, 'scheduled'), since, sql`not ${over}`],
    [eq(rooms.state, 'live'), since],
    [eq(rooms.state, 'ended'), gt(rooms.startsAt, now), isNotNull(rooms.cancelledAt)],
  ];
  const found = await Promise.all(
    parts.map((part) =>
      db
        .select({ room: getTableColumns(rooms), club: getTableColumns(clubs) })
        .from(rooms)
        .leftJoin(clubs, eq(clubs.id, rooms.clubId))
        .where(and(...part, ...all))
        .orderBy(asc(rooms.startsAt), asc(rooms.id))
        .limit(limit),
    ),
  );
  return found.flat().sort(soonest).slice(0, limit);
}

function soonest({ room: one }: RoomAndClub, { room: other }: RoomAndClub): number {
  const by = (one.startsAt?.getTime() ?? 0) - (other.startsAt?.getTime() ?? 0);
  return by || (one.id < other.id ? -1 : 1);
}
