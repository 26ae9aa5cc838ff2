import { findOverdueRooms } from '../repositories/occupied-rooms.ts';
import type { ServiceDeps } from '../services/change-room.ts';
import { stopWaiting } from '../services/hosts.ts';
import { reconcileParticipants } from '../services/presence.ts';

/** How late a room may pass to somebody else because nobody looked. */
const ROUND_MS = 1000;
/** Rooms seen to in one round: what LiveKit is asked for has a bound. */
const ROOMS_IN_ROUND = 50;
/**
 * How long after its start a server takes no room from anybody: where it was the only one, hosts could not come back
 * while it was away, and first learn now that it is there again.
 */
const SETTLE_MS = 10_000;

/**
 * Sees to rooms whose host is gone for too long. When that is stands in the database, so every server looks, also one
 * that was started since; the room is held while it passes, so it does so once.
 */
export class HostWatch {
  private readonly deps: ServiceDeps;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(deps: ServiceDeps) {
    this.deps = deps;
  }

  /** Begins; the first round runs once this server has settled. */
  start(): void {
    this.after(SETTLE_MS);
  }

  /** Lets a round end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Sees to the rooms whose time is up. @throws what went wrong first, once all were tried */
  async run(): Promise<void> {
    const { db, clock } = this.deps;
    const failures: unknown[] = [];
    for (const room of await findOverdueRooms(db, clock.now(), ROOMS_IN_ROUND)) {
      await this.see(room).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private after(wait: number): void {
    this.timer = setTimeout(() => {
      this.round = this.safely().finally(() => {
        if (!this.stopped) this.after(ROUND_MS);
      });
    }, wait);
  }

  private async safely(): Promise<void> {
    try {
      await this.run();
      this.failing = false;
    } catch (error) {
      // Once for each outage. No room passes meanwhile: it may be LiveKit that is away, and not the host.
      if (!this.failing) this.deps.log.warn('host_watch_failed', { error });
      this.failing = true;
    }
  }

  /** LiveKit is asked first: the webhook that the host is back may have been lost, and with it the co-hosts' presence. */
  private async see(room: string): Promise<void> {
    const { deps } = this;
    const asOf = deps.clock.now();
    await reconcileParticipants(deps, room, await deps.media.listParticipants(room), asOf);
    await stopWaiting(deps, room);
  }
}
