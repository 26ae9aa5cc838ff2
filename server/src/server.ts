import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import { createApp } from './app.ts';
import type { Config } from './config/config.ts';
import { StartupError } from './config/startup-error.ts';
import { openDatabase, type OpenDatabase } from './database/open.ts';
import { DeliverySender } from './deliveries/sender.ts';
import { DEFAULT_LIMITS, type Clock } from './deps.ts';
import { startEvents, type Events } from './events/start.ts';
import type { Log } from './log/log.ts';
import { ReminderMails } from './mail/reminder-mails.ts';
import { HostWatch } from './media/host-watch.ts';
import { LiveKitGateway } from './media/livekit-gateway.ts';
import { Reconciler } from './media/reconciler.ts';
import { startRecordings } from './recording/start.ts';
import { Webhooks } from './media/webhooks.ts';

/** How long requests may go on after the server was asked to stop. */
const GRACE_MS = 10_000;
/** A connection on which nothing moves is closed; event streams send a heartbeat more often. */
const SILENCE_MS = 60_000;
/** Longer than balancers keep an idle connection, so that they close it and not we, under a request. */
const KEEP_ALIVE_MS = 75_000;
/** A request has to be here as a whole by then. All are small. */
const REQUEST_MS = 30_000;

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  /** Settles when the server can go on no longer: its embedded database has ended. */
  readonly lost: Promise<void>;
  /** Takes no more requests, lets those that run finish, and stops all parts. */
  stop(): Promise<void>;
}

/**
 * Starts all parts and listens.
 * @throws {StartupError} with a text for the operator
 */
export async function startServer(config: Config, log: Log): Promise<RunningServer> {
  const clock: Clock = { now: () => new Date() };
  const database = await openDatabase(config.database, log);
  const undo: (() => Promise<void>)[] = [() => database.close()];
  try {
    const { db } = database;
    const media = new LiveKitGateway(config.livekit);
    const services = { db, media, clock, log, config };
    const events = await startEvents(database, log, clock);
    undo.push(() => events.stop());
    const recordings = await startRecordings(services, () => database.dedicated());
    undo.push(async () => recordings?.stop());
    let stopping = false;
    const app = createApp({
      ...services,
      hub: events.hub,
      reactions: events.reactions,
      webhooks: new Webhooks(services, config.livekit),
      limits: DEFAULT_LIMITS,
      recording: recordings?.desk,
      stopping: () => stopping,
    });
    const http = createServer(getRequestListener(app.fetch));
    const port = await listen(http, config);
    const reconciler = new Reconciler(services, database.dedicated());
    reconciler.start();
    const hosts = new HostWatch(services);
    hosts.start();
    const mails = new ReminderMails(services);
    mails.start();
    const sender = config.webhook && new DeliverySender(services, config.webhook);
    sender?.start();
    const stop = async () => {
      stopping = true;
      const parts = [reconciler, hosts, mails, sender, recordings, events.reactions];
      await stopAll(http, events, parts, database, log);
    };
    let stopped: Promise<void> | undefined;
    return { port, lost: database.lost, stop: () => (stopped ??= stop()) };
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function listen(http: Server, { port, host }: Config): Promise<number> {
  http.timeout = SILENCE_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  http.requestTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, host)));
    http.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this kind.
  return (http.address() as AddressInfo).port;
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): StartupError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `another program uses it. Stop that program, or set PORT to another port (0 takes a free one)`,
    EACCES: 'this user may not. Ports below 1024 are for root: set PORT to a higher one',
    EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has, or to 0.0.0.0 for all',
    ENOTFOUND: 'this host name is unknown. Set HOST to an address of this machine',
  };
  const reason = reasons[error.code ?? ''] ?? error.code;
  return new StartupError(`Port ${port} of ${host} cannot be listened on: ${reason}.`);
}

async function stopAll(
  http: Server,
  events: Events,
  workers: readonly ({ stop(): Promise<void> } | undefined)[],
  database: OpenDatabase,
  log: Log,
): Promise<void> {
  const began = Date.now();
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  await events.stop();
  const timer = setInterval(() => {
    // Connections that were busy when the stop began stay open after their answer, until somebody closes them.
    http.closeIdleConnections();
    if (Date.now() - began < GRACE_MS) return;
    log.warn('requests_cut_off');
    http.closeAllConnections();
  }, 50);
  await closed;
  clearInterval(timer);
  await Promise.all(workers.map(async (worker) => worker?.stop()));
  await database.close();
}
