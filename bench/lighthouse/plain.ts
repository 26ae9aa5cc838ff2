import type { Browser, Page } from '@playwright/test';

/** What a browser without Lighthouse says of a page that nobody has touched but to read it. */
export interface Plain {
  readonly cls: number;
  /** Tasks over 50 ms by `PerformanceObserver`, whoever's they are. */
  readonly long: readonly number[];
  /** Of these, the ones in a frame in which our script ran. */
  readonly ours: readonly number[];
  /** The longest task in which our script ran at all, ms; no other script is on the page. */
  readonly longest: number;
  /** Most of the processor's time that such a task took, ms: less where the machine was busy with others. */
  readonly busiest: number;
}

interface Seen {
  cls: number;
  readonly tasks: { start: number; ms: number }[];
  readonly frames: { start: number; ms: number; scripts: string[] }[];
}

interface Shift extends PerformanceEntry {
  readonly value: number;
}

interface Frame extends PerformanceEntry {
  readonly scripts: readonly { readonly sourceURL: string }[];
}

/** An event of a trace, of which the format is "Trace Event Format"; microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor's time, where the system tells it. */
  readonly tdur?: number;
  readonly args?: unknown;
}

/** A page is quiet for longer than this takes it to be whole, ms. */
const SETTLE_MS = 3_000;

/**
 * Opens the page, reads it to its end, and says what it cost.
 * @param slowdown - Times that the processor is slower than this machine's.
 */
export async function plain(browser: Browser, url: string, cdn: string, slowdown: number): Promise<Plain> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watch);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'v8'] });
  await page.goto(url);
  await page.waitForTimeout(SETTLE_MS);
  // What is below is drawn now, if it was not before.
  await page.mouse.wheel(0, 5_000);
  await page.waitForTimeout(SETTLE_MS);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const seen = await page.evaluate(() => (globalThis as unknown as { __seen: Seen }).__seen);
  await expectWhole(page, url);
  await page.context().close();
  const frames = seen.frames.filter(({ scripts }) => scripts.some((address) => address.startsWith(cdn)));
  const inOurs = ({ start, ms }: { start: number; ms: number }) =>
    frames.some((frame) => start < frame.start + frame.ms && frame.start < start + ms);
  return {
    cls: seen.cls,
    long: seen.tasks.map(({ ms }) => ms),
    ours: seen.tasks.filter(inOurs).map(({ ms }) => ms),
    ...longestTask(trace.traceEvents, cdn),
  };
}

/** Fails where our elements are not there: then nothing was measured. */
async function expectWhole(page: Page, url: string): Promise<void> {
  if (url.endsWith('bare.html')) return;
  await page.getByRole('button', { name: 'Follow', exact: true }).waitFor({ timeout: 1_000 });
  await page.locator('hallway-share').getByRole('button').waitFor({ timeout: 1_000 });
  await page.locator('hallway-schedule').getByRole('heading').first().waitFor({ timeout: 1_000 });
}

/** Runs in the page before anything of it. */
function watch(): void {
  const seen: Seen = { cls: 0, tasks: [], frames: [] };
  (globalThis as unknown as { __seen: Seen }).__seen = seen;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { entryType, startTime: start, duration: ms } = entry;
      if (entryType === 'layout-shift') seen.cls += (entry as Shift).value;
      else if (entryType === 'longtask') seen.tasks.push({ start, ms });
      else seen.frames.push({ start, ms, scripts: (entry as Frame).scripts.map((one) => one.sourceURL) });
    }
  });
  for (const type of ['layout-shift', 'longtask', 'long-animation-frame']) {
    observer.observe({ type, buffered: true });
  }
}

/** The longest task of a trace in which a script of ours was read, started or called, or a promise of it went on. */
function longestTask(events: readonly TraceEvent[], cdn: string): Pick<Plain, 'longest' | 'busiest'> {
  const whole = events.filter(({ ph, dur }) => ph === 'X' && dur !== undefined);
  const named = whole.filter(({ args }) => JSON.stringify(args ?? {}).includes(cdn));
  const [first] = named;
  const promises = whole.filter(
    ({ name, pid, tid }) => name === 'RunMicrotasks' && pid === first?.pid && tid === first.tid,
  );
  const ours = [...named, ...promises];
  const tasks = whole.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const our = tasks.filter(({ pid, tid, ts, dur = 0 }) =>
    ours.some((event) => event.pid === pid && event.tid === tid && event.ts >= ts && event.ts <= ts + dur),
  );
  return {
    longest: Math.max(0, ...our.map(({ dur = 0 }) => dur / 1_000)),
    busiest: Math.max(0, ...our.map(({ tdur = NaN }) => tdur / 1_000)),
  };
}
