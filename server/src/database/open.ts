import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';

import type { DatabaseConfig } from '../config/config.ts';
import type { Database } from '../db/types.ts';
import type { Log } from '../log/log.ts';
import { connect, waitUntilReady } from './connect.ts';
import { dataDir } from './data-dir.ts';
import { DATABASE_NAME } from './embedded/initialise.ts';
import { startEmbedded, type EmbeddedPostgres } from './embedded/start.ts';
import { MIGRATIONS, runMigrations } from './migrate.ts';

/** An open database, with this version's schema. */
export interface OpenDatabase {
  readonly db: Database;
  /** The client below `db`, with its pool. */
  readonly sql: Sql;
  /** A client with one connection of its own, for what lasts: `LISTEN`, a lock. The caller ends it. */
  dedicated(): Sql;
  /** Settles when the embedded database has ended without being asked to; never with `DATABASE_URL`. */
  readonly lost: Promise<void>;
  /** Ends the pool, and the embedded database where there is one. */
  close(): Promise<void>;
}

/** Connections for requests. All queries are short; more would only queue in PostgreSQL. */
const POOL = 10;
/** A request that waits for longer has been given up by its client. */
const STATEMENT_MS = 15_000;
const PASS = { statement_timeout: STATEMENT_MS, idle_in_transaction_session_timeout: STATEMENT_MS };

/**
 * Opens the database of the configuration: starts the embedded one where no `DATABASE_URL` is given, migrates, and
 * fills a pool.
 *
 * @throws {StartupError} with a text for the operator
 */
export async function openDatabase(
  config: DatabaseConfig,
  log: Log,
  migrations: string = MIGRATIONS,
): Promise<OpenDatabase> {
  const embedded = config.kind === 'embedded' ? await startOwn(config, log) : undefined;
  try {
    const url = config.kind === 'url' ? config.url : await ownDatabase(embedded?.url ?? '');
    const single = connect(url, { max: 1, max_lifetime: null });
    try {
      await waitUntilReady(single, log);
      await runMigrations(single, migrations);
    } finally {
      await single.end();
    }
    let lose: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => (lose = resolve));
    embedded?.onUnexpectedEnd(lose);
    const sql = connect(url, { max: POOL, connection: PASS });
    return {
      db: drizzle(sql),
      sql,
      dedicated: () => connect(url, { max: 1, max_lifetime: null, fetch_types: false }),
      lost,
      async close() {
        await sql.end({ timeout: 5 });
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startOwn(
  config: Extract<DatabaseConfig, { kind: 'embedded' }>,
  log: Log,
): Promise<EmbeddedPostgres> {
  const began = Date.now();
  const embedded = await startEmbedded(await dataDir(config, log));
  if (embedded.tookOver) log.warn('database_taken_over');
  log.info('database_started', { ms: Date.now() - began });
  return embedded;
}

/** Makes our database in a new cluster. The one that PostgreSQL makes itself is for its own use. */
async function ownDatabase(url: string): Promise<string> {
  const sql = connect(url, { max: 1 });
  try {
    const found = await sql`select from pg_database where datname = ${DATABASE_NAME}`;
    if (found.length === 0) await sql`create database ${sql(DATABASE_NAME)}`;
  } finally {
    await sql.end();
  }
  const own = new URL(url);
  own.pathname = DATABASE_NAME;
  return own.href;
}
