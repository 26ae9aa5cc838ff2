import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DatabaseConfig } from '../config/config.ts';
import { DEFAULT_DATA_DIR } from '../config/load-config.ts';
import { StartupError } from '../config/startup-error.ts';
import { VARIABLES } from '../config/variables.ts';
import { dataDir } from '../database/data-dir.ts';
import { folderAt } from '../database/embedded/folder.ts';
import { DATABASE_NAME } from '../database/embedded/initialise.ts';
import { isAlive, readPostmaster } from '../database/embedded/postmaster.ts';
import { openDatabase, type OpenDatabase } from '../database/open.ts';
import type { Log } from '../log/log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Line of `postmaster.pid` that holds the port: https://www.postgresql.org/docs/current/storage-file-layout.html */
const PORT_LINE = 3;

/**
 * Opens the database that a server with these settings has. An embedded one that runs is asked, so that a server need not
 * be stopped for it; else it is started.
 * @throws {StartupError} with a text for the operator
 */
export async function openServersDatabase(environment: Environment, log: Log): Promise<OpenDatabase> {
  const config = databaseOf(environment);
  const running = config.kind === 'embedded' ? await urlOfRunning(config, log) : undefined;
  return openDatabase(running === undefined ? config : { kind: 'url', url: running }, log);
}

/** `iss` of the site's tokens. */
export function issuerOf(environment: Environment): string | undefined {
  return environment['HALLWAY_SITE_ISSUER']?.trim() || undefined;
}

function databaseOf(environment: Environment): DatabaseConfig {
  const { schema, expected } = VARIABLES.DATABASE_URL;
  const url = schema.safeParse(environment['DATABASE_URL']?.trim() || undefined);
  if (!url.success) throw new StartupError(`DATABASE_URL: expected ${expected}`);
  if (url.data !== undefined) return { kind: 'url', url: url.data };
  const folder = environment['HALLWAY_DATA_DIR']?.trim() || undefined;
  return { kind: 'embedded', dataDir: folder ?? DEFAULT_DATA_DIR, chosen: folder !== undefined };
}

async function urlOfRunning(
  config: Extract<DatabaseConfig, { kind: 'embedded' }>,
  log: Log,
): Promise<string | undefined> {
  const folder = folderAt(await dataDir(config, log));
  const found = await readPostmaster(folder);
  if (!found?.ready || !isAlive(found.pid)) return undefined;
  const lines = (await readFile(join(folder.pgdata, 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(folder.password, 'utf8')).trim();
  const host = `127.0.0.1:${Number(lines[PORT_LINE])}`;
  return `postgres://${DATABASE_NAME}:${encodeURIComponent(password)}@${host}/${DATABASE_NAME}`;
}
