import { defineConfig } from '@playwright/test';
import { chromium } from './test/chromium.ts';

/**
 * Tests of whole pages, one kind a run: `playwright test --project e2e`, `--project stories` (which wants
 * `storybook-static`) or `--project package` (which wants `dist`). No retries: a flaky test is a bug. A reporter that counts is given with `--reporter`.
 */
export default defineConfig({
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  expect: { timeout: 30_000 },
  use: { browserName: 'chromium', launchOptions: chromium(), trace: 'off' },
  projects: [
    { name: 'e2e', ...folders('e2e'), timeout: 180_000, workers: 2 },
    { name: 'package', ...folders('package'), timeout: 180_000, workers: 1 },
    { name: 'browsers', ...folders('browsers'), timeout: 180_000, workers: 1 },
    // Nothing in a story hangs on how fast anything is. What all of them show together is looked at last.
    {
      name: 'each-story',
      ...folders('stories'),
      testMatch: ['stories.spec.ts', 'docs.spec.ts'],
      timeout: 60_000,
      workers: 2,
      fullyParallel: true,
      // Letters as wide as their font says: each build of Chromium would round them in its own way.
      use: { launchOptions: chromium(['--font-render-hinting=none']) },
    },
    {
      name: 'stories',
      ...folders('stories'),
      testMatch: 'surface.spec.ts',
      dependencies: ['each-story'],
    },
  ],
});

/** Where a kind is, and where it leaves what it saw: in a folder of its own, which the next kind does not empty. */
function folders(kind: string) {
  return { testDir: `test/${kind}`, outputDir: `test-results/${kind}` };
}
