/** What a guest left behind, moved to the person that they turn out to be. */
import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';

import {
  admissions,
  clubFollows,
  clubMembers,
  clubs,
  follows,
  people,
  questions,
  questionVotes,
  reminders,
  reports,
  rooms,
} from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import type { ClubMemberRow } from './club-members.ts';

/** Whether anything is kept of a guest. */
export async function hasGuestData(db: Queryable, guestId: string): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`
    select exists (select 1 from ${people} where ${people.id} = ${guestId})
      or exists (select 1 from ${admissions} where ${admissions.personId} = ${guestId})
      or exists (select 1 from ${questions} where ${questions.personId} = ${guestId})
      or exists (select 1 from ${questionVotes} where ${questionVotes.personId} = ${guestId})
      or exists (select 1 from ${reports} where ${reports.reporterId} = ${guestId}) as found`);
  return row?.found ?? false;
}

/** Takes the rooms of which a guest is to be reminded. */
export async function lockRoomsOfReminders(
  tx: Transaction,
  guestId: string,
): Promise<{ id: string; name: string }[]> {
  const own = sql`(select ${reminders.roomId} from ${reminders} where ${reminders.personId} = ${guestId})`;
  return tx
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(sql`${rooms.id} in ${own}`)
    .orderBy(rooms.id)
    .for('no key update');
}

/** Takes the clubs that a guest follows or belongs to. @returns their ids */
export async function lockClubsOfGuest(tx: Transaction, guestId: string): Promise<string[]> {
  const followed = sql`(select ${clubFollows.clubId} from ${clubFollows} where ${clubFollows.followerId} = ${guestId})`;
  const joined = sql`(select ${clubMembers.clubId} from ${clubMembers} where ${clubMembers.personId} = ${guestId})`;
  const held = await tx
    .select({ id: clubs.id })
    .from(clubs)
    .where(or(sql`${clubs.id} in ${followed}`, sql`${clubs.id} in ${joined}`))
    .orderBy(clubs.id)
    .for('no key update');
  return held.map(({ id }) => id);
}

/** Whom a guest follows. */
export async function findFollowedPeople(db: Queryable, guestId: string): Promise<string[]> {
  const found = await db
    .select({ id: follows.personId })
    .from(follows)
    .where(eq(follows.followerId, guestId));
  return found.map(({ id }) => id);
}

/** Deletes those of a guest's follows of these clubs that the person has too. @returns the clubs */
export async function moveClubFollows(
  tx: Transaction,
  guestId: string,
  personId: string,
  clubIds: readonly string[],
): Promise<string[]> {
  if (clubIds.length === 0) return [];
  const own = and(eq(clubFollows.followerId, guestId), inArray(clubFollows.clubId, [...clubIds]));
  const doubled = await tx
    .delete(clubFollows)
    .where(and(own, twice(sql`club_follows`, sql`club_id`, clubFollows.clubId, sql`follower_id`, personId)))
    .returning({ id: clubFollows.clubId });
  await tx.update(clubFollows).set({ followerId: personId }).where(own);
  return doubled.map(({ id }) => id);
}

/** What a guest and the person are in the same club. */
export interface Doubled {
  readonly clubId: string;
  readonly guest: ClubMemberRow['role'];
  readonly person: ClubMemberRow['role'];
}

/** Moves a guest's memberships of these clubs. @returns those that the person has too; the guest's are deleted */
export async function moveMemberships(
  tx: Transaction,
  guestId: string,
  personId: string,
  clubIds: readonly string[],
): Promise<Doubled[]> {
  if (clubIds.length === 0) return [];
  const both = await tx
    .select()
    .from(clubMembers)
    .where(
      and(inArray(clubMembers.personId, [guestId, personId]), inArray(clubMembers.clubId, [...clubIds])),
    );
  const of = (id: string) =>
    new Map(both.filter((row) => row.personId === id).map((row) => [row.clubId, row.role]));
  const [guests, persons] = [of(guestId), of(personId)];
  const doubled = [...guests].flatMap(([clubId, guest]) => {
    const person = persons.get(clubId);
    return person ? [{ clubId, guest, person }] : [];
  });
  const twiceIn = doubled.map(({ clubId }) => clubId);
  const own = eq(clubMembers.personId, guestId);
  if (twiceIn.length > 0) {
    await tx.delete(clubMembers).where(and(own, inArray(clubMembers.clubId, twiceIn)));
  }
  await tx
    .update(clubMembers)
    .set({ personId })
    .where(and(own, inArray(clubMembers.clubId, [...clubIds])));
  return doubled;
}

/** Moves a guest's follows of these people. @returns whom the person follows already, or is; these are deleted */
export async function moveFollows(
  tx: Transaction,
  guestId: string,
  personId: string,
  followed: readonly string[],
): Promise<{ doubled: string[]; moved: number }> {
  if (followed.length === 0) return { doubled: [], moved: 0 };
  const own = and(eq(follows.followerId, guestId), inArray(follows.personId, [...followed]));
  const doubled = await tx
    .delete(follows)
    .where(
      and(
        own,
        or(
          eq(follows.personId, personId),
          twice(sql`follows`, sql`person_id`, follows.personId, sql`follower_id`, personId),
        ),
      ),
    )
    .returning({ id: follows.personId });
  const moved = await tx
    .update(follows)
    .set({ followerId: personId })
    .where(own)
    .returning({ id: follows.personId });
  return { doubled: doubled.map(({ id }) => id), moved: moved.length };
}

/** Moves a guest's reminders of these rooms. @returns the rooms of which the person is reminded already */
export async function moveReminders(
  tx: Transaction,
  guestId: string,
  personId: string,
  roomIds: readonly string[],
): Promise<string[]> {
  if (roomIds.length === 0) return [];
  const own = and(eq(reminders.personId, guestId), inArray(reminders.roomId, [...roomIds]));
  // An e-mail that was asked for is sent, whoever asked.
  await tx.execute(sql`
    update ${reminders} as p set email = g.email, language = g.language, due_at = g.due_at
    from ${reminders} as g where g.room_id = p.room_id and g.person_id = ${guestId} and p.person_id = ${personId}
    and p.email is null and g.email is not null`);
  const doubled = await tx
    .delete(reminders)
    .where(and(own, twice(sql`reminders`, sql`room_id`, reminders.roomId, sql`person_id`, personId)))
    .returning({ id: reminders.roomId });
  await tx.update(reminders).set({ personId }).where(own);
  return doubled.map(({ id }) => id);
}

/** Says that one fewer comes to these rooms, which this transaction holds. */
export async function lessComing(tx: Transaction, roomIds: readonly string[]): Promise<void> {
  if (roomIds.length === 0) return;
  await tx
    .update(rooms)
    .set({ coming: sql`${rooms.coming} - 1` })
    .where(inArray(rooms.id, [...roomIds]));
}

/** Lets the person in wherever the guest was let in. */
export async function moveAdmissions(tx: Transaction, guestId: string, personId: string): Promise<void> {
  await tx.execute(sql`
    insert into ${admissions} (room_id, person_id, created_at)
    select room_id, ${personId}, created_at from ${admissions} where person_id = ${guestId}
    on conflict do nothing`);
  await tx.delete(admissions).where(eq(admissions.personId, guestId));
}

/** Whether the person has a row like the guest's. */
function twice(table: SQL, key: SQL, value: { readonly name: string }, who: SQL, personId: string): SQL {
  return sql`exists (select 1 from ${table} as other where other.${key} = ${value} and other.${who} = ${personId})`;
}
