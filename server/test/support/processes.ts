import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Killed at the end of the test file, whatever a failed test left running. */
const started = new Set<ChildProcess>();
after(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** A program of ours in a process of its own. */
export class TestProcess {
  readonly child: ChildProcess;
  /** Everything it wrote to its standard output, and to its error output. */
  readonly lines: string[] = [];
  errors = '';
  private readonly waiting = new Set<() => void>();
  private readonly closed: Promise<unknown>;

  constructor(script: URL, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [fileURLToPath(script), ...args], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.closed = once(this.child, 'close').then(() => this.wake());
    if (!this.child.stdout) throw new Error('The output is a pipe.');
    createInterface(this.child.stdout).on('line', (line) => {
      this.lines.push(line);
      this.wake();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    started.add(this.child);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The process did not start.');
    return this.child.pid;
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits for a line. @throws when the process ends first, or after a minute */
  async line(matches: (line: string) => boolean): Promise<string> {
    const until = Date.now() + 60_000;
    for (;;) {
      const found = this.lines.find(matches);
      if (found !== undefined) return found;
      if (this.ended) throw new Error(`The process ended:\n${this.lines.join('\n')}\n${this.errors}`);
      if (Date.now() > until) throw new Error(`No such line:\n${this.lines.join('\n')}\n${this.errors}`);
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
        setTimeout(resolve, 1000).unref();
      });
    }
  }

  /** Waits for the process to end. @returns its exit code; null where a signal ended it */
  async exit(): Promise<number | null> {
    await this.closed;
    return this.child.exitCode;
  }

  /** Asks it to stop, and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (!this.ended) this.child.kill(signal);
    return this.exit();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

/** Settings of a server for tests; LiveKit is where nobody listens unless it is set. */
export const SETTINGS = {
  PORT: '0',
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'testkey',
  LIVEKIT_API_SECRET: 'qK8sV3nW6xC1bM4zL7pR2tY5uJ9hG0fD',
  HALLWAY_SECRET: 'k3T9vQ2mX7pR4sW8yB6nL1cF5hJ0gDzA',
  HALLWAY_ADMIN_KEY: 'Zq8Lw2Nx5Vb1Mc7Kj4Hg9Fd3Sa6Po0Iu',
  HALLWAY_SITE_SECRET: 'u7Ye2Wq9Rt4Ui1Op6As3Df8Gh5Jk0LzX',
  HALLWAY_SITE_ISSUER: 'https://site.test',
  HALLWAY_SITE_AUDIENCE: 'hallway',
} as const;

/** A server in a process of its own, as operators run it. */
export class ServerProcess extends TestProcess {
  constructor(env: NodeJS.ProcessEnv) {
    super(new URL('../../src/main.ts', import.meta.url), [], { ...SETTINGS, ...env });
  }

  /** Waits until it answers. @returns its address */
  async ready(): Promise<string> {
    const { port } = JSON.parse(await this.line((line) => line.includes('"event":"listening"'))) as {
      port: number;
    };
    return `http://127.0.0.1:${port}`;
  }
}
