import type { RoomRecords } from '../../src/backend/backend.ts';
import type { Ban, LogEntry, LogPage, Report, ReportList } from '../../src/contract/types.ts';
import { answered } from './answer.ts';
import type { SimulatedWorld } from './world.ts';

/** Entries on one page of the log. */
const PAGE = 20;
/** When all of it was: the same in every picture. */
const NOW = Date.parse('2026-11-22T18:30:00Z');

/** What moderators keep of a generated room. Its people are those of the room, so that names are those of the pictures. */
export class SimulatedRecords implements RoomRecords {
  private readonly world: SimulatedWorld;
  private readonly entries: readonly LogEntry[];
  private kept: readonly Ban[];
  private reported: readonly Report[];

  constructor(world: SimulatedWorld) {
    this.world = world;
    const { options } = world;
    const people = world.everybody();
    const named = (index: number) => {
      const { id, name } = people[index % people.length] ?? world.state.viewer;
      return { id, name };
    };
    this.entries = Array.from({ length: options.logged }, (_, index) => ({
      id: String(options.logged - index),
      at: ago(index * 2),
      ...(index % 7 === 6
        ? { actor: null, act: 'host_back', person: named(0) }
        : { actor: named(index % 2), act: ACTS[index % ACTS.length] ?? 'muted', person: named(index + 2) }),
      detail: null,
    }));
    this.kept = Array.from({ length: options.banned }, (_, index) => ({
      person: { id: `g_kept-${index}`, name: index === 2 ? null : named(index + 8).name, avatarUrl: null },
      kind: index % 2 ? 'banned' : 'removed',
      scope: index % 2 ? 'club' : 'room',
      at: ago(index * 9),
    }));
    this.reported = Array.from({ length: options.reports }, (_, index) => ({
      id: `report-${index}`,
      at: ago(index * 4),
      person: named(index + 2),
      reporter: named(index + 9),
      reason: index % 2 ? 'spam' : 'harassment',
      message: index % 2 ? null : 'Talks over everybody, and calls those names who ask for the floor.',
    }));
  }

  async log(_room: string, cursor?: string): Promise<LogPage> {
    await answered(this.world.options, 'log');
    const from = Number(cursor ?? 0);
    const to = from + PAGE;
    return {
      entries: this.entries.slice(from, to),
      nextCursor: to < this.entries.length ? String(to) : null,
    };
  }

  async bans(): Promise<readonly Ban[]> {
    await answered(this.world.options, 'bans');
    return this.kept;
  }

  async reports(): Promise<ReportList> {
    await answered(this.world.options, 'reports');
    return { reports: [...this.reported], count: this.reported.length };
  }

  /** Somebody may come back. */
  letIn(person: string): void {
    this.kept = this.kept.filter((ban) => ban.person.id !== person);
    this.tell();
  }

  /** A report was seen to. */
  close(id: string): void {
    this.reported = this.reported.filter((report) => report.id !== id);
    this.tell();
  }

  /** Somebody is reported. */
  report(report: Report): void {
    this.reported = [report, ...this.reported];
    this.tell();
  }

  /** As the server tells it: with the hands. */
  private tell(): void {
    this.world.change({ hands: [...this.world.state.hands] });
  }
}

const ACTS = ['muted', 'invited', 'moved_to_audience', 'removed', 'hand_declined'] as const;

function ago(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}
