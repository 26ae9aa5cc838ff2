import { test as base } from '@playwright/test';
import { type Stack, startStack } from './stack.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

/** What an end-to-end test gets besides Playwright's own. */
interface Fixtures {
  /** Opens a page; closed after the test, when it is also checked for uncaught errors and policy violations. */
  visit(options: VisitorOptions): Promise<Visitor>;
}

/** One deployment for all tests of a worker; each test makes its own rooms and people. */
interface WorkerFixtures {
  stack: Stack;
}

/** Playwright's `test` with a real LiveKit, a real backend on a real database, and visitors. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stack: [
    // Playwright reads the names of the fixtures that are needed from this pattern, so it must be one.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  visit: async ({ stack, browser }, use) => {
    const visitors: Visitor[] = [];
    await use(async (options) => {
      const visitor = await Visitor.open(stack, browser, options);
      visitors.push(visitor);
      return visitor;
    });
    for (const visitor of visitors) if (!visitor.page.isClosed()) await visitor.expectQuiet();
    for (const visitor of visitors) await visitor.close();
  },
});

export { expect } from '@playwright/test';
