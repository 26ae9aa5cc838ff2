import assert from 'node:assert/strict';

import type { Actor, Json, TestApi } from './api.ts';

/** A club and its first admin. */
export interface TestClub {
  readonly name: string;
  readonly path: string;
  readonly admin: Actor;
}

let made = 0;

/** Makes a club. */
export async function testClub(api: TestApi, fields: object = {}): Promise<TestClub> {
  const admin = await api.creator('Milda Žukė');
  made += 1;
  const body = { name: `club-${made}`, title: 'City gardeners', ...fields };
  const { club } = await api.done('POST', '/v1/clubs', { as: admin, body });
  return { name: club.name, path: `/v1/clubs/${club.name}`, admin };
}

/** The card of a club as somebody sees it. */
export async function cardOf(api: TestApi, path: string, as?: Actor): Promise<Json> {
  return api.done('GET', path, { as });
}

/** Fails unless all counts in the database are those of its rows. */
export async function assertCountsAreRight(api: Pick<TestApi, 'database'>): Promise<void> {
  const { sql } = api.database;
  const wrong = await sql`
    select name, follower_count, member_count, pending_count from clubs c
    where follower_count <> (select count(*) from club_follows f where f.club_id = c.id)
      or member_count <> (select count(*) from club_members m where m.club_id = c.id and m.role <> 'pending')
      or pending_count <> (select count(*) from club_members m where m.club_id = c.id and m.role = 'pending')
    union all
    select p.id, follower_count, following_count, 0 from people p
    where follower_count <> (select count(*) from follows f where f.person_id = p.id)
      or following_count <> (select count(*) from follows f where f.follower_id = p.id)
    union all
    select name, coming, 0, 0 from rooms r
    where coming <> (select count(*) from reminders m where m.room_id = r.id)`;
  assert.deepEqual([...wrong], []);
}
