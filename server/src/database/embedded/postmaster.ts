import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from '../../config/startup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Folder } from './folder.ts';
import { startProgram } from './program.ts';

/** Seconds that a clean stop may take (it writes a checkpoint) before the hard one, which costs a recovery. */
const FAST_STOP_SECONDS = 20;

/** What PostgreSQL's main process says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  /** Whether it accepts connections. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid`: the process id is its first line, the state the eighth. */
export async function readPostmaster(folder: Folder): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder.pgdata, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** Whether a process of that id runs, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Stops the PostgreSQL of a folder: cleanly, else hard. Both keep every committed write.
 * @throws {StartupError} when it goes on running nevertheless
 */
export async function stopPostmaster(folder: Folder, binaries: Binaries, account: Account): Promise<void> {
  for (const [mode, seconds] of [
    ['fast', FAST_STOP_SECONDS],
    ['immediate', 10],
  ] as const) {
    const program = startProgram(
      binaries.pgCtl,
      ['stop', '-D', folder.pgdata, '-m', mode, '-w', '-t', String(seconds)],
      account,
    );
    await program.ended;
    const found = await readPostmaster(folder);
    if (!found || !isAlive(found.pid)) return;
  }
  throw new StartupError(`The database in ${folder.path} does not stop.`);
}

/**
 * Stops the PostgreSQL that a killed server left running. Call it with the folder locked: then whatever runs there has
 * no owner any more. It is stopped rather than used further, so that a start always ends in the same state: our child,
 * with the settings and the binaries of this version.
 *
 * @returns whether there was one
 */
export async function stopLeftover(folder: Folder, binaries: Binaries, account: Account): Promise<boolean> {
  const found = await readPostmaster(folder);
  if (!found || !isAlive(found.pid)) return false; // PostgreSQL itself clears up after a dead one.
  if (await worksIn(found.pid, folder.pgdata)) {
    await stopPostmaster(folder, binaries, account);
    return true;
  }
  // After a reboot, or in a new container, the id is some other process's; PostgreSQL would refuse to start for it.
  await rm(join(folder.pgdata, 'postmaster.pid'), { force: true });
  return false;
}

/** Whether a process is the PostgreSQL of a data directory: it runs with that as its working directory. */
async function worksIn(pid: number, pgdata: string): Promise<boolean> {
  if (process.platform === 'win32') return true; // pg_ctl finds it by a pipe, and harms no other process.
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return cwd === (await realpath(pgdata));
  }
  const program = startProgram('/bin/ps', ['-o', 'command=', '-p', String(pid)], {});
  await program.ended;
  return program.output().includes(pgdata);
}
