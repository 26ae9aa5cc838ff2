/**
 * `node scripts/check/templates.ts [folder…]`: type-checks the bindings of Lit templates with lit-analyzer, whose last
 * release does not know that `nothing` in an attribute removes it. Its complaints about that alone are left out.
 */
import { spawnSync } from 'node:child_process';
import { root } from '../paths.ts';
import { tool } from '../tools.ts';

/** How lit-analyzer writes the type of `nothing`. */
const NOTHING = 'Symbol(undefined)';

/** The complaints in a report of lit-analyzer (`--format list`) that stand, each with its file and line. */
export function complaints(report: string): string[] {
  let file = '';
  const found: string[] = [];
  for (const line of report.split('\n')) {
    if (line.startsWith('./')) file = line.slice(2);
    const [, place, message] = /^\s+(\d+:\d+)\s+(?:error|warning)\s+(.*)$/.exec(line) ?? [];
    if (place && message && !isOnlyNothing(message)) found.push(`${file}:${place} ${message}`);
  }
  return found;
}

function isOnlyNothing(message: string): boolean {
  const [, given, wanted] = /^Type '(.*)' is not assignable to '(.*)'$/.exec(message) ?? [];
  const members = given?.split(' | ') ?? [];
  if (!wanted || !members.includes(NOTHING)) return false;
  const allowed = wanted.split(' | ');
  const text = allowed.includes('string');
  return members.every(
    (member) => member === NOTHING || allowed.includes(member) || (text && /^".*"$/.test(member)),
  );
}

if (import.meta.main) {
  const folders = process.argv.length > 2 ? process.argv.slice(2) : ['src', 'stories'];
  const args = [
    tool('lit-analyzer'),
    ...folders,
    '--strict',
    '--maxWarnings',
    '0',
    '--format',
    'list',
    '--noColor',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const standing = complaints(stdout);
  // A crash leaves no report: then what it said is all there is to say.
  const crashed = status !== 0 && !/Found \d+ problems|✖ \d+ problem/.test(stdout);
  if (crashed) console.error(stdout, stderr);
  for (const one of standing) console.error(one);
  process.exitCode = crashed || standing.length > 0 ? 1 : 0;
}
