import type { Sql } from 'postgres';
import { z } from 'zod';

import { reactionCounts } from '../contract/models.ts';
import {
  CHANNEL,
  REACTIONS_CHANNEL,
  type Change,
  type ListChange,
  type QuestionChange,
  type Reactions,
} from '../deps.ts';
import type { Log } from '../log/log.ts';

/** How often the line is tried, and after how long without an answer it counts as dead; in milliseconds. */
const PROBING = { every: 10_000, dead: 25_000 };
/** Waits between attempts to connect. */
const RETRY_MS = 1000;

/** A notice that means only that the line is alive; all processes hear all of them. */
const PROBE = 'probe';

const listChange = z.object({ clubs: z.array(z.string()), hallway: z.boolean() });
const questionChange = z.object({
  questionsOf: z.string(),
  changed: z.array(z.int()),
  voted: z.array(z.int()),
  rules: z.boolean(),
});
const change = z.object({
  room: z.string(),
  parts: z.array(z.enum(['room', 'stage', 'listeners', 'hands'])),
  viewers: z.array(z.string()),
  scope: z.enum(['none', 'raised', 'all']),
});

const reactions = z.object({ room: z.string(), counts: reactionCounts });

/** Told what other processes, and this one, have changed. */
export interface ListenerEvents {
  changed(change: Change): void;
  listed(change: ListChange): void;
  reacted(reactions: Reactions): void;
  asked(change: QuestionChange): void;
  /** Notices may have been missed: whatever is held may be old. */
  missed(): void;
}

/** Where a listener gets its connections from. */
export interface ListenerDatabase {
  /** For probes. */
  readonly sql: Sql;
  /** A client with one connection, which the listener ends. */
  dedicated(): Sql;
}

/**
 * Listens to PostgreSQL's notices on a connection of its own. A connection that breaks is made again; one that went
 * dead without a word (a firewall forgot it) is found by notices that we send to ourselves.
 */
export class Listener {
  private readonly database: ListenerDatabase;
  private readonly log: Log;
  private readonly events: ListenerEvents;
  private readonly probes: typeof PROBING;
  private client: Sql | undefined;
  private heardAt = 0;
  private probing: NodeJS.Timeout | undefined;
  private retrying: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(database: ListenerDatabase, log: Log, events: ListenerEvents, probes = PROBING) {
    this.database = database;
    this.log = log;
    this.events = events;
    this.probes = probes;
  }

  /** Settles when notices arrive. */
  async start(): Promise<void> {
    await this.listen();
    this.probing = setInterval(() => void this.probe(), this.probes.every);
    this.probing.unref();
  }

  /** Ends the connection. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.probing);
    clearTimeout(this.retrying);
    await this.client?.end({ timeout: 1 });
  }

  private async listen(): Promise<void> {
    const client = this.database.dedicated();
    this.client = client;
    let first = true;
    await client.listen(
      CHANNEL,
      (payload) => this.receive(payload),
      () => {
        // The driver connects again by itself, and calls this each time that it has.
        this.heardAt = Date.now();
        if (!first) this.log.info('listening_again');
        if (!first && !this.stopped) this.events.missed();
        first = false;
      },
    );
    await client.listen(REACTIONS_CHANNEL, (payload) => {
      this.heardAt = Date.now();
      const read = parse(reactions, payload);
      if (read) this.events.reacted(read);
    });
  }

  private receive(payload: string): void {
    this.heardAt = Date.now();
    if (payload === PROBE) return;
    const read = parse(z.union([change, questionChange, listChange]), payload);
    if (read && 'room' in read) this.events.changed(read);
    else if (read && 'questionsOf' in read) this.events.asked(read);
    else if (read) this.events.listed(read);
    // From another version of this server, perhaps: what it meant is not known, so anything may have changed.
    else this.events.missed();
  }

  private async probe(): Promise<void> {
    if (Date.now() - this.heardAt > this.probes.dead) {
      this.log.warn('listening_lost');
      await this.replace();
      return;
    }
    try {
      await this.database.sql`select pg_notify(${CHANNEL}, ${PROBE})`;
    } catch (error) {
      this.log.warn('probe_failed', { error });
    }
  }

  private async replace(): Promise<void> {
    const old = this.client;
    this.heardAt = Date.now();
    // Not waited for: the other end may never answer.
    void old
      ?.end({ timeout: 0 })
      .catch((error: unknown) => this.log.debug('connection_not_ended', { error }));
    try {
      await this.listen();
      if (!this.stopped) this.events.missed();
    } catch (error) {
      this.log.warn('listening_failed', { error });
      if (!this.stopped) this.retrying = setTimeout(() => void this.replace(), RETRY_MS);
    }
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, payload: string): z.infer<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(payload));
  } catch {
    return undefined; // Both kinds of failure mean the same to the caller.
  }
}
