import type { TestDatabase } from './cluster.ts';

/** Gives guests a seat in a room, as a join does whose connection is awaited: no LiveKit need ever see them. */
export async function seat(
  { sql }: Pick<TestDatabase, 'sql'>,
  room: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    await sql`
      insert into people (id, kind, name, created_at, updated_at)
      values (${id}, 'guest', 'Guest', now(), now())
      on conflict do nothing`;
    await sql`
      insert into members (room_id, person_id, role, seat_until)
      select id, ${id}, 'listener', now() + interval '1 hour' from rooms where name = ${room}`;
  }
}
