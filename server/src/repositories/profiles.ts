import { and, asc, desc, eq, inArray, ne, or, type SQL } from 'drizzle-orm';

import { follows, members, people, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, type Onlooker } from './access.ts';
import type { PersonRow } from './people.ts';
import type { RoomRow } from './rooms.ts';

/** Finds people, not guests, by their ids and handles. */
export async function findPeople(
  db: Queryable,
  { ids, handles }: { ids: readonly string[]; handles: readonly string[] },
): Promise<PersonRow[]> {
  const either: SQL[] = [];
  if (ids.length > 0) either.push(inArray(people.id, [...ids]));
  if (handles.length > 0) either.push(inArray(people.handle, [...handles]));
  if (either.length === 0) return [];
  return db
    .select()
    .from(people)
    .where(and(eq(people.kind, 'person'), or(...either)));
}

/** Which of these people somebody follows. */
export async function findFollowedBy(
  db: Queryable,
  followerId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const found = await db
    .select({ id: follows.personId })
    .from(follows)
    .where(and(eq(follows.followerId, followerId), inArray(follows.personId, [...personIds])));
  return new Set(found.map(({ id }) => id));
}

/** Somebody's place on the stage of a room that has not ended. */
export interface StageOf {
  readonly personId: string;
  readonly room: RoomRow;
}

/**
 * Where these people are on stage, or will be: live rooms the newest first, then scheduled ones the soonest first.
 * Only those of which the onlooker may know.
 */
export async function findStagesOf(
  db: Queryable,
  personIds: readonly string[],
  onlooker: Onlooker,
): Promise<StageOf[]> {
  if (personIds.length === 0) return [];
  return db
    .select({ personId: members.personId, room: rooms })
    .from(members)
    .innerJoin(rooms, eq(rooms.id, members.roomId))
    .where(
      and(
        inArray(members.personId, [...personIds]),
        ne(members.role, 'listener'),
        inArray(rooms.state, ['live', 'scheduled']),
        knownTo(onlooker),
      ),
    )
    .orderBy(asc(rooms.state), desc(rooms.startedAt), asc(rooms.startsAt), asc(rooms.id));
}

type Own = 'handle' | 'bio' | 'caption' | 'languages' | 'topics' | 'links' | 'takesContacts';
/** What somebody says of themselves; what is missing stays. */
export type Said = { readonly [Name in Own]?: PersonRow[Name] | undefined };

/** Changes what somebody says of themselves. @returns undefined when there is no such person */
export async function updateProfile(
  db: Queryable,
  id: string,
  values: Said,
  now: Date,
): Promise<PersonRow | undefined> {
  const [row] = await db
    .update(people)
    .set({ ...values, updatedAt: now })
    .where(eq(people.id, id))
    .returning();
  return row;
}
