import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium as engine, type Page } from '@playwright/test';
import { chromium } from '../../test/chromium.ts';
import { startStack, type Stack } from '../../test/e2e/support/stack.ts';
import { buildPeers, PEERS } from '../support/peers.ts';
import { LINK_HOST, openSlowLink } from '../support/slow-link.ts';
import { startSpeaker } from '../support/speaker.ts';
import { median, printTable } from '../support/table.ts';
import { installStopwatch, type Stopwatch } from './stopwatch.ts';

/** Odd, so that the median is a run that happened. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 9);
/** A page that plays nothing for so long plays nothing at all, ms. */
const PATIENCE = 30_000;
const ROUND_TRIPS = [0, 60];

/** One way to listen: its page, and what the visitor does before the click. */
interface Way {
  readonly name: string;
  readonly url: string;
  before?(page: Page): Promise<void>;
}

/** Milliseconds from the click to the first sample that is not zero, as a listener, beside our peers in the same room. */
export async function run(): Promise<void> {
  await buildPeers(['bare', 'react']);
  const throughLink = (url: string) => url.replace('127.0.0.1', LINK_HOST);
  const stack = await startStack({ '/peers/': PEERS }, throughLink);
  const speaker = await startSpeaker(stack);
  const { ports } = stack.livekit;
  const routes = [
    { port: stack.backend.port, kind: 'tcp' },
    { port: ports.http, kind: 'tcp' },
    { port: ports.udp, kind: 'udp' },
  ] as const;
  const api = throughLink(stack.backend.origin);
  stack.site.allow(api, throughLink(stack.livekit.url), throughLink(stack.livekit.httpUrl));
  const browser = await engine.launch(chromium());
  try {
    for (const roundTrip of ROUND_TRIPS) {
      const link = await openSlowLink(routes, roundTrip);
      const figures = await race(browser, ways(stack, api, speaker.room));
      link.close();
      const bare = median(figures.get('livekit-client alone')!);
      console.log(`\nRound trip ${roundTrip} ms, ${RUNS} runs each`);
      printTable([
        ['click → first sample, ms', 'median', 'min', 'max', 'median / bare'],
        ...[...figures].map(([name, ms]) => [
          name,
          median(ms),
          Math.min(...ms),
          Math.max(...ms),
          median(ms) / bare,
        ]),
      ]);
    }
  } finally {
    await browser.close();
    await speaker.stop();
    await stack.close();
  }
}

function ways(stack: Stack, api: string, room: string): Way[] {
  const query = `?endpoint=${api}/v1/token&room=${room}`;
  const peer = (name: string) =>
    stack.site.page('', { bare: true, scripts: [`/peers/${name}/${name}.js`] }) + query;
  const ours = (preload: string) =>
    stack.site.page(`<hallway-room room="${room}" preload="${preload}"></hallway-room>`, {
      script: `data-api="${api}"`,
    });
  const settle = (page: Page) => page.waitForLoadState('networkidle').catch(() => undefined);
  return [
    { name: 'livekit-client alone', url: peer('bare') },
    { name: 'LiveKit React components', url: peer('react') },
    { name: 'hallway, preload="none"', url: ours('none') },
    {
      name: 'hallway, warmed by the pointer',
      url: ours('metadata'),
      async before(page) {
        await page.getByRole('button', { name: 'Listen' }).hover();
        // A hand rests on a button for about this long before it presses.
        await page.waitForTimeout(600);
      },
    },
    {
      name: 'hallway, preload="auto"',
      url: ours('auto'),
      async before(page) {
        await page.waitForFunction(() =>
          (globalThis as unknown as { __watch: Stopwatch }).__watch.connected(),
        );
        await settle(page);
        await page.waitForTimeout(500);
      },
    },
  ];
}

/** Runs the ways in turn, so that a busy moment of the machine falls on all of them. */
async function race(browser: Browser, all: readonly Way[]): Promise<Map<string, number[]>> {
  const figures = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let i = 0; i < RUNS; i += 1) {
    for (const way of all) figures.get(way.name)!.push(await once(browser, way));
  }
  return figures;
}

async function once(browser: Browser, { name, url, before }: Way): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(installStopwatch);
  await page.goto(url);
  const button = page.getByRole('button', { name: 'Listen' });
  await button.waitFor();
  await before?.(page);
  await button.click();
  const ms = await Promise.race([
    page.evaluate(() => (globalThis as unknown as { __watch: Stopwatch }).__watch.firstSample),
    sleep(PATIENCE),
  ]);
  if (ms === undefined) throw new Error(`${name}: no sound ${PATIENCE / 1_000} s after the click`);
  await context.close();
  return ms;
}
