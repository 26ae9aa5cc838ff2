import type { Sql } from 'postgres';

import { RECONCILER_LOCK } from '../database/locks.ts';
import { findEndedRooms, findOccupiedRooms, type OccupiedRoom } from '../repositories/occupied-rooms.ts';
import { deleteEventsBefore } from '../repositories/webhook-events.ts';
import type { ServiceDeps } from '../services/change-room.ts';
import { reconcileParticipants } from '../services/presence.ts';
import { WEBHOOK_AGE_MS } from './webhooks.ts';

/** How soon a room that LiveKit lost is there again. */
const ROUND_MS = 2000;
/** How soon a webhook that never came is made good. */
const COMPARE_MS = 15_000;
/** Rooms compared in one round, and at once: what this may cost LiveKit has a bound, whatever the number of rooms. */
const COMPARED_IN_ROUND = 100;
const COMPARED_AT_ONCE = 4;
const CLEAN_MS = 60_000;

/**
 * Keeps LiveKit and the database together where messages between them were lost: makes rooms again that LiveKit lost
 * (it keeps them in memory), compares who is connected, deletes rooms that have ended. One process does it for all;
 * when it goes, another takes over.
 */
export class Reconciler {
  private readonly deps: ServiceDeps;
  private readonly client: Sql;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  /** When each room was last compared, as epoch milliseconds. */
  private compared = new Map<string, number>();
  private cleanedAt = 0;
  private leading = false;
  private failing = false;

  /** @param client one connection of its own, which holds the lock; `stop` ends it */
  constructor(deps: ServiceDeps, client: Sql) {
    this.deps = deps;
    this.client = client;
  }

  /** Begins; the first round runs at once. */
  start(): void {
    this.round = this.run().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), ROUND_MS);
    });
  }

  /** Lets a round end and gives the lock back. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
    await this.client.end({ timeout: 1 });
  }

  private async run(): Promise<void> {
    try {
      const leads = await this.leads();
      if (leads) await this.reconcile();
      this.leading = leads;
      if (this.failing) this.deps.log.info('reconciler_works_again');
      this.failing = false;
    } catch (error) {
      // Once for each outage, and not every two seconds.
      if (!this.failing) this.deps.log.warn('reconciler_failed', { error });
      this.failing = true;
    }
  }

  /** Taking the lock again in the same connection succeeds, and the loss of the connection loses it: so we ask anew. */
  private async leads(): Promise<boolean> {
    const [row] = await this.client<{ leads: boolean }[]>`
      select pg_try_advisory_lock(${RECONCILER_LOCK}::bigint) as leads`;
    return row?.leads ?? false;
  }

  private async reconcile(): Promise<void> {
    const { db, media, clock } = this.deps;
    const now = clock.now();
    const occupied = await findOccupiedRooms(db, now);
    const known = new Set(await media.listRooms());
    for (const { name, needed } of occupied) {
      if (!needed || known.has(name)) continue;
      this.deps.log.info('room_made_again', { room: name });
      await media.ensureRoom(name);
    }
    await this.compare(occupied, known, now.getTime());
    if (now.getTime() - this.cleanedAt < CLEAN_MS) return;
    this.cleanedAt = now.getTime();
    for (const name of await findEndedRooms(db, [...known])) await media.deleteRoom(name);
    await deleteEventsBefore(db, new Date(now.getTime() - 2 * WEBHOOK_AGE_MS));
  }

  /** Compares rooms whose turn it is: those that have waited longest first. */
  private async compare(occupied: OccupiedRoom[], known: ReadonlySet<string>, now: number): Promise<void> {
    const names = new Set([...occupied.map(({ name }) => name), ...known]);
    // At first all are compared: webhooks may have been missed while no server ran. A room that comes up later has just
    // changed, by a webhook that did come: its turn is later.
    const unknown = this.leading ? now : 0;
    this.compared = new Map([...names].map((name) => [name, this.compared.get(name) ?? unknown]));
    const due = [...this.compared]
      .filter(([, at]) => now - at >= COMPARE_MS)
      .sort(([, one], [, other]) => one - other)
      .slice(0, COMPARED_IN_ROUND)
      .map(([name]) => name);
    const worker = async () => {
      for (let name = due.shift(); name !== undefined && !this.stopped; name = due.shift()) {
        this.compared.set(name, now);
        await this.compareRoom(name);
      }
    };
    await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, worker));
  }

  private async compareRoom(name: string): Promise<void> {
    const { media, clock } = this.deps;
    const asOf = clock.now();
    await reconcileParticipants(this.deps, name, await media.listParticipants(name), asOf);
  }
}
