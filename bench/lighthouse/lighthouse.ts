import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { chromium as engine } from '@playwright/test';
import { root } from '../../scripts/paths.ts';
import { chromium } from '../../test/chromium.ts';
import { figure, median, printTable } from '../support/table.ts';
import { type Audit, audit, CATEGORIES, type Form } from './audit.ts';
import { type Landing, startLanding } from './landing.ts';
import { plain, type Plain } from './plain.ts';

/** Odd, so that the median is a run that happened. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const FORMS: readonly Form[] = ['mobile', 'desktop'];
/** Processor of this machine, and as slow as the mobile preset has it. */
const SLOWDOWNS = [1, 4];

/**
 * Lighthouse on the landing page of the examples, beside the same page without our script. The network is this machine's,
 * without TLS and HTTP/2, which Lighthouse forgives an address of loopback; it reckons the preset's network and processor
 * (mobile: 150 ms, 1.6 Mbit/s, four times slower) into what it saw. What a plain browser says of long tasks is beside it.
 */
export async function run(): Promise<void> {
  execFileSync(process.execPath, ['scripts/build.ts', 'cdn'], {
    cwd: root,
    stdio: 'pipe',
  });
  const browser = await engine.launch(chromium());
  const landing = await startLanding(browser);
  const pages = { 'with Hallway': landing.url, 'bare page': landing.bare };
  try {
    const audits = await times(FORMS, pages, (form, url) => audit(url, form, landing.cdn));
    const speeds = [...audits.values()].flat().map(({ speed }) => speed);
    console.log(`Lighthouse, ${RUNS} runs each: median (worst)`);
    console.log(`Benchmark index of this machine: ${cell(speeds, Math.min)}; load: ${figure(loadavg()[1]!)}`);
    console.log('Mobile is reckoned for a processor 4 times slower, desktop for this one.');
    printTable([
      ['preset, page', ...CATEGORIES, 'CLS', 'LCP ms', 'TBT ms', 'our scripts ms', 'our tasks > 50 ms'],
      ...[...audits].map(([name, runs]) => [name, ...auditRow(runs)]),
    ]);
    printFindings(audits);
    const plains = await times(SLOWDOWNS, pages, (slowdown, url) =>
      plain(browser, url, landing.cdn, slowdown),
    );
    console.log('\nChromium without Lighthouse, read to the end: median (worst)');
    printTable([
      ['times slower, page', 'CLS', 'tasks > 50 ms', 'of them ours', 'longest of ours ms', 'processor ms'],
      ...[...plains].map(([name, runs]) => [name, ...plainRow(runs)]),
    ]);
  } finally {
    await browser.close();
    await landing.close();
  }
}

/** Runs each way in turn, so that a busy moment of the machine falls on all of them. */
async function times<W extends string | number, R>(
  ways: readonly W[],
  pages: Readonly<Record<string, Landing['url']>>,
  once: (way: W, url: string) => Promise<R>,
): Promise<Map<string, R[]>> {
  const all = new Map<string, R[]>();
  for (let i = 0; i < RUNS; i += 1) {
    for (const way of ways) {
      for (const [name, url] of Object.entries(pages)) {
        const key = `${way}, ${name}`;
        all.set(key, [...(all.get(key) ?? []), await once(way, url)]);
      }
    }
  }
  return all;
}

function auditRow(runs: readonly Audit[]): string[] {
  const cells = CATEGORIES.map((_, at) =>
    cell(
      runs.map(({ scores }) => scores[at]!),
      Math.min,
    ),
  );
  const rest = [
    (one: Audit) => one.cls,
    (one: Audit) => one.lcp,
    (one: Audit) => one.tbt,
    (one: Audit) => one.ours,
    (one: Audit) => one.long.length,
  ];
  return [...cells, ...rest.map((pick) => cell(runs.map(pick)))];
}

function plainRow(runs: readonly Plain[]): string[] {
  return [
    cell(runs.map(({ cls }) => cls)),
    cell(runs.map(({ long }) => long.length)),
    cell(runs.map(({ ours }) => ours.length)),
    cell(runs.map(({ longest }) => longest)),
    cell(runs.map(({ busiest }) => busiest)),
  ];
}

function cell(values: readonly number[], worst: (...values: number[]) => number = Math.max): string {
  const text = (value: number) => (Number.isInteger(value) ? String(value) : figure(value));
  return `${text(median(values))} (${text(worst(...values))})`;
}

/** What is below full marks; what weighs nothing costs no mark. */
function printFindings(audits: ReadonlyMap<string, readonly Audit[]>): void {
  for (const [name, runs] of audits) {
    const all = runs.flatMap(({ findings }) => findings);
    console.log(`\n${name}: ${all.length === 0 ? 'nothing below full marks' : 'below full marks'}`);
    for (const each of new Map(all.map((finding) => [finding.name, finding])).values()) {
      const count = all.filter((other) => other.name === each.name).length;
      console.log(`  ${each.category}, weight ${each.weight}, ${count} of ${runs.length} runs: ${each.name}`);
      if (each.found) console.log(`    ${each.found}`);
    }
  }
}
