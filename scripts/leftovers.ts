/**
 * A script that is killed with SIGKILL cannot end what it started. So each long-lived child is written down with what
 * identifies it beyond its number (numbers are given out again), and the next start ends those whose parent is gone.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateFolder } from './paths.ts';
import { killGroup, terminate } from './process.ts';

/** A process, told apart from later ones of the same number by the moment of its start. */
interface Identity {
  pid: number;
  started: string;
}

interface Entry {
  name: string;
  child: Identity;
  parent: Identity;
}

const GRACE_MS = 10_000;
const defaultFolder = join(stateFolder, 'run');

/**
 * Writes a child of this process down.
 * @param name - What to call it in messages, such as `LiveKit`.
 * @param pid - Leader of its process group.
 * @returns Takes it off the list again; to be called when the child has ended.
 */
export function remember(name: string, pid: number, folder = defaultFolder): () => void {
  const child = identify(pid);
  const parent = identify(process.pid);
  if (!child || !parent) return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${pid}.json`);
  writeFileSync(file, JSON.stringify({ name, child, parent } satisfies Entry));
  return () => rmSync(file, { force: true });
}

/**
 * Ends every remembered process whose parent is gone. One that has ended, or whose number now belongs to another
 * program, is only forgotten.
 * @param graceMs - Milliseconds between SIGTERM and SIGKILL.
 * @returns Names of what was ended.
 */
export async function endLeftovers(folder = defaultFolder, graceMs = GRACE_MS): Promise<string[]> {
  const ended = [];
  for (const file of entryFiles(folder)) {
    const entry = readEntry(file);
    if (entry && runs(entry.child)) {
      if (runs(entry.parent)) continue;
      await end(entry.child, graceMs);
      ended.push(entry.name);
    }
    rmSync(file, { force: true });
  }
  return ended;
}

async function end(child: Identity, graceMs: number): Promise<void> {
  terminate(child.pid);
  const deadline = Date.now() + graceMs;
  while (runs(child) && Date.now() < deadline) await sleep(50);
  if (runs(child)) killGroup(child.pid);
}

function runs(identity: Identity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

/** When a running process was started, in whatever form its system tells it; undefined when there is no such process. */
function identify(pid: number): Identity | undefined {
  try {
    const started = process.platform === 'linux' ? linuxStart(pid) : startFromCommand(pid);
    return started ? { pid, started } : undefined;
  } catch {
    // Every way of asking fails when the process is not there, which is the answer.
    return undefined;
  }
}

function linuxStart(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // proc(5): the program's name, in brackets, may hold anything; after it come state (1st) and start time (20th).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${fields[19]}`;
}

function startFromCommand(pid: number): string {
  const windows = process.platform === 'win32';
  const command = windows ? 'powershell' : 'ps';
  const args = windows
    ? ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]
    : ['-o', 'lstart=', '-p', String(pid)];
  return execFileSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  }).trim();
}

function entryFiles(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).map((name) => join(folder, name));
}

function readEntry(file: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry;
  } catch {
    // Cut short by the same SIGKILL: nothing can be learnt from it.
    return undefined;
  }
}
