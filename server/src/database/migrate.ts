import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';

import { StartupError } from '../config/startup-error.ts';
import { MIGRATION_LOCK } from './locks.ts';

/** The migrations of this version. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the database to this version's schema. Servers that start at once wait for one another: drizzle's own
 * migrator does not, and two at the same time would run the same statements twice.
 *
 * @param sql a client with exactly one connection, which holds the lock
 * @throws {StartupError} when a newer version has already migrated the database
 */
export async function runMigrations(sql: Sql, folder: string = MIGRATIONS): Promise<void> {
  await sql`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`;
  try {
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await refuseNewer(sql, folder);
  } finally {
    await sql`select pg_advisory_unlock(${MIGRATION_LOCK}::bigint)`;
  }
}

async function refuseNewer(sql: Sql, folder: string): Promise<void> {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[];
  };
  const newest = Math.max(0, ...journal.entries.map(({ when }) => when));
  const [applied] = await sql<{ newest: string | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  if (Number(applied?.newest ?? 0) <= newest) return;
  throw new StartupError(
    'The database belongs to a newer version of the Hallway server. Start that version, or restore a backup ' +
      'from before the upgrade.',
  );
}
