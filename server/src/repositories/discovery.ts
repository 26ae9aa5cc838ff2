import { sql, type SQL } from 'drizzle-orm';

import { clubFollows, clubMembers, clubs, follows, members, people, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { openTo } from './access.ts';

/** So many of those whom somebody follows are looked at, and so many steps on from each. */
const FIRST_MAX = 200;
const SECOND_MAX = 100;

/** Something two steps away, and who leads there. */
export interface Step {
  readonly id: string;
  /** One of those who lead there, by name. */
  readonly name: string;
  /** How many do. */
  readonly count: number;
}

/** Those whom somebody followed last, with the first that they follow or belong to: bounded, whoever is famous. */
function mine(followerId: string): SQL {
  return sql`select ${follows.personId} as "id" from ${follows} where ${follows.followerId} = ${followerId}
    limit ${FIRST_MAX}`;
}

/** People whom those follow whom somebody follows, the most followed by them first. */
export async function findPeopleBeyond(db: Queryable, id: string, limit: number): Promise<Step[]> {
  return steps(
    db,
    sql`with "mine" as (${mine(id)})
      select "next"."id", min(${people.name}) as "name", count(*)::int as "count"
      from "mine" join ${people} on ${people.id} = "mine"."id" cross join lateral (
        select "beyond"."person_id" as "id" from ${follows} as "beyond"
        where "beyond"."follower_id" = "mine"."id" limit ${SECOND_MAX}) as "next"
      where "next"."id" <> ${id} and not exists (
        select 1 from ${follows} as "known" where "known"."follower_id" = ${id} and "known"."person_id" = "next"."id")
      group by "next"."id" order by "count" desc, "next"."id" limit ${limit}`,
  );
}

/** Clubs, no hidden ones, that those follow or belong to whom somebody follows. */
export async function findClubsBeyond(db: Queryable, id: string, limit: number): Promise<Step[]> {
  return steps(
    db,
    sql`with "mine" as (${mine(id)})
      select "next"."id", min(${people.name}) as "name", count(distinct "mine"."id")::int as "count"
      from "mine" join ${people} on ${people.id} = "mine"."id" cross join lateral (
        (select "follow"."club_id" as "id" from ${clubFollows} as "follow"
          where "follow"."follower_id" = "mine"."id" limit ${SECOND_MAX})
        union
        (select "part"."club_id" from ${clubMembers} as "part"
          where "part"."person_id" = "mine"."id" and "part"."role" <> 'pending' limit ${SECOND_MAX})) as "next"
      join ${clubs} on ${clubs.id} = "next"."id" and ${clubs.access} <> 'hidden'
      where not exists (select 1 from ${clubFollows} as "known"
          where "known"."follower_id" = ${id} and "known"."club_id" = "next"."id")
        and not exists (select 1 from ${clubMembers} as "own"
          where "own"."person_id" = ${id} and "own"."club_id" = "next"."id")
      group by "next"."id" order by "count" desc, "next"."id" limit ${limit}`,
  );
}

/**
 * Rooms with these people on stage or of these clubs that somebody may enter: live ones first, then the soonest.
 * The `name` of a step is the id of the person or club that leads there.
 */
export async function findRoomsOf(
  db: Queryable,
  id: string,
  of: { people: readonly string[]; clubs: readonly string[]; now: Date; limit: number },
): Promise<{ id: string; via: string }[]> {
  if (of.people.length + of.clubs.length === 0) return [];
  const found = await db.execute<{ id: string; via: string }>(sql`
    select "next"."id", min("next"."via") as "via" from (
      select ${members.roomId} as "id", ${members.personId} as "via" from ${members}
        where ${members.personId} in (${list(of.people)}) and ${members.role} <> 'listener'
      union all
      select "of"."id", "of"."club_id"::text from ${rooms} as "of"
        where "of"."club_id" in (${list(of.clubs, sql`::uuid`)}) and "of"."state" in ('live', 'scheduled')) as "next"
    join ${rooms} on ${rooms.id} = "next"."id"
    where (${rooms.state} = 'live' or (${rooms.state} = 'scheduled' and ${rooms.startsAt} > ${of.now.toISOString()}::timestamptz))
      and ${openTo({ id })}
      and not exists (select 1 from ${members} as "own" where "own"."room_id" = ${rooms.id}
        and "own"."person_id" = ${id} and "own"."role" <> 'listener')
    group by "next"."id", ${rooms.state}, ${rooms.startsAt}, ${rooms.startedAt}
    order by ${rooms.state} = 'live' desc, ${rooms.startsAt} nulls last, ${rooms.startedAt} desc, "next"."id"
    limit ${of.limit}`);
  return [...found];
}

async function steps(db: Queryable, query: SQL): Promise<Step[]> {
  return [...(await db.execute<{ id: string; name: string; count: number }>(query))];
}

/** A list for `in`; of nothing, where there is nothing. */
function list(values: readonly string[], cast = sql``): SQL {
  if (values.length === 0) return sql`null`;
  return sql.join(
    values.map((value) => sql`${value}${cast}`),
    sql`, `,
  );
}
