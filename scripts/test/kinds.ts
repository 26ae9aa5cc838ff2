import type { Totals } from '../report/totals.ts';
import { tool } from '../tools.ts';
import type { Need } from './needs.ts';
import { checks, type Context, node, nodeTests, playwrightTests, unitTests } from './runners.ts';

/** One kind of tests. They run one after another: a machine need not have more than two cores. */
export interface Kind {
  name: string;
  /** What it is, in a line. */
  about: string;
  /** Files that it is made of. */
  files: string;
  needs: readonly Need[];
  run(context: Context): Promise<Totals>;
}

/** All kinds, the quickest first. */
export const kinds: readonly Kind[] = [
  {
    name: 'types',
    about: 'TypeScript in browser, Node and server, and the templates’ bindings',
    files: 'tsconfig.json',
    needs: [],
    run: (context) =>
      checks(
        [
          ...['tsconfig.json', 'tsconfig.node.json', 'server/tsconfig.json'].map((project) => ({
            name: `tsc ${project}`,
            args: [tool('typescript', 'tsc'), '--project', project],
          })),
          { name: 'lit-analyzer', args: ['scripts/check/templates.ts'] },
        ],
        context,
      ),
  },
  {
    name: 'lint',
    about: 'oxlint and oxfmt',
    files: '.oxlintrc.json',
    needs: [],
    run: (context) =>
      checks(
        [
          { name: 'oxlint', args: [tool('oxlint')] },
          { name: 'oxfmt', args: [tool('oxfmt'), '--check'] },
        ],
        context,
      ),
  },
  nodeKind('house', 'rules of CONTRIBUTING.md: imports, lengths, texts, tokens', 'test/house/**/*.test.ts'),
  nodeKind('scripts', 'set-up, finding LiveKit and Chromium, demo', 'test/scripts/**/*.test.ts', [
    'chromium',
    'livekit',
  ]),
  {
    name: 'server',
    about: 'reference server on a real PostgreSQL',
    files: 'server/test/**/*.test.ts',
    needs: ['livekit'],
    // One PostgreSQL for all files; without it each would start its own. Files wait more than they compute, so that two
    // at a time are done sooner, also on two cores, of which Node would use one.
    run: (context) =>
      nodeTests('server/test/**/*.test.ts', {
        ...context,
        extra: [
          '--test-global-setup=server/test/support/global-setup.ts',
          '--test-concurrency=2',
          ...context.extra,
        ],
      }),
  },
  {
    name: 'unit',
    about: 'elements and models in a real browser',
    files: 'test/unit/**/*.test.ts',
    needs: ['chromium', 'livekit'],
    run: unitTests,
  },
  {
    name: 'stories',
    about: 'every story in a real browser, through axe',
    files: 'test/stories/**/*.spec.ts',
    needs: ['chromium'],
    run: (context) => built([tool('storybook'), 'build', '--quiet'], 'stories', context),
  },
  {
    name: 'e2e',
    about: 'whole pages: real Chromium, real LiveKit, real server',
    files: 'test/e2e/**/*.spec.ts',
    needs: ['chromium', 'livekit'],
    run: (context) => built(['scripts/build.ts', 'lib', 'cdn'], 'e2e', context),
  },
  {
    name: 'package',
    about: 'what npm gets, as sites, bundlers and frameworks use it; needs npm’s registry',
    files: 'test/package/**/*.spec.ts',
    needs: ['chromium', 'livekit'],
    run: (context) => built(['scripts/build.ts', 'lib', 'cdn', 'server'], 'package', context),
  },
  {
    name: 'browsers',
    about: 'every element in Firefox and WebKit; a room heard in Firefox',
    files: 'test/browsers/**/*.spec.ts',
    needs: ['chromium', 'livekit'],
    run: (context) => built(['scripts/build.ts', 'cdn'], 'browsers', context),
  },
];

function nodeKind(name: string, about: string, files: string, needs: readonly Need[] = []): Kind {
  return { name, about, files, needs, run: (context) => nodeTests(files, context) };
}

/** Builds what a Playwright project looks at, then runs it; a failed build is one failure. */
async function built(build: readonly string[], project: string, context: Context): Promise<Totals> {
  const { ok } = await node(build, context.env);
  return ok ? playwrightTests(project, context) : { passed: 0, failed: 1, skipped: 0 };
}
