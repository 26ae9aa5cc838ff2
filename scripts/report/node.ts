import type { TestEvent } from 'node:test/reporters';
import { writeTotals } from './totals.ts';

/** Reporter for `node --test`: prints nothing, and writes how the tests of all files ended. */
export default async function* count(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // A summary without a file is that of the whole run.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    writeTotals({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo });
  }
  yield '';
}
