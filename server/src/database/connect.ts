import { setTimeout as sleep } from 'node:timers/promises';

import postgres, { type Options, type PostgresType, type Sql } from 'postgres';

import { StartupError } from '../config/startup-error.ts';
import type { Log } from '../log/log.ts';

/** How long a database may take to come up beside us (containers start in any order). */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

/** Codes that waiting does not heal. */
const HOPELESS: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '28000': 'the user may not log in from here',
  '3D000': 'there is no such database',
  '42501': 'the user may not do this',
};

/** A client for one database; it connects when first used. Nothing that PostgreSQL says is printed. */
export function connect(url: string, options: Options<Record<string, PostgresType>> = {}): Sql {
  return postgres(url, {
    connect_timeout: 10,
    onnotice: () => undefined,
    ...options,
    connection: { application_name: 'hallway', ...options.connection },
  });
}

/**
 * Waits until the database answers.
 * @throws {StartupError} when it refuses us, or has not answered after 30 seconds
 */
export async function waitUntilReady(sql: Sql, log: Log): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      // The library's messages quote user names and hosts; the code says enough.
      const code = (error as { code?: string }).code ?? 'unknown';
      if (code in HOPELESS || Date.now() > until) {
        throw new StartupError(`The PostgreSQL of DATABASE_URL cannot be used: ${HOPELESS[code] ?? code}.`, {
          cause: error,
        });
      }
      if (attempt === 1) log.warn('database_awaited', { code });
      await sleep(PAUSE_MS);
    }
  }
}
