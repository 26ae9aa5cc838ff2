import type { TestDatabase } from '../../server/test/support/cluster.ts';

/** How much there is. */
export interface Size {
  readonly people: number;
  readonly clubs: number;
  /** Of the first club. */
  readonly members: number;
  /** Of clubs and of people, half of the former of the first club. */
  readonly follows: number;
  readonly roomsPerDay: number;
}

/** Days of rooms before and after today. */
const DAYS = 3;
/** Listeners in each live room. */
const LISTENERS = 20;

/** The first club: the one that all of the members and half of the follows are of. */
export const CROWDED = 'club-0';
/** Words that titles are made of. */
export const WORDS = (
  'trees harbour counterpoint budget grammar bees lights bread rivers bridges night engines poems cinema maps salt ' +
  'weather trains gardens markets schools wolves dialects yeast clay stars tides mosses archives bicycles puppets ' +
  'cheese fog roofs wells tunes knots lanterns ferries seeds'
).split(' ');

/** `p_` and a number as a UUID: the ids of made-up people. */
export function personOf(number: number): string {
  return `p_00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Fills an empty database with made-up people, clubs, follows and rooms: one statement a table, and counts that are right. */
export async function fill({ sql }: TestDatabase, size: Size): Promise<void> {
  const { people, clubs, members, follows, roomsPerDay } = size;
  const ofClubs = Math.floor(follows * 0.6);
  const ofPeople = follows - ofClubs;
  const person = (number: string) =>
    sql.unsafe(`'p_00000000-0000-4000-8000-' || lpad((${number})::text, 12, '0')`);
  const uuid = (kind: string, number: string) =>
    sql.unsafe(`('00000000-0000-4000-8000-${kind}' || lpad((${number})::text, 10, '0'))::uuid`);
  await sql`insert into people (id, kind, issuer, subject, name, created_at, updated_at)
    select ${person('n')}, 'person', 'scale', n::text, 'Person ' || n, now(), now()
    from generate_series(0, ${people - 1}::int) n`;
  await sql`insert into clubs (id, name, title, topic, created_at)
    select ${uuid('c0', 'n')}, 'club-' || n, (${WORDS}::text[])[1 + n % ${WORDS.length}::int] || ' club ' || n, 'nature', now()
    from generate_series(0, ${clubs - 1}::int) n`;
  await sql`insert into club_members (club_id, person_id, role, since)
    select ${uuid('c0', '0')}, ${person('n')}, case n when 0 then 'admin' else 'member' end, now() - n * interval '1 second'
    from generate_series(0, ${members - 1}::int) n`;
  // Half to the first club, by people of whom each follows it once; the rest spread over all.
  await sql`insert into club_follows (club_id, follower_id, created_at)
    select case when n < ${Math.min(ofClubs / 2, people)}::int then ${uuid('c0', '0')}
      else ${uuid('c0', `1 + (n * 7919::bigint) % ${clubs - 1}`)} end,
      ${person(`n % ${people}`)}, now() - n * interval '1 millisecond'
    from generate_series(0, ${ofClubs - 1}::int) n on conflict do nothing`;
  await sql`insert into follows (follower_id, person_id, created_at)
    select ${person(`(n * 31::bigint) % ${people}`)},
      ${person(`case when n % 2 = 0 then 1 else (n * 7919::bigint + 2) % ${people} end`)}, now()
    from generate_series(0, ${ofPeople - 1}::int) n
    where (n * 31::bigint) % ${people}::int <> case when n % 2 = 0 then 1 else (n * 7919::bigint + 2) % ${people}::int end
    on conflict do nothing`;
  const total = roomsPerDay * (2 * DAYS + 1);
  const at = sql.unsafe(`(now() + (n - ${total / 2}) * interval '${86_400 / roomsPerDay} seconds')`);
  // A talk lasts an hour: what began before is over, what began since is live, the rest is to come.
  await sql`insert into rooms (id, name, title, state, club_id, topic, language, hand_policy, capacity, starts_at,
      started_at, ended_at, created_at)
    select ${uuid('a0', 'n')}, 'room-' || n, initcap((${WORDS}::text[])[1 + n % ${WORDS.length}::int]) || ' talk ' || n,
      case when ${at} < now() - interval '1 hour' then 'ended' when ${at} < now() then 'live' else 'scheduled' end,
      ${uuid('c0', `n % ${clubs}`)}, (array['nature', 'jazz', 'books', null])[1 + n % 4],
      (array['en', 'lt'])[1 + n % 2], 'everyone', 1000, ${at}, case when ${at} < now() then ${at} end,
      case when ${at} < now() - interval '1 hour' then ${at} + interval '1 hour' end, ${at} - interval '7 days'
    from generate_series(0, ${total - 1}::int) n`;
  await sql`insert into members (room_id, person_id, role, stage_at, present, listening, attended, joined_at)
    select r.id, ${person(`(('x' || right(md5(r.name || n), 7))::bit(28)::int) % ${people}`)},
      case n when 0 then 'host' else 'listener' end, case n when 0 then now() end, true, true, true, now()
    from rooms r, generate_series(0, ${LISTENERS}::int) n where r.state = 'live' on conflict do nothing`;
  await sql`insert into members (room_id, person_id, role, stage_at)
    select r.id, ${person(`(('x' || right(md5(r.name), 7))::bit(28)::int) % ${people}`)}, 'host', now()
    from rooms r where r.state = 'scheduled'`;
  await sql`update clubs c set
    follower_count = (select count(*) from club_follows f where f.club_id = c.id),
    member_count = (select count(*) from club_members m where m.club_id = c.id)`;
  await sql`update people p set follower_count = f.n from
    (select person_id, count(*) n from follows group by 1) f where f.person_id = p.id`;
  await sql`update people p set following_count = f.n from
    (select follower_id, count(*) n from follows group by 1) f where f.follower_id = p.id`;
  // As autovacuum does on a database that runs.
  await sql`vacuum analyze`;
}
