import { chromium as engine } from '@playwright/test';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { freePort } from '../../scripts/ports.ts';
import { chromium } from '../../test/chromium.ts';

/** Lighthouse's presets. */
export type Form = 'mobile' | 'desktop';

/** What is asked for in full marks. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A thing that Lighthouse found. */
export interface Finding {
  readonly category: string;
  readonly name: string;
  /** What it costs: the audit's share in its category, 0 where it is only said. */
  readonly weight: number;
  readonly found: string;
}

/** One run of Lighthouse. */
export interface Audit {
  /** Scores of {@link CATEGORIES}, of 100. */
  readonly scores: readonly number[];
  readonly cls: number;
  /** Milliseconds, as the preset's slower machine and network would have them. */
  readonly lcp: number;
  readonly tbt: number;
  /** Of the page's main thread, in scripts of ours and whatever they called. */
  readonly ours: number;
  /** Tasks over 50 ms in which our script ran, ms each. */
  readonly long: readonly number[];
  readonly findings: readonly Finding[];
  /** How fast this machine was for it, by Lighthouse's own measure: 1000 is a desktop, 125 a middling phone. */
  readonly speed: number;
}

interface Item {
  readonly url?: unknown;
  readonly total?: number;
  readonly duration?: number;
}

/**
 * Runs Lighthouse once, in a browser of its own that knows no page yet.
 * @param cdn - Origin of our scripts.
 */
export async function audit(url: string, form: Form, cdn: string): Promise<Audit> {
  const port = await freePort('tcp');
  const browser = await engine.launch({
    ...chromium([`--remote-debugging-port=${port}`]),
    // Whether a visitor who comes back finds the page as it was is audited, too.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const run = await lighthouse(
      url,
      { port, logLevel: 'error', onlyCategories: [...CATEGORIES] },
      form === 'desktop' ? desktopConfig : undefined,
    );
    const result = run!.lhr;
    if (result.runtimeError) throw new Error(`Lighthouse: ${result.runtimeError.message}`);
    const value = (id: string) => result.audits[id]?.numericValue ?? NaN;
    const own = (id: string) => items(result, id).filter((item) => String(item.url).startsWith(cdn));
    return {
      scores: CATEGORIES.map((name) => Math.round((result.categories[name]?.score ?? NaN) * 100)),
      cls: value('cumulative-layout-shift'),
      lcp: value('largest-contentful-paint'),
      tbt: value('total-blocking-time'),
      ours: own('bootup-time').reduce((sum, item) => sum + (item.total ?? 0), 0),
      long: own('long-tasks').map((item) => item.duration ?? NaN),
      speed: result.environment.benchmarkIndex,
      findings: [...findings(result), ...result.runWarnings.map(warning)],
    };
  } finally {
    await browser.close();
  }
}

function items(result: Result, id: string): Item[] {
  const { details } = result.audits[id] ?? {};
  return details && 'items' in details ? (details.items as Item[]) : [];
}

function findings(result: Result): Finding[] {
  return CATEGORIES.flatMap((category) =>
    (result.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const { score, displayValue, title } = result.audits[id]!;
      if (score === null || score >= 1) return [];
      const found = [displayValue, ...items(result, id).slice(0, 3).map(short)].filter(Boolean).join('; ');
      return [{ category, name: `${id} (${title})`, weight, found }];
    }),
  );
}

/** A run that was not as it should be says so. */
function warning(text: unknown): Finding {
  return { category: 'run', name: 'warning', weight: 0, found: JSON.stringify(text) };
}

/** What is behind an item, in a line. */
function short(item: object): string {
  const text = JSON.stringify(item, (key, value: unknown) =>
    /^(lhId|boundingRect|path|type|subItems|key)$/.test(key) ? undefined : value,
  );
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
