import { readFileSync, writeFileSync } from 'node:fs';

/** How many tests came to which end. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** The variable that tells a reporter the file to write its totals to. */
export const TOTALS_FILE = 'HALLWAY_TOTALS';

/** Writes totals where the process that started this runner reads them; does nothing when nobody asked. */
export function writeTotals(totals: Totals, file = process.env[TOTALS_FILE]): void {
  if (file) writeFileSync(file, JSON.stringify(totals));
}

/**
 * Reads what a runner counted, together with how it ended: a runner that crashed, or that fails without naming a test, is
 * one failure more.
 * @param ok - Whether the runner ended by itself with code 0.
 */
export function readTotals(file: string, ok: boolean): Totals {
  let totals: Totals;
  try {
    totals = JSON.parse(readFileSync(file, 'utf8')) as Totals;
  } catch {
    // It crashed before its reporter could write, or while it wrote.
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return ok || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

/** Adds up. */
export function sum(all: readonly Totals[]): Totals {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** `N passed, N failed`, and how many were skipped if any were. */
export function inWords({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
