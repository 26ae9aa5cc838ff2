import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Ban, LogEntry, ReportList } from '../../contract/types.ts';
import type { PlayerController } from '../../ui/player-controller.ts';

/** What can be opened. */
export type RecordKind = 'reports' | 'bans' | 'log';

/** What is known changes with every hand too: it is read again at most once in so many milliseconds. */
const PACE = 2_000;

/** Reports, those kept out and the log, read anew whenever the server tells moderators that something changed. */
export class Records implements ReactiveController {
  /** Which list is open. */
  open: RecordKind | null = null;
  reports: ReportList | undefined;
  bans: readonly Ban[] | undefined;
  log: readonly LogEntry[] | undefined;
  /** Why a list could not be read the last time. */
  readonly failures = new Map<RecordKind, ErrorCode>();
  private readonly host: ReactiveControllerHost;
  private readonly live: PlayerController;
  private readonly runs: () => boolean;
  private earlier: string | null = null;
  /** The hands of the last reading: another object says that something changed. */
  private seen: unknown;
  private readAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param runs - Whether the viewer may read them. */
  constructor(host: ReactiveControllerHost, live: PlayerController, runs: () => boolean) {
    this.host = host;
    this.live = live;
    this.runs = runs;
    host.addController(this);
  }

  hostUpdated(): void {
    const hands = this.live.get('$hands');
    if (!this.runs() || hands === this.seen) return;
    this.seen = hands;
    this.timer ??= setTimeout(() => this.refresh(), Math.max(0, this.readAt + PACE - Date.now()));
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.seen = undefined;
  }

  /** Whether the backend keeps any. */
  get kept(): boolean {
    const failure = this.failures.get('reports');
    return failure ? failure !== 'not_supported' : this.reports !== undefined;
  }

  /** Whether there is more of the log. */
  get hasEarlier(): boolean {
    return this.earlier !== null;
  }

  /** Opens a list, or closes it. */
  toggle(kind: RecordKind): void {
    this.open = this.open === kind ? null : kind;
    if (this.open) void this.read(kind);
    this.host.requestUpdate();
  }

  /** Reads a list, again where that failed. */
  async read(kind: RecordKind): Promise<void> {
    await this.settle(kind, async () => {
      if (kind === 'reports') this.reports = await this.live.lookUp((records) => records.reports());
      else if (kind === 'bans') this.bans = await this.live.lookUp((records) => records.bans());
      else await this.readLog();
    });
  }

  /** Reads what was done before. */
  async readEarlier(): Promise<void> {
    const { earlier } = this;
    if (earlier === null) return;
    await this.settle('log', async () => {
      const page = await this.live.lookUp((records) => records.log(earlier));
      this.log = [...(this.log ?? []), ...page.entries];
      this.earlier = page.nextCursor;
    });
  }

  private async readLog(): Promise<void> {
    const page = await this.live.lookUp((records) => records.log());
    // What was read further down stays: nothing of a log changes.
    const last = page.entries.at(-1);
    const at = this.log?.findIndex(({ id }) => id === last?.id) ?? -1;
    if (at < 0) this.earlier = page.nextCursor;
    this.log = [...page.entries, ...(at < 0 ? [] : (this.log ?? []).slice(at + 1))];
  }

  private refresh(): void {
    this.timer = undefined;
    this.readAt = Date.now();
    void this.read('reports');
    if (this.open && this.open !== 'reports') void this.read(this.open);
  }

  private async settle(kind: RecordKind, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failures.delete(kind);
    } catch (thrown) {
      this.failures.set(kind, HallwayError.from(thrown).code);
    }
    this.host.requestUpdate();
  }
}
