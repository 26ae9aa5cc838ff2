import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

import { StartupError } from '../../config/startup-error.ts';

const run = promisify(execFile);

/** The operating system account that PostgreSQL runs as. `{}` is the account of this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const NAME = 'postgres';

/** Whether this process is root, as which PostgreSQL refuses to run. Never on Windows. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` fails for one reason only: there is no such account.
  }
}

/**
 * The account for a cluster: the owner of an existing one, else our own, else (as root) `postgres`, which is made where
 * the system has none.
 *
 * @param cluster the folder of the cluster, which need not exist yet
 */
export async function accountFor(cluster: string): Promise<Account> {
  if (!isRoot()) return {};
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const existing = await lookUp();
  if (existing) return existing;
  await run('useradd', ['--system', '--user-group', '--no-create-home', NAME]).catch(() => {
    // Another process may have made it at the same moment: the next look says so.
  });
  const made = await lookUp();
  if (made) return made;
  throw new StartupError(
    `PostgreSQL does not run as root, and the account "${NAME}" could not be made. ` +
      'Start the server as an ordinary user, or set DATABASE_URL.',
  );
}
