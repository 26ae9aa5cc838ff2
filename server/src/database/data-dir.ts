import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

import type { DatabaseConfig } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import { accountFor } from './embedded/account.ts';
import { folderAt } from './embedded/folder.ts';
import { barrier } from './embedded/reach.ts';

/** Where system services keep their data. */
const SYSTEM = '/var/lib/hallway';

/**
 * The data folder to use. Started as root in a home folder, PostgreSQL's account cannot get to a folder there; where
 * the operator chose none, we then take one below `/var/lib/hallway`, one for each place we would have used.
 */
export async function dataDir(
  config: Extract<DatabaseConfig, { kind: 'embedded' }>,
  log: Log,
): Promise<string> {
  const wanted = folderAt(config.dataDir);
  if (config.chosen || !(await barrier(wanted.cluster, await accountFor(wanted.cluster)))) return wanted.path;
  const place = createHash('sha256').update(wanted.path).digest('hex').slice(0, 12);
  const moved = resolve(SYSTEM, place);
  log.warn('data_dir_moved', { text: moved });
  return moved;
}
