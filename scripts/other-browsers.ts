import { existsSync, globSync } from 'node:fs';
import { run } from './process.ts';
import { none, onPath, type Place, type Say, type Search, search } from './search.ts';

/** A Firefox that starts. */
export interface Firefox {
  readonly path: string;
  readonly version: string;
}

/** WebKitGTK with what drives it, and a screen for it. */
export interface WebKit {
  /** WebKitWebDriver, which speaks the W3C's WebDriver. */
  readonly driver: string;
  /** The browser that it drives. */
  readonly browser: string;
  /** An X server without a screen. */
  readonly xvfb: string;
  readonly version: string;
}

/** What could be found, or why it could not be: a test is then skipped, and says so. */
export type Found<Browser> = { readonly browser: Browser } | { readonly missing: string };

const APT_MS = 10 * 60_000;

/** Finds a Firefox: that of `FIREFOX_PATH`, an installed one, or Debian's package. */
export async function findFirefox(
  say: Say = console.log,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Found<Firefox>> {
  const places: Place<Firefox>[] = [
    {
      name: 'FIREFOX_PATH',
      asked: Boolean(env.FIREFOX_PATH),
      find: async () => starts(env.FIREFOX_PATH ? [env.FIREFOX_PATH] : none('not set')),
    },
    { name: 'installed', find: () => installedFirefox(env) },
    {
      name: 'Debian’s package',
      find: (tell) => afterApt(['firefox-esr'], tell, () => installedFirefox(env)),
    },
  ];
  return settled('Firefox', await search(places, say));
}

/** Finds WebKitGTK: an installed one, or Debian's packages. */
export async function findWebKit(
  say: Say = console.log,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Found<WebKit>> {
  const places: Place<WebKit>[] = [
    { name: 'installed', find: () => installedWebKit(env) },
    {
      name: 'Debian’s packages',
      find: (tell) => afterApt(['webkit2gtk-driver', 'xvfb'], tell, () => installedWebKit(env)),
    },
  ];
  return settled('WebKitGTK', await search(places, say));
}

function settled<Browser>(name: string, result: Search<Browser>): Found<Browser> {
  if ('place' in result) return { browser: result.found };
  const reasons = result.failures.map((line) => line.trim().replace(/^- /, ''));
  return { missing: `${name} could not be had: ${reasons.join('; ')}` };
}

async function installedFirefox(env: NodeJS.ProcessEnv): Promise<Firefox> {
  const paths = await Promise.all(['firefox-esr', 'firefox'].map((name) => onPath(name, env.PATH)));
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const found = [...paths.flat(), ...(existsSync(mac) ? [mac] : [])];
  return starts(found.length > 0 ? found : none('neither on the PATH nor in the usual place'));
}

async function starts(paths: readonly string[]): Promise<Firefox> {
  for (const path of paths) {
    const { ok, output } = await run(path, ['--version'], { timeoutMs: 30_000 });
    if (ok) return { path, version: /Mozilla Firefox [\d.]+\w*/.exec(output)?.[0] ?? output.trim() };
  }
  return none(`${paths.join(', ')} does not start`);
}

async function installedWebKit(env: NodeJS.ProcessEnv): Promise<WebKit> {
  const [driver] = await onPath('WebKitWebDriver', env.PATH);
  if (!driver) return none('there is no WebKitWebDriver on the PATH');
  const [xvfb] = await onPath('Xvfb', env.PATH);
  if (!xvfb) return none('there is no Xvfb on the PATH');
  const [browser] = globSync('/usr/lib/*/webkit*gtk-*/MiniBrowser').toSorted().toReversed();
  if (!browser) return none('there is no MiniBrowser');
  const { output } = await run(browser, ['--version'], { timeoutMs: 30_000 });
  return { driver, browser, xvfb, version: /WebKitGTK \S+/.exec(output)?.[0] ?? 'WebKitGTK' };
}

async function afterApt<Browser>(
  packages: readonly string[],
  say: Say,
  then: () => Promise<Browser>,
): Promise<Browser> {
  if (!existsSync('/usr/bin/apt-get')) return none('this is no Debian');
  if (process.getuid?.() !== 0) return none('only root may install it');
  say(`Installing Debian’s ${packages.join(' and ')} (apt-get): one to three minutes.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { ok, output } = await run('apt-get', args, { env, timeoutMs: APT_MS });
    if (!ok) return none(`apt-get ${args[0]} failed: ${output.trim().split('\n').at(-1) ?? ''}`);
  }
  return then();
}
