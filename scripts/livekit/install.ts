import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userCacheFolder } from '../paths.ts';
import { run } from '../process.ts';
import type { Say } from '../search.ts';
import { extract } from './archive.ts';
import { download } from './download.ts';
import { type Asset, assetFor, binaryName, goPackage, releaseUrl, version } from './release.ts';

const GO_INSTALL_MS = 15 * 60_000;
const STALE_MS = 60 * 60_000;

/** The folder in the user's cache that keeps this version's server. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(userCacheFolder(env), 'livekit-server', version);
}

/** The server in the user's cache folder; undefined when no earlier run has put one there. */
export function cachedBinary(folder = cacheFolder()): string | undefined {
  const path = join(folder, binaryName());
  return existsSync(path) ? path : undefined;
}

/**
 * Puts the release's binary for this platform into the cache folder.
 * @returns Path of the binary.
 * @throws {Error} Saying why it could not be had.
 */
export async function installRelease(
  folder = cacheFolder(),
  asset: Asset | null = assetFor(),
  url = releaseUrl(),
): Promise<string> {
  if (!asset) throw new Error(`LiveKit publishes no file for ${process.platform} on ${process.arch}`);
  const archive = await download(`${url}/${asset.file}`, asset.sha256);
  const binary = extract(archive, asset.file, binaryName());
  return atomically(folder, async (workshop) => {
    const path = join(workshop, binaryName());
    await writeFile(path, binary);
    return path;
  });
}

/**
 * Builds the server with Go, from the module of the pinned version (checked by Go against its checksum database), into the
 * cache folder. Takes minutes.
 * @returns Path of the binary.
 * @throws {Error} Saying why it could not be built.
 */
export async function goInstall(say: Say, folder = cacheFolder()): Promise<string> {
  const found = await run('go', ['version'], { timeoutMs: 30_000 });
  if (!found.ok) throw new Error('Go is not on the PATH');
  say(`Building LiveKit ${version} with Go: two to five minutes, once.`);
  return atomically(folder, async (workshop) => {
    // Go refuses GOBIN when these ask for another platform's binary.
    const { GOOS: _os, GOARCH: _arch, ...env } = process.env;
    const built = await run('go', ['install', '-trimpath', '-ldflags', '-s -w', goPackage], {
      env: { ...env, GOBIN: workshop },
      timeoutMs: GO_INSTALL_MS,
    });
    if (built.timedOut) throw new Error(`go install was not done after ${GO_INSTALL_MS / 60_000} minutes`);
    if (!built.ok) throw new Error(`go install failed:\n${lastLines(built.output, 5)}`);
    return join(workshop, process.platform === 'win32' ? 'server.exe' : 'server');
  });
}

/**
 * Lets `make` put a binary into a folder of its own and moves it to its place in one step: two runs at once do no harm, and
 * a killed one leaves nothing that looks like a binary.
 */
async function atomically(folder: string, make: (workshop: string) => Promise<string>): Promise<string> {
  await mkdir(folder, { recursive: true });
  await removeStale(folder);
  const workshop = await mkdtemp(join(folder, '.new-'));
  try {
    const made = await make(workshop);
    await chmod(made, 0o755);
    const target = join(folder, binaryName());
    await rename(made, target);
    return target;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Removes what killed runs have left behind. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith('.new-') || Date.now() - (await stat(path)).mtimeMs < STALE_MS) continue;
    await rm(path, { recursive: true, force: true });
  }
}

function lastLines(output: string, count: number): string {
  return output.split('\n').slice(-count).join('\n');
}
