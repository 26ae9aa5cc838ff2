import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';

import type { Campaign } from '../contract/campaigns.ts';
import { clubFollows, clubs } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { clubKnownTo } from './access.ts';
import type { ClubRow } from './rooms.ts';

/** Follows. @returns false when it was so already */
export async function insertClubFollow(
  tx: Transaction,
  clubId: string,
  followerId: string,
  now: Date,
  campaign: Campaign | null,
): Promise<boolean> {
  const made = await tx
    .insert(clubFollows)
    .values({ clubId, followerId, createdAt: now, campaign })
    .onConflictDoNothing()
    .returning({ id: clubFollows.clubId });
  return made.length > 0;
}

/** No longer follows. @returns false when it was so already */
export async function deleteClubFollow(
  tx: Transaction,
  clubId: string,
  followerId: string,
): Promise<boolean> {
  const gone = await tx
    .delete(clubFollows)
    .where(and(eq(clubFollows.clubId, clubId), eq(clubFollows.followerId, followerId)))
    .returning({ id: clubFollows.clubId });
  return gone.length > 0;
}

/** Which of these clubs somebody follows. */
export async function findFollowedClubs(
  db: Queryable,
  clubIds: readonly string[],
  followerId: string,
): Promise<Set<string>> {
  const found = await db
    .select({ id: clubFollows.clubId })
    .from(clubFollows)
    .where(and(eq(clubFollows.followerId, followerId), inArray(clubFollows.clubId, [...clubIds])));
  return new Set(found.map(({ id }) => id));
}

/** A page of the clubs that somebody follows, the newest first; one follows as many as one can follow. */
export async function listFollowedClubs(
  db: Queryable,
  followerId: string,
  page: { limit: number; after: { readonly at: Date; readonly id: string } | undefined },
): Promise<{ club: ClubRow; since: Date }[]> {
  const { createdAt, clubId } = clubFollows;
  const conditions = [eq(clubFollows.followerId, followerId), clubKnownTo({ id: followerId })];
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(sql`(${createdAt}, ${clubId}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`);
  }
  return db
    .select({ club: getTableColumns(clubs), since: createdAt })
    .from(clubFollows)
    .innerJoin(clubs, eq(clubs.id, clubId))
    .where(and(...conditions))
    .orderBy(desc(createdAt), desc(clubId))
    .limit(page.limit);
}
