import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userCacheFolder } from '../../../scripts/paths.ts';
import { run } from '../../../scripts/process.ts';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const FILES = ['package.json', 'package-lock.json'] as const;
const INSTALL_MS = 8 * 60_000;
/** A folder of a run that was killed is nobody's after this long. */
const STALE_MS = 6 * 60 * 60_000;

/**
 * Installs the bundlers and frameworks of those who use the packages, once for each lock file, outside the repository: what
 * they find there is what they installed, and nothing of ours.
 * @returns A folder with their `node_modules`.
 */
export async function installTools(): Promise<string> {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of FILES) hash.update(await readFile(join(HERE, file)));
  const shelf = join(userCacheFolder(), 'consumers');
  const folder = join(shelf, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  await mkdir(shelf, { recursive: true });
  const making = await mkdtemp(join(shelf, 'new-'));
  for (const file of FILES) await copyFile(join(HERE, file), join(making, file));
  console.log('Installing bundlers and frameworks (once, half a minute)…');
  await npm(['ci', '--ignore-scripts'], making);
  // Whole or not at all, also where two runs do it at once.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return folder;
}

/** A folder of its own for a run, below the tools: what is in their `node_modules` can be imported there. */
export async function runFolder(tools: string): Promise<string> {
  const runs = join(tools, 'runs');
  await mkdir(runs, { recursive: true });
  for (const name of await readdir(runs)) {
    const age = Date.now() - (await stat(join(runs, name))).mtimeMs;
    if (age > STALE_MS) await rm(join(runs, name), { recursive: true, force: true });
  }
  return mkdtemp(join(runs, 'run-'));
}

/**
 * Packs a package as it was built (`node scripts/build.ts lib cdn server`).
 * @returns The file that npm would get, in the folder `to`.
 */
export async function pack(packageFolder: string, to: string): Promise<string> {
  const output = await npm(['pack', '--ignore-scripts', '--pack-destination', to], packageFolder);
  const name = /^\S+\.tgz$/m.exec(output)?.[0];
  if (!name) throw new Error(`npm pack said:\n${output}`);
  return join(to, name);
}

/** Runs npm. @throws {Error} With the end of what it said, where it fails. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const cli = process.env['npm_execpath'];
  const own = cli && /npm-cli\.c?js$/.test(cli) ? [process.execPath, cli] : ['npm'];
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  return command([...own, ...args, ...quiet], cwd);
}

/** Runs a command on the project's Node. @throws {Error} With the end of what it said, where it fails. */
export async function command(words: readonly string[], cwd: string): Promise<string> {
  const [program = '', ...args] = words;
  // npm would take our own settings for those of the consumer.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config)/.test(name)),
  );
  const result = await run(program, args, {
    cwd,
    env: { ...env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' },
    timeoutMs: INSTALL_MS,
  });
  if (result.ok) return result.output;
  throw new Error(`${words.join(' ')} ${result.timedOut ? 'took too long' : 'failed'}:\n${result.output}`);
}
