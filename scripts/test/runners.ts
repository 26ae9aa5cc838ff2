import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { type Outcome, run } from '../process.ts';
import { readTotals, type Totals, TOTALS_FILE } from '../report/totals.ts';
import { tool } from '../tools.ts';

/** What a kind of tests is given. */
export interface Context {
  /** Our environment, with what the kinds share: CHROME_PATH, LIVEKIT_SERVER. */
  env: NodeJS.ProcessEnv;
  /** Further arguments for the runner, given by the person who started it. */
  extra: readonly string[];
}

/** One check that only passes or fails, such as a type check. */
export interface Check {
  name: string;
  /** Command line for the project's Node: a script and its arguments. */
  args: readonly string[];
}

/** No kind of tests takes longer; what does hangs. */
const LIMIT_MS = 40 * 60_000;
/** A runner that is asked to end, as by Ctrl-C, closes browsers and servers first. */
const GRACE_MS = 20_000;

/** Runs checks one after another; each counts as one test. */
export async function checks(list: readonly Check[], { env, extra }: Context): Promise<Totals> {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, args } of list) {
    const { ok } = await node([...args, ...extra], env);
    console.log(`${ok ? '✔' : '✖'} ${name}`);
    totals[ok ? 'passed' : 'failed']++;
  }
  return totals;
}

/**
 * Runs test files with `node --test`.
 * @param pattern - Which files; file names among the further arguments replace it.
 */
export async function nodeTests(pattern: string, { env, extra }: Context): Promise<Totals> {
  const flags = extra.filter((argument) => argument.startsWith('-'));
  const named = extra.filter((argument) => !argument.startsWith('-'));
  const files = named.length > 0 ? named : matching(pattern);
  const reporters = [
    ['spec', 'stdout'],
    [script('report/node.ts'), 'stderr'],
  ].flatMap(([reporter, to]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${to}`]);
  return counted(['--test', ...reporters, ...flags, ...files], env);
}

/** Runs the unit tests in a real browser. */
export async function unitTests({ env, extra }: Context): Promise<Totals> {
  const reporter = { ...env, HALLWAY_UNIT_REPORTER: './scripts/report/unit.ts' };
  return counted([tool('@web/test-runner', 'wtr'), ...extra], reporter);
}

/**
 * Runs Playwright tests.
 * @param project - Name of one of the projects in playwright.config.ts.
 */
export async function playwrightTests(project: string, { env, extra }: Context): Promise<Totals> {
  const cli = tool('@playwright/test', 'playwright');
  const reporters = `--reporter=list,${script('report/playwright.ts')}`;
  return counted([cli, 'test', '--project', project, reporters, ...extra], env);
}

/** Files of the repository that a pattern matches. */
export function matching(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] }).sort();
}

/** Runs a command on the project's Node, in the root folder, with its output in the terminal. */
export function node(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return run(process.execPath, args, {
    cwd: root,
    env,
    prefix: '',
    timeoutMs: LIMIT_MS,
    stopSignal: 'SIGINT',
    graceMs: GRACE_MS,
  });
}

/** Runs a test runner whose reporter writes its totals to a file of our choice. */
async function counted(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Totals> {
  const file = join(tmpdir(), `hallway-totals-${randomUUID()}.json`);
  try {
    const { ok, timedOut } = await node(args, { ...env, [TOTALS_FILE]: file });
    if (timedOut) console.log(`Ended after ${LIMIT_MS / 60_000} minutes.`);
    return readTotals(file, ok);
  } finally {
    await rm(file, { force: true });
  }
}

function script(path: string): string {
  return join(root, 'scripts', path);
}
