import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connect } from '../../src/database/connect.ts';
import { DATABASE_NAME } from '../../src/database/embedded/initialise.ts';
import { startEmbedded } from '../../src/database/embedded/start.ts';
import { openDatabase, type OpenDatabase } from '../../src/database/open.ts';
import { createLog } from '../../src/log/log.ts';

/** Set by `global-setup.ts`: the address of the run's cluster. */
export const CLUSTER_VARIABLE = 'HALLWAY_TEST_CLUSTER';

/** A PostgreSQL for tests, with a migrated database to copy. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** A folder for a test's data, which the account that PostgreSQL runs as can reach. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hallway-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Starts a cluster of its own. */
export async function startCluster(): Promise<Cluster> {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded(join(folder, 'data'));
  const url = new URL(embedded.url);
  url.pathname = DATABASE_NAME;
  const sql = connect(embedded.url, { max: 1 });
  await sql`create database ${sql(DATABASE_NAME)}`;
  await sql.end();
  const template = await openDatabase({ kind: 'url', url: url.href }, createLog('silent'));
  await template.close();
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A database of one test's own. */
export interface TestDatabase extends OpenDatabase {
  /** For `DATABASE_URL`. */
  readonly url: string;
}

/**
 * A new database with this version's schema, in the run's cluster; where one file runs alone, in a cluster of its own.
 * Close it in an `after` hook.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const shared = process.env[CLUSTER_VARIABLE];
  const cluster = shared ? undefined : await startCluster();
  const admin = shared ?? cluster?.url ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const sql = connect(admin, { max: 1 });
  await sql`create database ${sql(name)} template ${sql(DATABASE_NAME)}`;
  await sql.end();
  const url = new URL(admin);
  url.pathname = name;
  const open = await openDatabase({ kind: 'url', url: url.href }, createLog('silent'));
  return {
    ...open,
    url: url.href,
    async close() {
      await open.close();
      await cluster?.stop();
    },
  };
}
