import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../scripts/ports.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const READY_MS = 60_000;

/** One process of the reference server, as `node server/src/main.ts`; it can be killed and started again on its port. */
export class BackendProcess {
  readonly port: number;
  readonly origin: string;
  /** Everything it wrote, so that tests can look for secrets in it. */
  readonly log: string[] = [];
  private readonly env: NodeJS.ProcessEnv;
  private child: ChildProcess | undefined;

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.env = { ...env, PORT: String(port), HOST: '127.0.0.1' };
  }

  /** Starts one on a free port, or on the given one, and waits until it is ready for visitors. */
  static async start(env: NodeJS.ProcessEnv, port?: number): Promise<BackendProcess> {
    const backend = new BackendProcess(port ?? (await freePort('tcp')), env);
    await backend.start();
    return backend;
  }

  /** Process id while it runs. */
  get pid(): number {
    return this.child!.pid!;
  }

  /** Starts it (again). @throws {Error} With the end of its log when it does not become ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TMPDIR: process.env['TMPDIR'],
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.log.push(line));
    }
    const deadline = Date.now() + READY_MS;
    while (!(await this.ready())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`the backend did not start:\n${this.log.slice(-30).join('\n')}`);
      }
      await sleep(50);
    }
  }

  /** Ends it as a deployment would. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await exited;
  }

  private async ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      // Not listening yet: the caller asks again.
      return false;
    }
  }
}
