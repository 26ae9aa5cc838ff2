import type { Sql } from 'postgres';

import { RECORDING_LOCKS } from '../database/locks.ts';
import { findExpired, listOpenRecordings, type OpenRecording } from '../repositories/recordings.ts';
import { deleteRecordingOf, type RecordingDeps } from '../services/recordings.ts';
import type { Recorder } from './recorder.ts';
import { Work } from './work.ts';

/** How soon a recording goes on elsewhere after its server was killed. */
const ROUND_MS = 1000;
const CLEAN_MS = 60_000;
/**
 * Without the database nobody knows who records. So long a recorder goes on nevertheless: most outages are shorter, and
 * then nothing is missing; another server that still has the database takes over after it.
 */
const ALONE_MS = 60_000;

/**
 * Sees to it that what is to be recorded is, by exactly one server: whoever holds the recording's lock. The lock belongs
 * to a connection, so it is free the moment its server is gone, and another one goes on.
 */
export class RecordingKeeper {
  private readonly deps: RecordingDeps;
  private readonly client: Sql;
  private readonly recorder: Recorder;
  private readonly works = new Map<string, Work>();
  /** The connection that holds the locks of all works, as PostgreSQL numbers it. */
  private pid: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private failing = false;
  private aliveAt = Date.now();
  private cleanedAt = 0;

  /** @param client one connection of its own, which holds the locks; `stop` ends it */
  constructor(deps: RecordingDeps, client: Sql, recorder: Recorder) {
    this.deps = deps;
    this.client = client;
    this.recorder = recorder;
  }

  /** Begins; the first round runs at once. */
  start(): void {
    this.poke();
  }

  /** Something is to be done now; looks at once, or again where it is looking. */
  poke(): void {
    this.again = true;
    if (this.round || this.stopped) return;
    clearTimeout(this.timer);
    this.round = this.run().finally(() => {
      this.round = undefined;
      if (this.again) this.poke();
      else if (!this.stopped) this.timer = setTimeout(() => this.poke(), ROUND_MS);
    });
  }

  /** Lets recorders store what they have and gives the locks back: another server goes on where there is one. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
    await Promise.all([...this.works.values()].map((work) => work.leave()));
    await this.client.end({ timeout: 1 });
  }

  private async run(): Promise<void> {
    this.again = false;
    try {
      await this.look();
      this.aliveAt = Date.now();
      if (this.failing) this.deps.log.info('recording_keeper_works_again');
      this.failing = false;
    } catch (error) {
      // Once for each outage, and not every second.
      if (!this.failing) this.deps.log.warn('recording_keeper_failed', { error });
      this.failing = true;
      if (Date.now() - this.aliveAt > ALONE_MS) await this.letGo();
    }
  }

  private async look(): Promise<void> {
    await this.checkConnection();
    const open = await listOpenRecordings(this.deps.db);
    const ids = new Set(open.map(({ recording }) => recording.id));
    for (const id of this.works.keys()) if (!ids.has(id)) await this.give(id);
    await Promise.all(open.map((one) => this.advance(one)));
    const now = this.deps.clock.now();
    if (now.getTime() - this.cleanedAt < CLEAN_MS) return;
    this.cleanedAt = now.getTime();
    for (const name of await findExpired(this.deps.db, now))
      await deleteRecordingOf(this.deps, 'operator', name);
  }

  private async advance(open: OpenRecording): Promise<void> {
    const { id } = open.recording;
    if (!this.works.has(id) && !(await this.take(id))) return;
    const work = this.works.get(id) ?? new Work(this.deps, this.recorder, () => this.poke());
    this.works.set(id, work);
    await work.advance(open);
  }

  private async take(id: string): Promise<boolean> {
    const [row] = await this.client<{ taken: boolean }[]>`
      select pg_try_advisory_lock(${RECORDING_LOCKS}::int, hashtext(${id})) as taken`;
    return row?.taken ?? false;
  }

  private async give(id: string): Promise<void> {
    await this.works.get(id)?.leave();
    this.works.delete(id);
    await this.client`select pg_advisory_unlock(${RECORDING_LOCKS}::int, hashtext(${id}))`;
  }

  /** With the connection its locks went: those that another server has taken meanwhile are its own now. */
  private async checkConnection(): Promise<void> {
    const [row] = await this.client<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (this.pid !== undefined && row?.pid !== this.pid) {
      for (const [id, work] of this.works) {
        if (await this.take(id)) continue;
        this.works.delete(id);
        await work.leave();
      }
    }
    this.pid = row?.pid;
  }

  private async letGo(): Promise<void> {
    const works = [...this.works.values()];
    this.works.clear();
    await Promise.all(works.map((work) => work.leave()));
    // The locks go with the connection; they are taken anew.
    this.pid = undefined;
  }
}
