import type { TestDatabase } from '../../server/test/support/cluster.ts';

/** Tables that grow with the number of people, follows and rooms. None of them is ever to be read whole. */
export const BIG: readonly string[] = [
  'people',
  'follows',
  'club_follows',
  'club_members',
  'rooms',
  'members',
  'reminders',
];

/** What PostgreSQL counted: by index how often it was used, by table how often it was read from end to end. */
export interface Scans {
  readonly indexes: ReadonlyMap<string, number>;
  readonly whole: ReadonlyMap<string, number>;
}

/** Reads the counts as they are now, those of all connections of the pool. */
export async function scans({ sql }: TestDatabase): Promise<Scans> {
  // Connections keep their counts for a while unless they are told to hand them over: all of them, at the same time.
  await Promise.all(Array.from({ length: 40 }, () => sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`));
  const read = async (text: string) =>
    new Map((await sql.unsafe<{ name: string; n: string }[]>(text)).map(({ name, n }) => [name, Number(n)]));
  return {
    indexes: await read('select indexrelname as name, idx_scan as n from pg_stat_user_indexes'),
    whole: await read('select relname as name, seq_scan as n from pg_stat_user_tables'),
  };
}

/** The indexes that were used between two readings, and the big tables that were read whole. */
export function between(before: Scans, after: Scans): { indexes: string[]; whole: string[] } {
  const more = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...other].filter(([name, count]) => count > (one.get(name) ?? 0)).map(([name]) => name);
  return {
    indexes: more(before.indexes, after.indexes).toSorted(),
    whole: more(before.whole, after.whole).filter((name) => BIG.includes(name)),
  };
}
