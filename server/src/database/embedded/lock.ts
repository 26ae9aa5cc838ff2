import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { StartupError } from '../../config/startup-error.ts';

/** A data folder that belongs to this process until `release` is called or the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** SQLite's primary result code for a file that somebody else has locked. */
const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process alone.
 *
 * The lock has to vanish with a process that was killed, which a file with a process id does not. Node has no call for
 * the kernel's file locks, but its SQLite takes one on every platform; an empty database that stays locked is that lock.
 *
 * @throws {StartupError} when another live process holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const owner = join(folder, 'owner');
  const file = join(folder, 'lock');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // No journal on disk: nothing is ever written, and a killed process shall leave nothing to be recovered.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    // Only for the message below; the lock itself does not depend on it.
    await writeFile(owner, `${process.pid}\n`);
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw await inUse(folder, owner);
    throw new StartupError(
      `The data folder ${folder} cannot be written by this user: give it to the user that runs the server, ` +
        'or set HALLWAY_DATA_DIR to another one.',
      { cause: error },
    );
  }
  const held = database;
  return {
    release() {
      if (held.isOpen) held.close();
    },
  };
}

async function inUse(folder: string, owner: string): Promise<StartupError> {
  const holder = await readFile(owner, 'utf8').catch(() => 'of an unknown id');
  return new StartupError(
    `The data folder ${folder} is in use by another Hallway server (process ${holder.trim()}). ` +
      'Stop that one first, give this one a folder of its own with HALLWAY_DATA_DIR, ' +
      'or let both use one PostgreSQL through DATABASE_URL.',
  );
}
