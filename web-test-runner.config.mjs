// Unit tests of elements and models in a real browser. Plain JavaScript: the runner finds no other config by itself.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromium } from './test/chromium.ts';
import { livekitPlugin } from './test/support/livekit-plugin.ts';

// A module whose default export makes a reporter; `npm test` gives one that counts.
const counting = process.env.HALLWAY_UNIT_REPORTER;
const reporters = [defaultReporter()];
if (counting) reporters.push((await import(new URL(counting, import.meta.url).href)).default());

/** Our dependencies ask for `process.env.NODE_ENV`; bundlers answer it for everybody else. */
const production = {
  name: 'production',
  transform({ body, response }) {
    if (response.is('js') && typeof body === 'string' && body.includes('process.env.NODE_ENV')) {
      return { body: body.replaceAll('process.env.NODE_ENV', '"production"') };
    }
    return undefined;
  },
};

export default {
  files: 'test/unit/**/*.test.ts',
  nodeResolve: { exportConditions: ['production', 'default'] },
  // `tsconfig` carries the decorators' flags; without it esbuild emits the standard ones, which Lit does not expect.
  plugins: [
    esbuildPlugin({ ts: true, json: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
    production,
    livekitPlugin(),
  ],
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: chromium() })],
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 10_000 } },
  reporters,
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage' },
};
