import { chmod, chown, lchown, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { StartupError } from '../../config/startup-error.ts';
import type { Account } from './account.ts';
import { barrier } from './reach.ts';

/** Where things are in a data folder. */
export interface Folder {
  readonly path: string;
  /** The cluster with all that belongs to it: this folder is what a cold backup copies. */
  readonly cluster: string;
  /** PostgreSQL's own data directory. */
  readonly pgdata: string;
  /** File with the password of the database, mode 600. */
  readonly password: string;
}

/** The parts of a cluster, wherever it is (a new one is made under another name). */
export function clusterAt(cluster: string): Pick<Folder, 'cluster' | 'pgdata' | 'password'> {
  return { cluster, pgdata: join(cluster, 'pgdata'), password: join(cluster, 'password') };
}

/** The layout of a data folder; touches nothing. */
export function folderAt(path: string): Folder {
  const absolute = resolve(path);
  return { path: absolute, ...clusterAt(join(absolute, 'cluster')) };
}

/**
 * Makes the data folder where it is missing.
 * @throws {StartupError} when it cannot be made or written
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new StartupError(
      `The data folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code}): ` +
        'set HALLWAY_DATA_DIR to a folder that the server may write to.',
    );
  }
}

/** @throws {StartupError} naming the folder in the way, when the account cannot reach the data folder */
export async function checkReach(folder: Folder, account: Account): Promise<void> {
  const wall = await barrier(folder.cluster, account);
  if (!wall) return;
  throw new StartupError(
    `PostgreSQL does not run as root but as another account (uid ${account.uid}), which may not pass through ` +
      `${wall} to the data folder ${folder.path}. Set HALLWAY_DATA_DIR to a folder outside of it ` +
      '(for example /var/lib/hallway), start the server as an ordinary user, or set DATABASE_URL.',
  );
}

/** Makes a private folder for the account. */
export async function makePrivate(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true });
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
  await chmod(path, 0o700);
}

/** Gives a folder and all inside it to the account. */
export async function chownTree(path: string, account: Account): Promise<void> {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  await lchown(path, uid, gid);
  for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), uid, gid);
}

/** Removes what a start that was killed half-way left behind. Call it with the folder locked. */
export async function removeDrafts(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (!/^(cluster|postgres)\.new-/.test(name)) continue;
    // An initdb that outlived its server may still write there: it is tried again for some five seconds.
    const patience = { maxRetries: 10, retryDelay: 100 };
    await rm(join(path, name), { recursive: true, force: true, ...patience }).catch(() => {
      // It writes still; the next start removes the rest.
    });
  }
}

/** Makes a rename in a folder survive a power loss. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Folders cannot be opened there, and need not be.
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
