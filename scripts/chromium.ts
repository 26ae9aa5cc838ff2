import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './process.ts';
import { none, onPath, type Place, type Say, search } from './search.ts';

/** A Chromium that starts. */
export interface Browser {
  /** Path of the executable. */
  path: string;
  /** What it says it is; empty on Windows, where a browser does not say. */
  version: string;
  /** Where it was found, for people. */
  source: string;
}

/** No step found a Chromium; the message lists why, and what to do. */
export class ChromiumNotFound extends Error {
  override readonly name = 'ChromiumNotFound';
}

const DOWNLOAD_MS = 5 * 60_000;
const APT_MS = 10 * 60_000;

/**
 * Finds a Chrome or Chromium for the tests, and gets one when the machine has none.
 * @param places - Where to look for paths, in this order.
 * @throws {ChromiumNotFound} When every place has failed.
 */
export async function findChromium(
  say: Say = console.log,
  places: readonly Place<readonly string[]>[] = browserPlaces(),
): Promise<Browser> {
  const checked = places.map((place) => ({
    ...place,
    find: async (tell: Say) => firstThatStarts(await place.find(tell)),
  }));
  const result = await search(checked, say);
  if (result.found) return { ...result.found, source: result.place };
  throw new ChromiumNotFound(
    `No Chrome or Chromium could be found.\n${result.failures.join('\n')}\n` +
      'Install Google Chrome or Chromium, or set CHROME_PATH to the executable of one.',
  );
}

/** The places where a browser may be, in the order in which they are looked into. */
export function browserPlaces(env: NodeJS.ProcessEnv = process.env): Place<readonly string[]>[] {
  const downloaded = chromium.executablePath();
  return [
    {
      name: 'CHROME_PATH',
      asked: Boolean(env.CHROME_PATH),
      find: () => (env.CHROME_PATH ? [env.CHROME_PATH] : none('not set')),
    },
    { name: 'installed', find: () => installed(env) },
    {
      name: 'Playwright’s own',
      find: () => (existsSync(downloaded) ? [downloaded] : none('not downloaded yet')),
    },
    {
      name: 'Playwright’s download',
      find: async (say) => {
        say('Downloading Chromium (160 MB) with Playwright.');
        await playwrightInstall();
        return [downloaded];
      },
    },
    {
      name: 'Debian’s package',
      find: async (say) => {
        await aptInstall(say);
        return onPath('chromium', env.PATH);
      },
    },
  ];
}

async function firstThatStarts(paths: readonly string[]): Promise<Omit<Browser, 'source'>> {
  for (const path of paths) {
    const version = await askVersion(path);
    if (version !== undefined) return { path, version };
  }
  return none(`${paths.join(', ') || 'what was installed'} does not start`);
}

/**
 * Asks a browser its version, which also tells one that cannot start, such as a downloaded one whose libraries the system
 * lacks. Chrome for Windows would open a window instead of answering.
 */
async function askVersion(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') return existsSync(path) ? '' : undefined;
  const answer = await run(path, ['--version'], { timeoutMs: 30_000 });
  // Debian's start script may complain of something besides.
  return answer.ok ? (/^.*\d\.\d.*$/m.exec(answer.output)?.[0] ?? answer.output).trim() : undefined;
}

async function installed(env: NodeJS.ProcessEnv): Promise<string[]> {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
  const found = await Promise.all(names.map((name) => onPath(name, env.PATH)));
  const paths = [...found.flat(), ...usualPlaces(env).filter((place) => existsSync(place))];
  return paths.length > 0 ? paths : none('neither on the PATH nor in the usual places');
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) =>
        ['Google\\Chrome', 'Chromium'].map((name) => join(folder, name, 'Application', 'chrome.exe')),
      );
  }
  return [];
}

async function playwrightInstall(): Promise<void> {
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '..', 'cli.js');
  const result = await run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    timeoutMs: DOWNLOAD_MS,
  });
  if (result.ok) return;
  throw new Error(result.timedOut ? `not done after ${DOWNLOAD_MS / 60_000} minutes` : cause(result.output));
}

async function aptInstall(say: Say): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) throw new Error('this is no Debian');
  if (process.getuid?.() !== 0) throw new Error('only root may install it');
  say('Installing Debian’s chromium (apt-get): one to three minutes.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = await run('apt-get', args, { env, timeoutMs: APT_MS });
    if (!result.ok) throw new Error(`apt-get ${args[0]} failed: ${cause(result.output)}`);
  }
}

/** The line that says most: the last with a system's error code, else the last that speaks of an error. */
function cause(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim());
  const telling = (pattern: RegExp) => lines.findLast((line) => pattern.test(line));
  return telling(/Error:.*\bE[A-Z]{4,}\b/) ?? telling(/^(E|Error):/) ?? lines.at(-1) ?? 'it said nothing';
}
