import type { WebhookConfig } from '../config/config.ts';
import type { Deps } from '../deps.ts';
import {
  claimDeliveries,
  deleteOldDeliveries,
  settleDelivery,
  type DeliveryOutcome,
  type DeliveryRow,
} from '../repositories/deliveries.ts';
import { send, TIMEOUT_MS } from './send.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first try, the second …; after the last of them one more try, a day after the first. */
const WAITS_MS: readonly number[] = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  20 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  10 * HOUR,
];
/** Waits differ by up to this part of them, so that what failed together is not tried together again. */
const JITTER = 0.2;
/** How soon something new is sent. */
const ROUND_MS = SECOND;
/** So many are under way at once in one process. */
const AT_ONCE = 4;
/** How long after a try began nobody else may begin one: far longer than it takes. */
const HELD_MS = 6 * TIMEOUT_MS;
const CLEAN_MS = HOUR;
/** How long it is known what was taken, or given up. */
const KEPT_MS = 30 * 24 * HOUR;

/** What a test sets otherwise. */
export interface SenderPace {
  readonly roundMs?: number;
  readonly timeoutMs?: number;
}

/**
 * Tells the site's endpoint what it is to be told: each thing until it was taken, or, after ten tries in a day, put on
 * the list of the dead. Every process has one, and what is due goes to whoever asks first. An endpoint may hear of a
 * thing twice (when a process dies between the answer and the note of it), under the same id.
 */
export class DeliverySender {
  private readonly deps: Pick<Deps, 'db' | 'clock' | 'log'>;
  private readonly target: WebhookConfig;
  private readonly pace: Required<SenderPace>;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  private cleanedAt = 0;

  constructor(deps: Pick<Deps, 'db' | 'clock' | 'log'>, target: WebhookConfig, pace: SenderPace = {}) {
    this.deps = deps;
    this.target = target;
    this.pace = { roundMs: ROUND_MS, timeoutMs: TIMEOUT_MS, ...pace };
  }

  /** Begins; the first round runs at once. */
  start(): void {
    this.round = this.run().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), this.pace.roundMs);
    });
  }

  /** Lets the tries that are under way end. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopped && (await this.sendDue()) === AT_ONCE);
      await this.clean();
      if (this.failing) this.deps.log.info('deliveries_work_again');
      this.failing = false;
    } catch (error) {
      // The database is away. Once for each outage, and not every second.
      if (!this.failing) this.deps.log.warn('deliveries_failed', { error });
      this.failing = true;
    }
  }

  /** One try of each of the first that are due. @returns how many that were */
  private async sendDue(): Promise<number> {
    const { db, clock } = this.deps;
    const now = clock.now();
    const claimed = await claimDeliveries(db, now, new Date(now.getTime() + HELD_MS), AT_ONCE);
    await Promise.all(claimed.map((row) => this.try(row)));
    return claimed.length;
  }

  private async try(row: DeliveryRow): Promise<void> {
    const { db, clock, log } = this.deps;
    const message = { id: row.id, body: JSON.stringify(row.payload), at: clock.now() };
    const problem = await send(this.target, message, this.pace.timeoutMs);
    const outcome = this.outcome(row.attempts, problem);
    await settleDelivery(db, row, outcome);
    if (problem === undefined) return;
    const event = 'deadAt' in outcome ? 'delivery_given_up' : 'delivery_failed';
    log.warn(event, { type: row.type, code: problem, count: row.attempts });
  }

  private outcome(attempts: number, problem: string | undefined): DeliveryOutcome {
    const now = this.deps.clock.now();
    if (problem === undefined) return { deliveredAt: now };
    const wait = WAITS_MS[attempts - 1];
    if (wait === undefined) return { deadAt: now, problem };
    const jitter = 1 + JITTER * (2 * Math.random() - 1);
    return { nextAt: new Date(now.getTime() + wait * jitter), problem };
  }

  private async clean(): Promise<void> {
    const now = this.deps.clock.now().getTime();
    if (now - this.cleanedAt < CLEAN_MS) return;
    this.cleanedAt = now;
    await deleteOldDeliveries(this.deps.db, new Date(now - KEPT_MS));
  }
}
