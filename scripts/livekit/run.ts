import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftovers, remember } from '../leftovers.ts';
import { freePort, isFree } from '../ports.ts';
import { Child } from '../process.ts';
import { configBody, type LiveKitPorts, type LiveKitSettings } from './config.ts';
import { findLiveKitBinary } from './find.ts';

/** How to start a LiveKit server; all optional. */
export interface LiveKitOptions extends Partial<Omit<LiveKitSettings, 'ports'>> {
  /** Path of the binary; looked for by default, as `findLiveKitBinary` does. */
  binary?: string;
  /** Ports that must be these; free ones by default. */
  ports?: Partial<LiveKitPorts>;
  /** Called with each line of its log. */
  onLine?: (line: string) => void;
  /** Called when it ends without having been asked to. */
  onCrash?: (tail: string) => void;
}

/** A port that a server must have belongs to another program. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

const READY_MS = 30_000;
const ATTEMPTS = 5;

/**
 * Starts a LiveKit server and waits until it answers. It ends with this process; one that a killed process has left behind
 * is ended first.
 * @throws {Error} With the end of its log, when it does not start.
 */
export async function startLiveKit(options: LiveKitOptions = {}): Promise<LiveKit> {
  const binary = options.binary ?? (await findLiveKitBinary()).path;
  await endLeftovers();
  for (let attempt = 1; ; attempt++) {
    const server = new LiveKit(binary, options, await choosePorts(options.ports));
    try {
      await server.start();
      return server;
    } catch (error) {
      // A port that was free a moment ago may have gone to somebody else: choose anew, unless it was given to us.
      const taken = error instanceof PortTaken || /address already in use/.test(String(error));
      if (!taken || options.ports || attempt === ATTEMPTS) throw error;
    }
  }
}

async function choosePorts(given: Partial<LiveKitPorts> = {}): Promise<LiveKitPorts> {
  return {
    http: given.http ?? (await freePort('tcp')),
    tcp: given.tcp ?? (await freePort('tcp')),
    udp: given.udp ?? (await freePort('udp')),
  };
}

/** A LiveKit server of ours, on this machine only. It can be ended and started again on the same ports. */
export class LiveKit {
  readonly ports: LiveKitPorts;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Address for clients. */
  readonly url: string;
  /** Address for its API. */
  readonly httpUrl: string;
  private readonly binary: string;
  private readonly options: LiveKitOptions;
  private child: Child | undefined;

  /** Use {@link startLiveKit}, which also waits. */
  constructor(binary: string, options: LiveKitOptions, ports: LiveKitPorts) {
    this.binary = binary;
    this.options = options;
    this.ports = ports;
    this.apiKey = options.apiKey ?? 'hallway';
    this.apiSecret = options.apiSecret ?? randomBytes(24).toString('hex');
    this.url = `ws://127.0.0.1:${ports.http}`;
    this.httpUrl = `http://127.0.0.1:${ports.http}`;
  }

  /** Process id; undefined while it does not run. */
  get pid(): number | undefined {
    return this.child?.alive ? this.child.pid : undefined;
  }

  /** The last lines of its log. */
  get tail(): string {
    return this.child?.tail.join('\n') ?? '';
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    if (this.pid !== undefined) return;
    await this.checkPorts();
    const child = new Child(this.binary, [], {
      env: this.environment(),
      // At the first SIGTERM LiveKit waits until all participants have left, and just after its start it does nothing.
      againMs: 300,
      ...(this.options.onLine && { onLine: this.options.onLine }),
    });
    this.child = child;
    const forget = child.pid === undefined ? () => undefined : remember('LiveKit', child.pid);
    void child.exited.catch(() => undefined).then(() => this.ended(child, forget));
    await this.ready(child);
  }

  /** Ends it as a deployment would, with SIGTERM: clients are told. */
  async stop(): Promise<void> {
    const child = this.release();
    await child?.stop();
  }

  /** Ends it as a power cut would. */
  async kill9(): Promise<void> {
    const child = this.release();
    await child?.kill9();
  }

  /** Starts it again on the same ports, with the same keys; ends it first where it runs. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Takes the child away, so that its end is not reported as a crash. */
  private release(): Child | undefined {
    const child = this.child;
    this.child = undefined;
    return child;
  }

  private ended(child: Child, forget: () => void): void {
    forget();
    if (this.child === child) this.options.onCrash?.(this.tail);
  }

  /** LiveKit's own complaint comes late, and what answers on the port meanwhile is somebody else. */
  private async checkPorts(): Promise<void> {
    const { http, tcp, udp } = this.ports;
    const kinds = [
      [http, 'tcp'],
      [tcp, 'tcp'],
      [udp, 'udp'],
    ] as const;
    for (const [port, kind] of kinds) {
      if (!(await isFree(kind, port)))
        throw new PortTaken(`LiveKit’s ${kind.toUpperCase()} port ${port} is taken.`);
    }
  }

  private environment(): NodeJS.ProcessEnv {
    const { apiKey, apiSecret, ports } = this;
    const { webhooks, redis } = this.options;
    const settings = { apiKey, apiSecret, ports, ...(webhooks && { webhooks }), ...(redis && { redis }) };
    // By the environment and not the command line, which every user of the machine can read. Of ours, only what a process
    // needs: LiveKit takes further settings from variables with names as common as NODE_IP and REDIS_HOST.
    const { PATH, HOME, TMPDIR, SYSTEMROOT, TEMP, GOMAXPROCS } = process.env;
    return { PATH, HOME, TMPDIR, SYSTEMROOT, TEMP, GOMAXPROCS, LIVEKIT_CONFIG: configBody(settings) };
  }

  private async ready(child: Child): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (!(await this.answers())) {
      const late = Date.now() > deadline;
      if (child.alive && !late) {
        await sleep(50);
        continue;
      }
      await this.kill9().catch(() => undefined);
      const what = late ? `did not answer within ${READY_MS / 1000} s` : 'ended at once';
      throw new Error(`LiveKit (${this.binary}) ${what}:\n${child.tail.join('\n')}`);
    }
  }

  private async answers(): Promise<boolean> {
    try {
      // Not a connection that stays open: LiveKit would wait for it when it is stopped.
      const request = get(this.httpUrl, { agent: false, timeout: 2000 });
      request.once('timeout', () => request.destroy());
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      response.resume();
      await once(response, 'close');
      return response.statusCode === 200;
    } catch {
      // Not listening yet: the caller asks again.
      return false;
    }
  }
}
