import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm';

import { clubFollows, clubMembers, people } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** Somebody's part in a club. */
export type ClubMemberRow = typeof clubMembers.$inferSelect;

const about = { id: people.id, name: people.name, avatarUrl: people.avatarUrl, caption: people.caption };

/** Somebody's part in a club, if they have one. */
export async function findClubMember(
  db: Queryable,
  clubId: string,
  personId: string,
): Promise<ClubMemberRow | undefined> {
  const [row] = await db.select().from(clubMembers).where(one(clubId, personId));
  return row;
}

/** What somebody is in these clubs, by club id; clubs in which they are nothing are left out. */
export async function findClubRoles(
  db: Queryable,
  clubIds: readonly string[],
  personId: string,
): Promise<Map<string, ClubMemberRow['role']>> {
  const found = await db
    .select({ clubId: clubMembers.clubId, role: clubMembers.role })
    .from(clubMembers)
    .where(and(eq(clubMembers.personId, personId), inArray(clubMembers.clubId, [...clubIds])));
  return new Map(found.map(({ clubId, role }) => [clubId, role]));
}

/** Writes somebody's part. The club is held: nobody else writes it meanwhile. */
export async function saveClubMember(tx: Transaction, row: typeof clubMembers.$inferInsert): Promise<void> {
  const { role, note, since } = row;
  await tx
    .insert(clubMembers)
    .values(row)
    .onConflictDoUpdate({ target: [clubMembers.clubId, clubMembers.personId], set: { role, note, since } });
}

/** Ends somebody's part. */
export async function deleteClubMember(tx: Transaction, clubId: string, personId: string): Promise<void> {
  await tx.delete(clubMembers).where(one(clubId, personId));
}

/** Whether the club has an admin besides this one. */
export async function hasOtherAdmin(tx: Transaction, clubId: string, personId: string): Promise<boolean> {
  const found = await tx
    .select({ id: clubMembers.personId })
    .from(clubMembers)
    .where(
      and(eq(clubMembers.clubId, clubId), eq(clubMembers.role, 'admin'), ne(clubMembers.personId, personId)),
    )
    .limit(1);
  return found.length > 0;
}

/** A line of a list of a club's people, and where the next page goes on after it. */
export interface ClubPersonRow {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly caption: string | null;
  readonly role: ClubMemberRow['role'] | null;
  readonly note: string | null;
  readonly since: Date;
}

/** The end of a page of members: admins, leaders, members is the order of the alphabet as well. */
export interface MemberKey {
  readonly role: string;
  readonly at: Date;
  readonly id: string;
}

/** A page of members, or of those who asked, along the index on them. */
export async function listClubMembers(
  db: Queryable,
  clubId: string,
  page: { pending: boolean; limit: number; after: MemberKey | undefined },
): Promise<ClubPersonRow[]> {
  const { role, since, personId, note } = clubMembers;
  const conditions = [
    eq(clubMembers.clubId, clubId),
    page.pending ? eq(role, 'pending') : lt(role, 'pending'),
  ];
  if (page.after) {
    const { role: atRole, at, id } = page.after;
    conditions.push(
      sql`(${role}, ${since}, ${personId}) > (${atRole}, ${at.toISOString()}::timestamptz, ${id})`,
    );
  }
  return db
    .select({ ...about, role, note, since })
    .from(clubMembers)
    .innerJoin(people, eq(people.id, personId))
    .where(and(...conditions))
    .orderBy(role, since, personId)
    .limit(page.limit);
}

/** A page of followers, newest first. */
export async function listClubFollowers(
  db: Queryable,
  clubId: string,
  page: { limit: number; after: { readonly at: Date; readonly id: string } | undefined },
): Promise<ClubPersonRow[]> {
  const { createdAt, followerId } = clubFollows;
  const conditions = [eq(clubFollows.clubId, clubId)];
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(sql`(${createdAt}, ${followerId}) < (${at.toISOString()}::timestamptz, ${id})`);
  }
  const found = await db
    .select({ ...about, since: createdAt })
    .from(clubFollows)
    .innerJoin(people, eq(people.id, followerId))
    .where(and(...conditions))
    .orderBy(desc(createdAt), desc(followerId))
    .limit(page.limit);
  return found.map((row) => ({ ...row, role: null, note: null }));
}

function one(clubId: string, personId: string) {
  return and(eq(clubMembers.clubId, clubId), eq(clubMembers.personId, personId));
}
