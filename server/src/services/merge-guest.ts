import type { Database } from '../db/types.ts';
import { recordChange, recordQuestions } from '../repositories/changes.ts';
import { saveClubMember, type ClubMemberRow } from '../repositories/club-members.ts';
import { addToClub } from '../repositories/clubs.ts';
import {
  findFollowedPeople,
  hasGuestData,
  lessComing,
  lockClubsOfGuest,
  lockRoomsOfReminders,
  moveAdmissions,
  moveClubFollows,
  moveFollows,
  moveMemberships,
  moveReminders,
  type Doubled,
} from '../repositories/guest-merge.ts';
import { lockQuestionsOfGuest, moveQuestions } from '../repositories/guest-questions.ts';
import { moveReports } from '../repositories/reports.ts';
import { addToPerson, deleteIdleGuests, lockPeople } from '../repositories/people.ts';

type Role = ClubMemberRow['role'];

const RANK: Readonly<Record<Role, number>> = { pending: 0, member: 1, leader: 2, admin: 3 };

/**
 * A guest turns out to be a person: what the guest follows, belongs to, asked, is reminded of and was let into becomes the
 * person's, and what both had counts once. All of it or nothing; repeated, it changes nothing more.
 *
 * Only what was held at the beginning is moved, so that counts stay exact. What the guest did at this very moment stays
 * theirs until the next time.
 */
export async function mergeGuest(db: Database, guestId: string, personId: string, now: Date): Promise<void> {
  if (!(await hasGuestData(db, guestId))) return;
  await db.transaction(async (tx) => {
    await moveReports(tx, guestId, personId);
    const rooms = await lockRoomsOfReminders(tx, guestId);
    const asked = await lockQuestionsOfGuest(tx, guestId);
    const clubIds = await lockClubsOfGuest(tx, guestId);
    const followed = await findFollowedPeople(tx, guestId);
    const held = await lockPeople(tx, [guestId, personId, ...followed]);
    await moveAdmissions(tx, guestId, personId);
    for (const room of asked) {
      const { changed, voted } = await moveQuestions(tx, guestId, personId, room);
      if (changed.length + voted.length > 0) await recordQuestions(tx, room.name, { changed, voted });
    }
    // Of a guest who has no row nothing else is kept.
    if (!held.has(guestId)) return;

    const roomIds = rooms.map(({ id }) => id);
    await lessComing(tx, await moveReminders(tx, guestId, personId, roomIds));
    for (const { id, name } of rooms) {
      await recordChange(tx, id, { room: name, parts: ['room'], viewers: [personId], scope: 'none' });
    }

    for (const id of await moveClubFollows(tx, guestId, personId, clubIds)) {
      await addToClub(tx, id, { followers: -1 });
    }
    for (const doubled of await moveMemberships(tx, guestId, personId, clubIds)) await keepHigher(doubled);

    const { doubled, moved } = await moveFollows(tx, guestId, personId, followed);
    for (const id of doubled) await addToPerson(tx, id, { followers: -1 });
    await addToPerson(tx, guestId, { following: -(doubled.length + moved) });
    await addToPerson(tx, personId, { following: moved });

    await deleteIdleGuests(tx, [guestId]);

    async function keepHigher({ clubId, guest, person }: Doubled): Promise<void> {
      const higher = RANK[guest] > RANK[person] ? guest : person;
      if (higher !== person) await saveClubMember(tx, { clubId, personId, role: higher, since: now });
      const of = (role: Role) => (role === 'pending' ? { pending: -1 } : { members: -1 });
      // One of the two goes: the guest's where the person's stands, or the person's own lower one.
      await addToClub(tx, clubId, of(higher === person ? guest : person));
    }
  });
}
