import type { ReactionKind } from '../contract/models.ts';
import type { Reactions, ReactionSink } from '../deps.ts';
import type { Log } from '../log/log.ts';

/** What one room gets within this time is told to the other processes at once. */
const GATHER_MS = 200;

/**
 * Adds up the reactions that this process takes, and tells all processes, itself included, of their sums. What cannot
 * be told is forgotten: applause that comes a minute late is none.
 */
export class ReactionBatches implements ReactionSink {
  private readonly rooms = new Map<string, Map<ReactionKind, number>>();
  private readonly tell: (reactions: Reactions) => Promise<void>;
  private readonly log: Log;
  private readonly gather: number;
  private readonly timers = new Set<NodeJS.Timeout>();

  /** @param gather milliseconds between two sums of a room, at least */
  constructor(tell: (reactions: Reactions) => Promise<void>, log: Log, gather = GATHER_MS) {
    this.tell = tell;
    this.log = log;
    this.gather = gather;
  }

  add({ room, counts }: Reactions): void {
    const sums = this.rooms.get(room) ?? this.begin(room);
    for (const [kind, count] of Object.entries(counts) as [ReactionKind, number][]) {
      sums.set(kind, (sums.get(kind) ?? 0) + count);
    }
  }

  /** Tells what was not told yet. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all([...this.rooms.keys()].map((room) => this.flush(room)));
  }

  private begin(room: string): Map<ReactionKind, number> {
    const sums = new Map<ReactionKind, number>();
    this.rooms.set(room, sums);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.flush(room);
    }, this.gather);
    this.timers.add(timer);
    return sums;
  }

  private async flush(room: string): Promise<void> {
    const sums = this.rooms.get(room);
    this.rooms.delete(room);
    if (!sums) return;
    try {
      await this.tell({ room, counts: Object.fromEntries(sums) });
    } catch (error) {
      this.log.warn('reactions_not_told', { error });
    }
  }
}
