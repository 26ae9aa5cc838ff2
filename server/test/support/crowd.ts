import type { TestDatabase } from './cluster.ts';

/** Puts guests into a room as LiveKit would have reported them, for servers that have none. */
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
      insert into members (room_id, person_id, role, present, listening, attended, joined_at)
      select id, ${id}, 'listener', true, true, true, now() from rooms where name = ${room}`;
  }
}
