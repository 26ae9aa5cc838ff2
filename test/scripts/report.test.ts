import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { root } from '../../scripts/paths.ts';
import { inWords, readTotals, sum, type Totals, TOTALS_FILE } from '../../scripts/report/totals.ts';
import { tool } from '../../scripts/tools.ts';
import { emptyFolder } from './support/folder.ts';

/** Runs a test runner on files made for it, outside this run's own; gives what its reporter wrote. */
function count(t: TestContext, files: Record<string, string>, args: readonly string[]): Totals {
  const folder = emptyFolder(t);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body);
  const totals = join(folder, 'totals.json');
  const { NODE_TEST_CONTEXT: _inside, ...env } = process.env;
  const { status } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...env, [TOTALS_FILE]: totals, HALLWAY_UNIT_REPORTER: join(root, 'scripts/report/unit.ts') },
    timeout: 120_000,
  });
  return readTotals(totals, status === 0);
}

const script = (name: string) => join(root, 'scripts/report', name);

describe('what runners count', { timeout: 180_000 }, () => {
  const nodeArguments = [
    '--test',
    `--test-reporter=${script('node.ts')}`,
    '--test-reporter-destination=stderr',
  ];

  it('in node --test: tests and not suites, with those that were cut off', (t) => {
    const body = `
      import { describe, it } from 'node:test';
      describe('all', () => {
        it('passes', () => {});
        it('fails', () => { throw new Error('x') });
        it('hangs', { timeout: 50 }, () => new Promise((resolve) => setTimeout(resolve, 500)));
        it.skip('skipped');
      });`;
    assert.deepEqual(count(t, { 'a.test.mjs': body }, nodeArguments), { passed: 1, failed: 2, skipped: 1 });
  });

  it('in node --test: a file that does not load as one failure', (t) => {
    const files = { 'a.test.mjs': "import './absent.mjs';" };
    assert.deepEqual(count(t, files, nodeArguments), { passed: 0, failed: 1, skipped: 0 });
  });

  const playwright = (...more: string[]) => [
    tool('@playwright/test', 'playwright'),
    'test',
    `--reporter=${script('playwright.ts')}`,
    ...more,
  ];

  it('in Playwright: skipped ones apart from those that never ran', (t) => {
    const body = `
      import { test, expect } from '@playwright/test';
      test('passes', () => {});
      test.skip('skipped', () => {});
      test('skips itself', () => { test.skip(true); });
      test('fails', () => { expect(1).toBe(2); });
      test('never runs', () => {});`;
    const totals = count(t, { 'a.spec.mjs': body }, playwright('--max-failures=1', '--workers=1'));
    assert.deepEqual(totals, { passed: 1, failed: 2, skipped: 2 });
  });

  it('in Playwright: a file that does not load as one failure', (t) => {
    const body = "import '@playwright/test'; import './absent.mjs';";
    assert.deepEqual(count(t, { 'a.spec.mjs': body }, playwright()), { passed: 0, failed: 1, skipped: 0 });
  });

  it('in web-test-runner: suites within suites, and a file that does not load', (t) => {
    const totals = count(
      t,
      {
        'a.test.js': `
          describe('a', () => {
            it('passes', () => {});
            it.skip('skipped', () => {});
            describe('b', () => { it('fails', () => { throw new Error('x'); }); it('passes', () => {}); });
          });`,
        'b.test.js': "import './absent.js';",
        'web-test-runner.config.mjs': `
          import { playwrightLauncher } from '@web/test-runner-playwright';
          import { chromium } from ${JSON.stringify(join(root, 'test/chromium.ts'))};
          import counting from ${JSON.stringify(script('unit.ts'))};
          export default {
            files: '*.test.js', reporters: [counting()],
            browsers: [playwrightLauncher({ product: 'chromium', launchOptions: chromium() })],
          };`,
      },
      [tool('@web/test-runner', 'wtr')],
    );
    assert.deepEqual(totals, { passed: 2, failed: 2, skipped: 1 });
  });
});

describe('totals', () => {
  function file(t: TestContext, content: string) {
    const folder = join(emptyFolder(t), 'a');
    mkdirSync(folder);
    const path = join(folder, 'totals.json');
    writeFileSync(path, content);
    return path;
  }

  it('take a runner that crashed for a failure', (t) => {
    assert.deepEqual(readTotals('/absent', true), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(readTotals(file(t, '{"pas'), true), { passed: 0, failed: 1, skipped: 0 });
    const good = file(t, '{"passed":3,"failed":0,"skipped":0}');
    assert.deepEqual(readTotals(good, false), { passed: 3, failed: 1, skipped: 0 });
    assert.deepEqual(readTotals(good, true), { passed: 3, failed: 0, skipped: 0 });
    const bad = file(t, '{"passed":3,"failed":2,"skipped":0}');
    assert.deepEqual(readTotals(bad, false), JSON.parse(readFileSync(bad, 'utf8')));
  });

  it('add up, and read as promised', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 3, skipped: 4 },
    ]);
    assert.equal(inWords(total), '3 passed, 3 failed, 4 skipped');
    assert.equal(inWords({ ...total, skipped: 0 }), '3 passed, 3 failed');
  });
});
