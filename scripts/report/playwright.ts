import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { writeTotals } from './totals.ts';

/** Reporter for Playwright: prints nothing, and writes how the tests ended. */
export default class CountingReporter implements Reporter {
  private suite: Suite | undefined;
  private broken = false;

  /** Playwright then keeps its own reporter for the terminal. */
  printsToStdio(): boolean {
    return false;
  }

  /** Takes hold of all tests, so that those which never ran are counted too. */
  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  /** An error outside any test, such as a test file that does not load. */
  onError(): void {
    this.broken = true;
  }

  /** Counts. */
  onEnd(_result: FullResult): void {
    const outcomes = (this.suite?.allTests() ?? []).map(outcome);
    const count = (wanted: string) => outcomes.filter((each) => each === wanted).length;
    // One and not one for each: Playwright also reports what follows from another error, such as an empty run.
    const failed = Math.max(count('failed'), this.broken ? 1 : 0);
    writeTotals({ passed: count('passed'), failed, skipped: count('skipped') });
  }
}

function outcome(test: TestCase): 'passed' | 'failed' | 'skipped' {
  if (test.outcome() === 'expected') return 'passed';
  // Playwright also calls those skipped that a time limit or a crash kept from running.
  const meant = test.expectedStatus === 'skipped' || test.results.length > 0;
  return test.outcome() === 'skipped' && meant ? 'skipped' : 'failed';
}
