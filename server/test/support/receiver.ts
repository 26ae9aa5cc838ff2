import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message that the site's endpoint got. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How the endpoint answers: a status, or not at all. */
export type Behaviour = number | 'silence' | ((response: ServerResponse) => void);

/** A site's own endpoint on this machine. Close it in an `after` hook. */
export class Receiver {
  readonly received: Received[] = [];
  /** For each next message one; then 200. */
  readonly plan: Behaviour[] = [];
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        this.received.push({ headers: request.headers, body });
        const behaviour = this.plan.shift() ?? 200;
        if (typeof behaviour === 'function') behaviour(response);
        else if (behaviour !== 'silence') response.writeHead(behaviour).end('what the endpoint says');
      });
    });
  }

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Receiver(server);
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks?site=1`);
  }

  /** Waits until so many have come. @throws after ten seconds */
  async got(count: number): Promise<void> {
    const until = Date.now() + 10_000;
    while (this.received.length < count) {
      if (Date.now() > until) throw new Error(`${this.received.length} of ${count} came`);
      await sleep(10);
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
