import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import { sum, type Totals, writeTotals } from './totals.ts';

/** Reporter for web-test-runner: prints nothing, and writes how the tests of all files ended. */
export default function countingReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      writeTotals(sum(sessions.map(countSession)));
    },
  };
}

function countSession(session: TestSession): Totals {
  const totals = session.testResults ? countSuite(session.testResults) : { passed: 0, failed: 0, skipped: 0 };
  // A file that does not load, a page that crashed or never answered: no test failed, but the session did.
  return session.passed || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

function countSuite({ suites, tests }: TestSuiteResult): Totals {
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  return sum([{ passed, skipped, failed: tests.length - passed - skipped }, ...suites.map(countSuite)]);
}
