/** Who may know of rooms and clubs, and who may go in: conditions for queries, so that nothing else is ever read. */
import { sql, type SQL } from 'drizzle-orm';

import { admissions, clubMembers, clubs, members, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** Who looks: somebody with a session, the operator (and the server itself), or nobody known. */
export type Onlooker = 'operator' | { readonly id: string } | undefined;

/** Not a room's id: what is asked about a room that does not exist is asked about this. */
export const NO_ROOM = '00000000-0000-0000-0000-000000000000';

const EVERYBODY = sql<boolean>`true`;
const NOBODY = sql<boolean>`false`;
const ofHiddenClub = sql`exists (select 1 from ${clubs} as "of" where "of"."id" = ${rooms.clubId} and "of"."access" = 'hidden')`;

/** That a room of the query is no secret. */
export const IS_NO_SECRET = sql<boolean>`(${rooms.access} <> 'hidden' and not ${ofHiddenClub})`;

/**
 * That the onlooker has a place in a room of the query: on stage, let in by an invitation, leading its club, or a member
 * of its club where that is closed.
 */
export function insideOf(onlooker: Onlooker): SQL<boolean> {
  if (onlooker === 'operator') return EVERYBODY;
  return onlooker ? isInside(sql`${onlooker.id}`) : NOBODY;
}

/** That the onlooker may know of a room of the query. Hidden rooms, and those of hidden clubs, are for those inside. */
export function knownTo(onlooker: Onlooker): SQL<boolean> {
  if (onlooker === 'operator') return EVERYBODY;
  return sql<boolean>`(${IS_NO_SECRET} or ${insideOf(onlooker)})`;
}

/** That the onlooker may enter a room of the query: an open one, or where they have a place. */
export function openTo(onlooker: Onlooker): SQL<boolean> {
  if (onlooker === 'operator') return EVERYBODY;
  return sql<boolean>`((${rooms.access} = 'open' and not ${ofHiddenClub}) or ${insideOf(onlooker)})`;
}

/** That the onlooker may know of a club of the query. Hidden ones are for their members. */
export function clubKnownTo(onlooker: Onlooker): SQL<boolean> {
  if (onlooker === 'operator') return EVERYBODY;
  if (!onlooker) return sql<boolean>`(${clubs.access} <> 'hidden')`;
  return sql<boolean>`(${clubs.access} <> 'hidden' or exists (
    select 1 from ${clubMembers} as "belongs" where "belongs"."club_id" = ${clubs.id}
    and "belongs"."person_id" = ${onlooker.id} and "belongs"."role" <> 'pending'))`;
}

/** Those of these people who have a place in a room, whether or not it is one. */
export async function findInside(
  db: Queryable,
  roomId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const asked = sql.join(
    personIds.map((id) => sql`(${id})`),
    sql`, `,
  );
  const found = await db.execute<{ id: string }>(sql`
    select "asked"."id" from (values ${asked}) as "asked" ("id"), ${rooms}
    where ${rooms.id} = ${roomId} and ${isInside(sql`"asked"."id"`)}`);
  return new Set(found.map(({ id }) => id));
}

/** Whether somebody may enter a room. */
export async function isOpenTo(db: Queryable, roomId: string, onlooker: Onlooker): Promise<boolean> {
  const found = await db
    .select({ open: openTo(onlooker) })
    .from(rooms)
    .where(sql`${rooms.id} = ${roomId}`);
  return found[0]?.open ?? false;
}

/** Lets somebody into a room for as long as it lasts. @returns false when it was so already */
export async function admit(tx: Transaction, roomId: string, personId: string, now: Date): Promise<boolean> {
  const made = await tx
    .insert(admissions)
    .values({ roomId, personId, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: admissions.personId });
  return made.length > 0;
}

/** Lets in all who are in a room that is about to be closed to others. */
export async function admitPresent(tx: Transaction, roomId: string, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${admissions} ("room_id", "person_id", "created_at")
    select ${members.roomId}, ${members.personId}, ${now.toISOString()}::timestamptz from ${members}
    where ${members.roomId} = ${roomId} and ${members.present} on conflict do nothing`);
}

/** As {@link admitPresent}, and those whom a join or a lost connection lets expect to be inside in a moment. */
export async function admitInside(tx: Transaction, roomId: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into ${admissions} ("room_id", "person_id", "created_at")
    select ${members.roomId}, ${members.personId}, ${at} from ${members}
    where ${members.roomId} = ${roomId}
      and (${members.present} or ${members.seatUntil} > ${at} or ${members.leftAt} is not null)
    on conflict do nothing`);
}

/** Whether somebody is on a room's stage, or was let into it. */
export async function isLetIn(db: Queryable, roomId: string, personId: string): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`
    select exists (select 1 from ${members} where ${members.roomId} = ${roomId}
        and ${members.personId} = ${personId} and ${members.role} <> 'listener')
      or exists (select 1 from ${admissions} where ${admissions.roomId} = ${roomId}
        and ${admissions.personId} = ${personId}) as found`);
  return row?.found ?? false;
}

/** Forgets who was let into a room that ends. */
export async function deleteAdmissions(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(admissions).where(sql`${admissions.roomId} = ${roomId}`);
}

function isInside(personId: SQL): SQL<boolean> {
  return sql<boolean>`(
    exists (select 1 from ${members} as "part" where "part"."room_id" = ${rooms.id}
      and "part"."person_id" = ${personId} and "part"."role" <> 'listener')
    or exists (select 1 from ${admissions} as "let_in" where "let_in"."room_id" = ${rooms.id}
      and "let_in"."person_id" = ${personId})
    or exists (select 1 from ${clubMembers} as "belongs" join ${clubs} as "of" on "of"."id" = "belongs"."club_id"
      where "belongs"."club_id" = ${rooms.clubId} and "belongs"."person_id" = ${personId}
      and ("belongs"."role" in ('leader', 'admin') or ("belongs"."role" = 'member' and "of"."access" <> 'open'))))`;
}
