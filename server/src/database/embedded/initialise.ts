import { randomBytes } from 'node:crypto';
import { access, chown, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from '../../config/startup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './explain.ts';
import { clusterAt, makePrivate, syncFolder, type Folder } from './folder.ts';
import { startProgram } from './program.ts';

/** Name of the database's only role and of the database itself. */
export const DATABASE_NAME = 'hallway';

/**
 * Makes the cluster where there is none. It is made under another name and renamed when it is whole, so that a folder
 * called `cluster` is never half-made, whenever we are killed.
 *
 * @throws {StartupError} when it cannot be made, or is of another major version than the binaries
 */
export async function initialise(folder: Folder, binaries: Binaries, account: Account): Promise<void> {
  if (await exists(folder.cluster)) {
    await checkVersion(folder, binaries, account);
    return;
  }
  const draft = clusterAt(await mkdtemp(join(folder.path, 'cluster.new-')));
  await makePrivate(draft.cluster, account);
  await writeFile(draft.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(draft.password, account.uid, account.gid);
  }
  const program = startProgram(
    binaries.initdb,
    [
      `--pgdata=${draft.pgdata}`,
      `--pwfile=${draft.password}`,
      `--username=${DATABASE_NAME}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts the same on every system and after every upgrade of one, which the system's own locales do not.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    account,
  );
  if ((await program.ended) !== 0) {
    throw explain(`A database could not be made in ${folder.path}`, program.output());
  }
  await rename(draft.cluster, folder.cluster);
  await syncFolder(folder.path);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function checkVersion(folder: Folder, binaries: Binaries, account: Account): Promise<void> {
  const made = await readFile(join(folder.pgdata, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      throw new StartupError(
        `The data folder ${folder.path} cannot be read (${error.code}): it belongs to another user or is not whole.`,
      );
    },
  );
  const program = startProgram(binaries.postgres, ['--version'], account);
  if ((await program.ended) !== 0) throw explain('PostgreSQL could not be started', program.output());
  const ours = /\) (\d+)/.exec(program.output())?.[1];
  if (made.trim() === ours) return;
  throw new StartupError(
    `The data in ${folder.path} was made by PostgreSQL ${made.trim()}, and this server brings ${ours}. ` +
      'Load a dump made with the old version into a new folder (see "Upgrade" in the server\'s README).',
  );
}
