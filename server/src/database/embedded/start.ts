import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { StartupError } from '../../config/startup-error.ts';
import type { Account } from './account.ts';
import { accountFor } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { explain } from './explain.ts';
import { checkReach, folderAt, makeFolder, removeDrafts, type Folder } from './folder.ts';
import { DATABASE_NAME, initialise } from './initialise.ts';
import { lockFolder } from './lock.ts';
import { readPostmaster, stopLeftover, stopPostmaster } from './postmaster.ts';
import { startProgram, type Program } from './program.ts';

/** A PostgreSQL of our own that runs. */
export interface EmbeddedPostgres {
  /** Connection string to the database `postgres`, with the password: never to be logged. */
  readonly url: string;
  /** Whether a killed server had left its database running. */
  readonly tookOver: boolean;
  /** Called once when it ends without having been asked to; the text is what PostgreSQL said last. */
  onUnexpectedEnd(listener: (output: string) => void): void;
  stop(): Promise<void>;
}

/** Recovery after a crash replays at most one checkpoint's worth of log; a slow disk needs a while for it. */
const READY_MS = 120_000;
/** How long the memory of a killed PostgreSQL's children may stay in use: they notice its death at once or soon. */
const MEMORY_FREED_MS = 15_000;

const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;
const MEMORY_IN_USE = /pre-existing shared memory block/;

/**
 * Starts the database of a data folder: makes it where it is missing, and first stops one that a killed server left
 * behind. The folder belongs to this process until `stop`.
 *
 * @throws {StartupError} with a text for the operator
 */
export async function startEmbedded(path: string): Promise<EmbeddedPostgres> {
  const folder = folderAt(path);
  await makeFolder(folder.path);
  const lock = await lockFolder(folder.path);
  try {
    const account = await accountFor(folder.cluster);
    await checkReach(folder, account);
    await removeDrafts(folder.path);
    const binaries = await findBinaries(folder.path, account);
    await initialise(folder, binaries, account);
    const tookOver = await stopLeftover(folder, binaries, account);
    const { program, port } = await launch(folder, binaries, account);
    return new Running(folder, binaries, account, program, lock, {
      tookOver,
      url: await connectionString(folder, port),
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function connectionString(folder: Folder, port: number): Promise<string> {
  const password = (await readFile(folder.password, 'utf8')).trim();
  return `postgres://${DATABASE_NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('A listening socket has an address.');
  return address.port;
}

/** Starts PostgreSQL until it is ready; tries again where another program was faster at the port. */
async function launch(folder: Folder, binaries: Binaries, account: Account) {
  const began = Date.now();
  for (;;) {
    const port = await freePort();
    const program = startProgram(binaries.postgres, settings(folder, port), account);
    if (await ready(folder, program)) return { program, port };
    const output = program.output();
    const waiting = Date.now() - began < MEMORY_FREED_MS;
    if (!waiting || (!PORT_TAKEN.test(output) && !MEMORY_IN_USE.test(output))) {
      throw explain(`The database in ${folder.path} could not be started`, output);
    }
    await sleep(100);
  }
}

function settings(folder: Folder, port: number): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may be too long, and a folder of sockets would have to be guarded: the password guards the port.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // What people typed is in statements and details of errors: neither is written anywhere.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_statement: 'none',
    timezone: 'UTC',
  };
  return [
    '-D',
    folder.pgdata,
    ...Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

/** @returns false when the program ended instead */
async function ready(folder: Folder, program: Program): Promise<boolean> {
  let ended = false;
  void program.ended.then(() => (ended = true));
  const until = Date.now() + READY_MS;
  while (!ended && Date.now() < until) {
    const found = await readPostmaster(folder);
    if (found?.ready && found.pid === program.child.pid) return true;
    await sleep(20);
  }
  if (!ended) {
    program.child.kill('SIGQUIT');
    throw new StartupError(`The database in ${folder.path} did not get ready in ${READY_MS / 1000} seconds.`);
  }
  return false;
}

class Running implements EmbeddedPostgres {
  readonly url: string;
  readonly tookOver: boolean;
  private readonly parts: [Folder, Binaries, Account];
  private readonly program: Program;
  private readonly lock: { release(): void };
  private stopping: Promise<void> | undefined;
  /** The process ends without `stop` (an uncaught error): let PostgreSQL stop by itself. */
  private readonly onExit = () => void this.program.child.kill('SIGINT');

  constructor(
    folder: Folder,
    binaries: Binaries,
    account: Account,
    program: Program,
    lock: { release(): void },
    found: { url: string; tookOver: boolean },
  ) {
    this.parts = [folder, binaries, account];
    this.program = program;
    this.lock = lock;
    this.url = found.url;
    this.tookOver = found.tookOver;
    process.once('exit', this.onExit);
  }

  onUnexpectedEnd(listener: (output: string) => void): void {
    void this.program.ended.then(() => {
      if (!this.stopping) listener(this.program.output());
    });
  }

  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    process.off('exit', this.onExit);
    await stopPostmaster(...this.parts);
    await this.program.ended;
    this.lock.release();
  }
}
