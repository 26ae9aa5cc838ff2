import { spawn, type ChildProcess } from 'node:child_process';

import type { Account } from './account.ts';

/** Enough for the reason of any failure; older output is dropped. */
const KEPT_BYTES = 8192;

/** A running program and the end of what it wrote. */
export interface Program {
  readonly child: ChildProcess;
  output(): string;
  /** Exit code, or `null` where a signal ended it or it could not be started. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts one of PostgreSQL's programs under its account, in a session of its own: a Ctrl-C in the terminal is for the
 * server, which stops the database when the last request has ended.
 */
export function startProgram(file: string, args: readonly string[], account: Account): Program {
  const child = spawn(file, args, {
    ...account,
    cwd: '/',
    detached: process.platform !== 'win32',
    // Nothing of our environment: it holds secrets, and PG* variables would change what the programs do.
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_BYTES);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
    child.once('error', (error) => {
      output += error.message;
      resolve(null);
    });
  });
  return { child, output: () => output, ended };
}
