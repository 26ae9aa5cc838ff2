import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * What runs leave behind and find again: data of `npm start`, records of child processes. Ignored by git. HALLWAY_STATE names
 * another folder.
 */
export const stateFolder = process.env.HALLWAY_STATE ?? join(root, '.hallway');

/**
 * The folder in which this user's system expects files that can be fetched again.
 * @param env - Environment, for XDG_CACHE_HOME and LOCALAPPDATA.
 * @param platform - As `process.platform`.
 */
export function userCacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  // The XDG standard wants a relative value ignored.
  if (env.XDG_CACHE_HOME?.startsWith('/')) return join(env.XDG_CACHE_HOME, 'hallway');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'hallway');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'hallway');
  return join(homedir(), '.cache', 'hallway');
}
