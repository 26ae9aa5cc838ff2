import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLiveKit } from '../../scripts/livekit/run.ts';
import { testDatabase, type TestDatabase } from '../../server/test/support/cluster.ts';
import { seat } from '../../server/test/support/crowd.ts';
import { Api } from '../../test/e2e/support/api.ts';
import { BackendProcess } from '../../test/e2e/support/backend-process.ts';
import { costs } from '../support/costs.ts';
import { printTable } from '../support/table.ts';
import { ACTORS, type Doing, type Kind, KINDS, type Send } from './kinds.ts';
import { Viewers } from './viewers.ts';

const SIZES = [10, 100, 1_000];
const SECONDS = 10;
/** What is under way when the last is sent is waited for, in milliseconds. */
const REST = 2_000;
/** So long it is looked at what the server needs while nobody does anything, in milliseconds. */
const IDLE = 4_000;

/** One kind of talk before so many viewers. */
interface Figures {
  readonly viewers: number;
  /** Of one viewer, for the whole time. */
  readonly bytes: number;
  readonly eventsPerSecond: number;
  /** Milliseconds of the server, less what it needs while nobody does anything. */
  readonly cpu: number;
  /** Milliseconds from sending to seeing. */
  readonly p50: number;
  readonly p99: number;
  readonly missed: number;
}

/** What questions, votes and reactions cost the server and each viewer, with 10, 100 and 1,000 viewers on the event stream. */
export async function run(): Promise<void> {
  const database = await testDatabase();
  const livekit = await startLiveKit({ webhooks: [] });
  const env = {
    DATABASE_URL: database.url,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    HALLWAY_SECRET: randomBytes(24).toString('hex'),
    HALLWAY_ADMIN_KEY: randomBytes(24).toString('hex'),
    HALLWAY_SITE_SECRET: randomBytes(24).toString('hex'),
    HALLWAY_SITE_ISSUER: 'https://site.example',
    HALLWAY_SITE_AUDIENCE: 'hallway',
    // So that each viewer has an address of their own.
    HALLWAY_TRUST_PROXY: '1',
  };
  const backend = await BackendProcess.start(env);
  try {
    const bench = new Bench(backend, database, new Api(backend.origin, env));
    await bench.begin();
    const rows: (string | number)[][] = [];
    for (const kind of KINDS) {
      let few: Figures | undefined;
      for (const size of SIZES) {
        const one = await bench.measure(kind, size);
        few ??= one;
        const { viewers, bytes, cpu, eventsPerSecond, p50, p99, missed } = one;
        const perViewer = bytes / SECONDS;
        rows.push([kind.name, viewers, cpu, perViewer, bytes / few.bytes, eventsPerSecond, p50, p99, missed]);
      }
    }
    const head = ['CPU, ms', 'bytes/s a viewer', 'ratio', 'events/s', 'p50, ms', 'p99, ms', 'not seen'];
    printTable([[`${SECONDS} s, ${ACTORS} people`, 'viewers', ...head], ...rows]);
  } finally {
    await backend.stop();
    await livekit.stop();
    await database.close();
  }
}

class Bench {
  private readonly backend: BackendProcess;
  private readonly database: TestDatabase;
  private readonly api: Api;
  private readonly actors: { token: string; id: string }[] = [];

  constructor(backend: BackendProcess, database: TestDatabase, api: Api) {
    this.backend = backend;
    this.database = database;
    this.api = api;
  }

  async begin(): Promise<void> {
    for (let actor = 0; actor < ACTORS; actor += 1) this.actors.push(await this.api.session());
  }

  async measure(kind: Kind, size: number): Promise<Figures> {
    const room = await this.api.room(await this.api.hostToken(), { capacity: 10_000 });
    const ids = this.actors.map(({ id }) => id);
    await seat(this.database, room, ids);
    const doing = await kind.prepare(room, this.send);

    const sentAt: number[] = [];
    const seen = new Map<number, number>();
    const delays: number[] = [];
    const url = `${this.backend.origin}/v1/events?room=${room}&reactions=${room}&questions=${room}`;
    const viewers = await Viewers.open(url, size, (viewer, told) => {
      const now = performance.now();
      const before = seen.get(viewer) ?? 0;
      const after = before + doing.seen(viewer, told);
      seen.set(viewer, after);
      // Those that were sent first are counted first.
      for (let n = before; n < after; n += 1) delays.push(now - (sentAt[n] ?? now));
    });
    try {
      const idle = await this.cpuOf(() => sleep(IDLE));
      viewers.forget();
      const busy = await this.cpuOf(async () => {
        await this.perform(kind, doing, sentAt);
        await sleep(REST);
      });
      delays.sort((one, other) => one - other);
      const at = (share: number) => delays[Math.floor(share * delays.length)] ?? NaN;
      return {
        viewers: size,
        bytes: viewers.bytes / size,
        eventsPerSecond: viewers.events / viewers.lookedAt / SECONDS,
        cpu: busy - (idle * (SECONDS * 1_000 + REST)) / IDLE,
        p50: at(0.5),
        p99: at(0.99),
        missed: sentAt.length * viewers.lookedAt - delays.length,
      };
    } finally {
      viewers.close();
    }
  }

  /** Does it on time, whether or not what was done before is answered. */
  private async perform({ rate }: Kind, doing: Doing, sentAt: number[]): Promise<void> {
    const began = performance.now();
    const answers: Promise<unknown>[] = [];
    for (let n = 0; n < rate * SECONDS; n += 1) {
      await sleep(Math.max(0, began + (n * 1_000) / rate - performance.now()));
      sentAt.push(performance.now());
      answers.push(doing.act(n));
    }
    await Promise.all(answers);
  }

  private readonly send: Send = async (actor, method, path, body) => {
    const { token } = this.actors[actor % ACTORS]!;
    const answer = await this.api.call(method, path, body, token);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.body;
  };

  private async cpuOf(during: () => Promise<unknown>): Promise<number> {
    const before = costs(this.backend.pid).cpu;
    await during();
    return costs(this.backend.pid).cpu - before;
  }
}
