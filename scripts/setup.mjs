#!/usr/bin/env node
/**
 * Makes a fresh clone ready, then runs a script of ours on the project's own Node:
 *
 *     node scripts/setup.mjs scripts/test.ts unit
 *
 * It runs on whatever Node the machine has, before anything is installed: plain JavaScript, no dependency. Starting the
 * script is part of its work because a shell that has looked up `node` once (`node a && node b`) remembers the machine's
 * own, and would not see the one that the installation has just put first on the PATH.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Oldest Node that this file and npm's own installation are known to run on; the same as `engines` in package.json. */
const OLDEST_NODE = [20, 19];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.hallway-setup');
const npmsOwnList = join(modules, '.package-lock.json');
const projectNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(
    `Hallway needs Node ${OLDEST_NODE.join('.')} or newer to set itself up; this is ${process.version}.\n` +
      'Install a current one from https://nodejs.org, then run the same command again.',
  );
}

await install();
const [script, ...args] = process.argv.slice(2);
if (script) process.exitCode = await runScript(script, args);

/** Installs the packages unless those of this lock file, on this platform, are there already. */
async function install() {
  const wanted = fingerprint();
  if (existsSync(projectNode)) {
    if (read(stampFile) === wanted) return;
    if (npmInstalledThisLock()) {
      writeFileSync(stampFile, wanted);
      return;
    }
  }
  console.log('Installing packages (npm ci): one to three minutes the first time.');
  const started = Date.now();
  // What says "installed" must not outlive the packages it speaks of, should this be killed half-way.
  for (const file of [stampFile, npmsOwnList]) rmSync(file, { force: true });
  // `--include=dev`: NODE_ENV=production or an npm setting would leave out what builds and tests the project.
  const { command, prefix, shell } = npmCommand();
  const npmArgs = [...prefix, 'ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev'];
  const code = await run(command, npmArgs, shell);
  if (code !== 0) fail(`npm ci ended with code ${code}; what it says above is the reason.`);
  if (!existsSync(projectNode)) {
    fail(
      `npm ci left no Node at ${projectNode}.\n` +
        'The package "node" fetches it in its install script: allow install scripts (ignore-scripts=false).',
    );
  }
  writeFileSync(stampFile, wanted);
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** What decides which packages belong here: lock file, every package.json of ours, platform. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const path of ['package-lock.json', ...ownPackages()])
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** The package.json files of the root and of the workspaces: the lock file's entries outside any node_modules. */
function ownPackages() {
  return Object.keys(readJson(join(root, 'package-lock.json')).packages)
    .filter((path) => !path.includes('node_modules'))
    .map((path) => (path ? `${path}/package.json` : 'package.json'));
}

/**
 * Whether somebody has installed this very lock file by hand (`npm install PACKAGE`): npm writes a list of what is in
 * node_modules at the end of each installation that came to its end. Packages for other platforms are missing from it.
 */
function npmInstalledThisLock() {
  if (!existsSync(npmsOwnList)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(npmsOwnList).packages;
  const foreign = Object.keys(present).some((path) => present[path].version !== wanted[path]?.version);
  const missing = Object.keys(wanted).some(
    (path) =>
      path.includes('node_modules') && !wanted[path].optional && !wanted[path].devOptional && !present[path],
  );
  return !foreign && !missing;
}

/** The npm that started us, else the one on the PATH; never another package manager that happens to have started us. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return { command: process.execPath, prefix: [cli], shell: false };
  return { command: 'npm', prefix: [], shell: process.platform === 'win32' };
}

/** Runs one of our scripts on the project's Node, which strips types; gives its exit code. */
function runScript(script, args) {
  return run(projectNode, [join(root, script), ...args], false);
}

/** Runs a command in the foreground and hands every signal on to it; gives its exit code, as a shell would. */
async function run(command, args, shell) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell });
  // We wait for the child's own clean-up, so no signal may end this process before it.
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  // npm killed with SIGKILL passes nothing on: what it started would go on, unseen, and hold ports and data.
  const above = ancestors();
  const orphaned = () => process.env.npm_lifecycle_event && ancestors() !== above;
  const watch = setInterval(() => orphaned() && pass('SIGTERM'), 1000);
  try {
    const [code, signal] = await once(child, 'exit');
    return code ?? 128 + constants.signals[signal];
  } catch (error) {
    return fail(`${command} could not be started: ${error.message}`);
  } finally {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  }
}

/** The processes above this one: the shell that npm runs scripts in, and, where it stays around (Linux), npm itself. */
function ancestors() {
  // proc(5): after the program's name, in brackets, come state and parent.
  const stat = read(`/proc/${process.ppid}/stat`);
  return `${process.ppid} ${stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
