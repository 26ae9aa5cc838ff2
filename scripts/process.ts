import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a child process ended: an exit code, or the signal that ended it. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Settings of a child process; all optional. */
export interface ChildOptions {
  cwd?: string;
  /** The child's whole environment; ours by default. */
  env?: NodeJS.ProcessEnv;
  /** Write its output to the terminal: with this before each line, or as it comes (`''`). Not at all by default. */
  prefix?: string;
  /** Called with each line of its output. */
  onLine?: (line: string) => void;
  /** What asks it to end; SIGTERM by default. */
  stopSignal?: 'SIGTERM' | 'SIGINT';
  /** Milliseconds between that and SIGKILL when it is stopped. */
  graceMs?: number;
  /** Milliseconds after which it is asked a second time, for programs that hurry only then. */
  againMs?: number;
}

const TAIL_LINES = 40;
const running = new Set<Child>();

// What we started must not outlive us, whether we come to our end or are asked to end. (A SIGKILL: see leftovers.ts.)
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Somebody else listens too, such as `onStop`, and ends in good order.
    if (process.listenerCount(signal) > 1) return;
    endAll();
    process.exit(128 + constants.signals[signal]);
  });
}

/** Ends every child process of this one, each in good order. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop()));
}

function endAll() {
  for (const child of running) if (child.pid) killGroup(child.pid);
}

/** A child process in a process group of its own, so that it and all that it starts can be ended together. */
export class Child {
  /** The last lines of its output, for error messages. */
  readonly tail: string[] = [];
  /** Settles when it has ended; rejects when it could not be started. */
  readonly exited: Promise<Exit>;
  private readonly process: ChildProcess;
  private readonly options: ChildOptions;

  constructor(command: string, args: readonly string[], options: ChildOptions = {}) {
    const { cwd, env, prefix, onLine } = options;
    this.options = options;
    const raw = prefix === '';
    this.process = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', raw ? 'inherit' : 'pipe', raw ? 'inherit' : 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.take(line, prefix, onLine));
    }
    this.exited = this.watch();
    // Whoever wants to know awaits `exited`; for others a failed start shows in `tail` and `alive`.
    this.exited.catch((error: unknown) => this.tail.push(String(error)));
  }

  /** Process id; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Whether it was started and has not ended. */
  get alive(): boolean {
    return this.pid !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  /**
   * Ends it and whatever it started: a signal to itself, which knows how to end its own children, then SIGKILL to all after
   * the grace time. Resolves when it has ended.
   */
  async stop(): Promise<void> {
    if (!this.alive) return;
    const { stopSignal, graceMs = 5000, againMs = graceMs } = this.options;
    const ended = this.exited.then(() => true);
    const within = (ms: number) => Promise.race([ended, sleep(ms, false, { ref: false })]);
    for (const ms of [Math.min(againMs, graceMs), graceMs - againMs]) {
      if (ms <= 0) continue;
      terminate(this.pid!, stopSignal);
      if (await within(ms)) return;
    }
    killGroup(this.pid!);
    await ended;
  }

  /** Ends it and whatever it started at once, as a power cut would. Resolves when it has ended. */
  async kill9(): Promise<void> {
    if (this.alive) killGroup(this.pid!);
    await this.exited;
  }

  private async watch(): Promise<Exit> {
    running.add(this);
    // Whatever it started has lost the one who would end it. (The group's number cannot belong to others this early.)
    this.process.once('exit', () => killGroup(this.pid!));
    try {
      // 'close' and not 'exit': by then all of its output has been read.
      const [code, signal] = (await once(this.process, 'close')) as [number | null, NodeJS.Signals | null];
      return { code, signal };
    } finally {
      running.delete(this);
    }
  }

  private take(line: string, prefix?: string, onLine?: (line: string) => void) {
    this.tail.push(line);
    if (this.tail.length > TAIL_LINES) this.tail.shift();
    if (prefix) console.log(`${prefix}${line}`);
    onLine?.(line);
  }
}

/** What {@link run} learnt from a command that has ended. */
export interface Outcome extends Exit {
  /** The last lines of what it said; empty when its output went to the terminal. */
  output: string;
  timedOut: boolean;
  /** Ended by itself, with code 0. */
  ok: boolean;
}

/**
 * Runs a command to its end. Never throws: a command that cannot be started is an outcome too.
 * @param options - As for {@link Child}, and `timeoutMs`, after which the command is ended.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: ChildOptions & { timeoutMs?: number } = {},
): Promise<Outcome> {
  const child = new Child(command, args, options);
  let timedOut = false;
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void child.stop();
        }, options.timeoutMs);
  const exit = await child.exited.catch((): Exit => ({ code: null, signal: null }));
  clearTimeout(timer);
  return { ...exit, output: child.tail.join('\n'), timedOut, ok: exit.code === 0 && !timedOut };
}

/** Asks the leader of a process group to end. */
export function terminate(pid: number, signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): void {
  // Windows has no such signals; there is nothing gentler than ending the tree.
  if (process.platform === 'win32') killGroup(pid);
  else ifThere(() => process.kill(pid, signal));
}

/** Ends a whole process group at once. */
export function killGroup(pid: number): void {
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true });
  else ifThere(() => process.kill(-pid, 'SIGKILL'));
}

function ifThere(signal: () => void) {
  try {
    signal();
  } catch (error) {
    // It has ended already, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Calls `stop` once when this process is asked to end (Ctrl-C, SIGTERM, closed terminal, or npm above it gone), then exits.
 * A second Ctrl-C does not wait.
 * @param stop - Ends what must be ended in good order; told why.
 */
export function onStop(stop: (reason: string) => Promise<void>): void {
  let asked = 0;
  const end = (reason: string, code: number) => {
    // One Ctrl-C may reach us twice within moments: from the terminal, and handed on by npm.
    if (asked > 0 && Date.now() - asked < 1000) return;
    if (asked > 0) process.exit(code);
    asked = Date.now();
    void stop(reason)
      .catch((error: unknown) => console.error(error))
      .then(() => process.exit(code));
  };
  process.on('SIGINT', () => end('Ctrl-C', 130));
  process.on('SIGTERM', () => end('SIGTERM', 143));
  process.on('SIGHUP', () => end('terminal closed', 129));
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && end('npm is gone', 143), 1000).unref();
  }
}
