import type { Clock } from '../deps.ts';

/** Most different things that are kept at once. */
const KEPT_MAX = 500;

/**
 * What many ask for at once, read once for all of them and kept for a moment. Its age counts from before it was read,
 * so that nothing is ever older than it says.
 */
export class Brief<Value> {
  private readonly kept = new Map<string, { readonly from: number; readonly value: Promise<Value> }>();
  private readonly clock: Clock;
  private readonly milliseconds: number;

  constructor(clock: Clock, milliseconds: number) {
    this.clock = clock;
    this.milliseconds = milliseconds;
  }

  /** What is kept under a key, or what `read` finds. What fails is not kept. */
  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const from = this.clock.now().getTime();
    const kept = this.kept.get(key);
    // A clock that was set back must not keep it for longer.
    if (kept && Math.abs(from - kept.from) < this.milliseconds) return kept.value;
    const value = read();
    this.kept.delete(key);
    if (this.kept.size >= KEPT_MAX) this.dropOldest();
    this.kept.set(key, { from, value });
    value.catch(() => {
      // Whoever asked is told; the next one tries again.
      if (this.kept.get(key)?.value === value) this.kept.delete(key);
    });
    return value;
  }

  /** Forgets everything: it changed just now. */
  clear(): void {
    this.kept.clear();
  }

  private dropOldest(): void {
    for (const key of this.kept.keys()) {
      this.kept.delete(key);
      return;
    }
  }
}
