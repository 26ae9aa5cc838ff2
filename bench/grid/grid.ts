import { type CDPSession, chromium as engine, type Page } from '@playwright/test';
import { chromium } from '../../test/chromium.ts';
import { buildPeers, PEERS } from '../support/peers.ts';
import { median, printTable } from '../support/table.ts';
import { type Pages, servePages } from './pages.ts';

const COUNTS = [50, 500, 2_000];
const RUNS = 3;
const CHANGES = 40;
/** People in the grid that each page shows and removes first, so that nobody is measured while compiling. */
const WARM_UP = 150;

const GRIDS: readonly (readonly [name: string, page: string])[] = [
  ['Hallway', 'grid-hallway'],
  ['same markup, React', 'grid-react'],
  ['same, React with memo', 'grid-react?memo'],
  ['LiveKit React tile', 'grid-livekit'],
];

interface Cost {
  /** In CPU, first paint included. */
  readonly mount: number;
  /** Five speakers change, until it is laid out: the fastest tenth, as a busy machine interrupts the others. */
  readonly change: number;
  /** The same until it is painted, in CPU: rings and bars are drawn, whoever asks for it. */
  readonly painted: number;
  /** Elements in the document. */
  readonly nodes: number;
}

/** Milliseconds of the main thread to show a grid of people, and to let five of them speak instead of five others. */
export async function run(): Promise<void> {
  await buildPeers(['grid-hallway', 'grid-react', 'grid-livekit']);
  const pages = await servePages(PEERS);
  try {
    const rows: (string | number)[][] = [];
    for (const count of COUNTS) {
      let ours: Cost | undefined;
      for (const [name, page] of GRIDS) {
        const cost = await measure(pages, page, count);
        ours ??= cost;
        rows.push([
          `${count}, ${name}`,
          cost.mount,
          ours.mount / cost.mount,
          cost.change,
          ours.change / cost.change,
          cost.painted,
          ours.painted / cost.painted,
          String(cost.nodes),
        ]);
      }
    }
    const head = [
      'people',
      'mount ms',
      'ours is',
      'change ms',
      'ours is',
      'painted ms',
      'ours is',
      'elements',
    ];
    printTable([head, ...rows]);
  } finally {
    await pages.close();
  }
}

/** The medians of a few runs, each in a browser of its own. */
async function measure(pages: Pages, name: string, people: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const browser = await engine.launch(chromium());
    try {
      const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
      await page.goto(pages.url(name));
      costs.push(await measureOnce(page, people));
    } finally {
      await browser.close();
    }
  }
  const middle = (pick: (cost: Cost) => number) => median(costs.map(pick));
  return {
    mount: middle(({ mount }) => mount),
    change: middle(({ change }) => change),
    painted: middle(({ painted }) => painted),
    nodes: middle(({ nodes }) => nodes),
  };
}

async function measureOnce(page: Page, people: number): Promise<Cost> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const idle = await cpu(devtools, () => page.evaluate(() => window.grid.idle()));
  await page.evaluate(async (warmUp) => {
    await window.grid.prepare(warmUp);
    await window.grid.mount(warmUp);
    await window.grid.changes(5);
    window.grid.unmount();
  }, WARM_UP);
  await page.evaluate((count) => window.grid.prepare(count), people);
  const mount = await cpu(devtools, () => page.evaluate((count) => window.grid.mount(count), people));
  const nodes = await page.evaluate(() => window.grid.nodes());
  const changes = await page.evaluate((count) => window.grid.changes(count), CHANGES);
  const paints: number[] = [];
  for (let round = 0; round < CHANGES; round += 1) {
    paints.push(await cpu(devtools, () => page.evaluate((at) => window.grid.paintedChange(at), round)));
  }
  return { mount: mount - idle, change: fastTenth(changes), painted: median(paints) - idle, nodes };
}

function fastTenth(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? Number.NaN;
}

/** What the main thread works while something is done, in milliseconds. */
async function cpu(devtools: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await taskTime(devtools);
  await act();
  return ((await taskTime(devtools)) - before) * 1_000;
}

async function taskTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
