import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import type { Account } from './account.ts';

/** Mode bits that let an account pass through a folder, for its owner, its group and others. */
const PASS = { owner: 0o100, group: 0o010, others: 0o001 };

/**
 * The first folder on the way to `path` that the account may not pass through, or `undefined` when it may reach it.
 * A parent that does not exist yet counts as reachable. Access control lists are not looked at.
 */
export async function barrier(path: string, account: Account): Promise<string | undefined> {
  if (account.uid === undefined) return undefined;
  const parents: string[] = [];
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    parents.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of parents) {
    const found = await stat(folder).catch(() => undefined);
    if (!found) return undefined;
    const bit = found.uid === account.uid ? PASS.owner : found.gid === account.gid ? PASS.group : PASS.others;
    if ((found.mode & bit) === 0) return folder;
  }
  return undefined;
}
