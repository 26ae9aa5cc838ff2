import { type Actor, testApi, type TestApi } from '../../server/test/support/api.ts';
import { figure, printTable } from '../support/table.ts';
import { CROWDED, fill, personOf, type Size, WORDS } from './fill.ts';
import { explain } from './plans.ts';
import { between, BIG, scans } from './scans.ts';

const SMALL: Size = { people: 1_000, clubs: 50, members: 100, follows: 1_000, roomsPerDay: 50 };
const LARGE: Size = {
  people: 400_000,
  clubs: 1_000,
  members: 100_000,
  follows: 1_000_000,
  roomsPerDay: 5_000,
};
/** Requests of each kind that are not counted, and those that are. */
const WARM = 60;
const COUNTED = 500;

interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly as?: Actor;
}

/** What is asked, by name; each gets its number, so that no two are about the same. */
function asks(size: Size, visitors: readonly Actor[], admin: Actor): Record<string, (n: number) => Ask> {
  const club = (n: number) => `club-${(n * 37) % size.clubs}`;
  const as = (n: number) => visitors[n % visitors.length]!;
  const names = (n: number) => Array.from({ length: 20 }, (_, at) => `name=${club(n + at)}`).join('&');
  return {
    'card of the crowded club': (n) => ({ path: `/v1/clubs/${CROWDED}`, as: as(n) }),
    '20 cards of clubs': (n) => ({ path: `/v1/clubs?${names(n)}`, as: as(n) }),
    'card of a person': (n) => ({ path: `/v1/people?id=${personOf(1 + (n % 200))}`, as: as(n) }),
    'follow the crowded club': (n) => ({
      method: n % 2 ? 'DELETE' : 'PUT',
      path: `/v1/clubs/${CROWDED}/follow`,
      as: as(n >> 1),
    }),
    'follow a crowded person': (n) => ({
      method: n % 2 ? 'DELETE' : 'PUT',
      path: `/v1/people/${personOf(1)}/follow`,
      as: as(n >> 1),
    }),
    'what one follows': (n) => ({ path: '/v1/me/follows', as: as(n) }),
    'members of the crowded club': () => ({ path: `/v1/clubs/${CROWDED}/people?section=members`, as: admin }),
    'followers of the crowded club': () => ({
      path: `/v1/clubs/${CROWDED}/people?section=followers`,
      as: admin,
    }),
    'list of live rooms': (n) => ({ path: '/v1/hallway', as: as(n) }),
    'list by topic': (n) => ({ path: '/v1/hallway?topic=nature', as: as(n) }),
    search: (n) => ({ path: `/v1/hallway?q=${WORDS[n % WORDS.length]}`, as: as(n) }),
    'search what comes': (n) => ({
      path: `/v1/hallway?state=scheduled&q=${WORDS[n % WORDS.length]}`,
      as: as(n),
    }),
    'list of what comes': (n) => ({ path: '/v1/hallway?state=scheduled', as: as(n) }),
    schedule: (n) => ({ path: '/v1/schedule', as: as(n) }),
    'schedule by topic': (n) => ({ path: '/v1/schedule?topic=nature', as: as(n) }),
    'schedule of a club': (n) => ({ path: `/v1/schedule?club=${club(n)}`, as: as(n) }),
    'calendar of a club': (n) => ({ path: `/v1/clubs/${club(n)}/calendar.ics` }),
  };
}

/**
 * Requests to the application with 1,000 and with 1,000,000 follows, 100,000 members in one club and 5,000 rooms a day:
 * how much longer they take, which indexes their queries used, and which query read a big table whole.
 */
export async function run(): Promise<void> {
  const sides = [await Side.open(SMALL), await Side.open(LARGE)] as const;
  try {
    const [, large] = sides;
    const rows: (string | number)[][] = [];
    const used: string[] = [];
    const faults: string[] = [];
    for (const name of Object.keys(large.asks)) {
      const times: readonly [number[], number[]] = [[], []];
      for (let n = 0; n < WARM; n += 1) for (const side of sides) await side.send(name, n);
      const before = await scans(large.api.database);
      // In turns, so that whatever else the machine does slows both.
      for (let n = 0; n < COUNTED; n += 1) {
        for (const [at, side] of sides.entries()) times[at]!.push(await side.send(name, n));
      }
      const { indexes, whole } = between(before, await scans(large.api.database));
      const [few, many] = times.map(percentiles) as [Percentiles, Percentiles];
      rows.push([name, few.p50, many.p50, few.p99, many.p99, many.p99 / few.p99]);
      used.push(`  ${name}: ${indexes.join(', ')}`);
      if (whole.length === 0) continue;
      const plans = await explain(large.api.database, () => large.send(name, WARM));
      const queries = plans.filter((plan) => plan.whole.some((table) => BIG.includes(table)));
      faults.push(`${name} read all of ${whole.join(', ')}`, ...queries.map(({ query }) => query));
    }
    printTable([['ms', 'p50 small', 'p50 large', 'p99 small', 'p99 large', 'p99 ratio'], ...rows]);
    console.log('\nIndexes used, at the large size:');
    for (const line of used) console.log(line);
    if (faults.length > 0) console.log(`\nRead from end to end:\n${faults.join('\n')}`);
  } finally {
    for (const side of sides) await side.api.close();
  }
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)]!;
  return { p50: at(0.5), p99: at(0.99) };
}

/** The application on a database of one size. */
class Side {
  readonly api: TestApi;
  readonly asks: Readonly<Record<string, (n: number) => Ask>>;

  private constructor(api: TestApi, asked: Side['asks']) {
    this.api = api;
    this.asks = asked;
  }

  /** Fills a new database, and begins the sessions of those who ask. */
  static async open(size: Size): Promise<Side> {
    const api = await testApi();
    const began = performance.now();
    await fill(api.database, size);
    const took = figure((performance.now() - began) / 1_000);
    console.log(`${size.follows.toLocaleString('en')} follows made in ${took} s`);
    const visitors = await Promise.all(Array.from({ length: 50 }, (_, n) => api.person(`Visitor ${n}`)));
    for (const [n, as] of visitors.entries()) {
      for (const what of [`clubs/club-${n % size.clubs}`, `people/${personOf(2 + n)}`]) {
        await api.done('PUT', `/v1/${what}/follow`, { as });
      }
    }
    const admin = await api.person('Admin');
    const body = { role: 'admin' };
    await api.done('PUT', `/v1/clubs/${CROWDED}/members/${admin.id}`, { as: api.config.adminKey, body });
    return new Side(api, asks(size, visitors, admin));
  }

  /** One request. @returns milliseconds until its answer was read */
  async send(name: string, n: number): Promise<number> {
    const { method = 'GET', path, as } = this.asks[name]!(n);
    const headers: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {};
    const began = performance.now();
    const response = await this.api.app.request(path, { method, headers }, {});
    const text = await response.text();
    const took = performance.now() - began;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return took;
  }
}
