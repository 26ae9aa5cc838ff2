import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Campaign } from '../contract/campaigns.ts';
import { follows, members, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { IS_ON_STAGE } from './members.ts';

const speakers = alias(members, 'speakers');

/** Whether somebody on the stage of a room follows the person: a condition for a query. */
export function followedOnStage(roomId: SQL | string, personId: SQL | typeof members.personId): SQL<boolean> {
  return sql<boolean>`exists (
    select 1 from ${follows} join ${members} as "speakers" on ${speakers.personId} = ${follows.followerId}
    where ${follows.personId} = ${personId} and ${speakers.roomId} = ${roomId} and ${speakers.role} <> 'listener')`;
}

/** Those of these people whom somebody on stage follows. */
export async function findFollowed(
  db: Queryable,
  roomId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const found = await db
    .selectDistinct({ id: follows.personId })
    .from(follows)
    .innerJoin(members, eq(members.personId, follows.followerId))
    .where(and(inArray(follows.personId, [...personIds]), eq(members.roomId, roomId), IS_ON_STAGE));
  return new Set(found.map(({ id }) => id));
}

/** Follows. @returns false when it was so already */
export async function insertFollow(
  tx: Transaction,
  followerId: string,
  personId: string,
  now: Date,
  campaign: Campaign | null,
): Promise<boolean> {
  const made = await tx
    .insert(follows)
    .values({ followerId, personId, createdAt: now, campaign })
    .onConflictDoNothing()
    .returning({ id: follows.personId });
  return made.length > 0;
}

/** No longer follows. @returns false when it was so already */
export async function deleteFollow(tx: Transaction, followerId: string, personId: string): Promise<boolean> {
  const gone = await tx
    .delete(follows)
    .where(and(eq(follows.followerId, followerId), eq(follows.personId, personId)))
    .returning({ id: follows.personId });
  return gone.length > 0;
}

/** A room in which somebody who follows and somebody who is followed both are. */
export interface SharedRoom {
  readonly id: string;
  readonly name: string;
}

/**
 * Live rooms in which the first is on stage and the second has a part; taken for this transaction, in the order in
 * which rooms always are.
 */
export async function lockSharedRooms(
  tx: Transaction,
  followerId: string,
  personId: string,
): Promise<SharedRoom[]> {
  return tx
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .innerJoin(speakers, eq(speakers.roomId, rooms.id))
    .innerJoin(members, eq(members.roomId, rooms.id))
    .where(
      and(
        eq(rooms.state, 'live'),
        eq(speakers.personId, followerId),
        ne(speakers.role, 'listener'),
        eq(members.personId, personId),
      ),
    )
    .orderBy(rooms.id)
    .for('no key update', { of: rooms });
}
