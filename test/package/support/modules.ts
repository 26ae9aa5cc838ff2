import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';

/** Modules of a build, as paths. */
export interface Modules {
  /** Those that a page has at once. */
  readonly first: readonly string[];
  /** These, and those that are fetched when somebody asks for what they do. */
  readonly all: readonly string[];
}

/** Writes which modules are in which chunk of a build, by what the bundler itself says. */
const VITE_PLUGIN = `
import { writeFileSync } from 'node:fs';
export const tell = {
  name: 'tell-modules',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const first = new Set(chunks.filter(({ isEntry }) => isEntry));
    // A set also gives what is added to it meanwhile.
    for (const { imports } of first) for (const name of imports) first.add(bundle[name]);
    const modules = (some) => some.flatMap(({ moduleIds }) => moduleIds);
    writeFileSync('modules.json', JSON.stringify({ first: modules([...first]), all: modules(chunks) }));
  },
};`;

/** Builds a project that has no configuration of its own with Vite, and gives the modules that are in it. */
export async function viteModules(consumer: Consumer, code: string): Promise<Modules> {
  await consumer.write({
    'tell.js': VITE_PLUGIN,
    'vite.config.js': `import { tell } from './tell.js';\nexport default { base: './', plugins: [tell] };`,
    'index.html': '<!doctype html><script type="module" src="/main.js"></script>',
    'main.js': code,
  });
  await consumer.tool('vite', 'build', '--logLevel', 'warn');
  return JSON.parse(await readFile(join(consumer.folder, 'modules.json'), 'utf8')) as Modules;
}

/** What webpack says of a module, among much else. */
interface WebpackModule {
  readonly nameForCondition?: string;
  readonly chunks?: readonly (string | number)[];
  /** Those that were put together into this one. */
  readonly modules?: readonly WebpackModule[];
}

/** Builds the same with webpack. */
export async function webpackModules(consumer: Consumer, code: string): Promise<Modules> {
  await consumer.write({ 'main.js': code });
  // Which modules are in it does not depend on how small they are made.
  const options = ['--mode', 'production', '--no-optimization-minimize', '--json', 'stats.json'];
  await consumer.tool('webpack', './main.js', ...options);
  const stats = JSON.parse(await readFile(join(consumer.folder, 'stats.json'), 'utf8')) as {
    modules: readonly WebpackModule[];
    chunks: readonly { readonly id: string | number; readonly initial: boolean }[];
  };
  const initial = new Set(stats.chunks.filter((chunk) => chunk.initial).map(({ id }) => id));
  const names = (modules: readonly WebpackModule[]): string[] =>
    modules.flatMap(({ nameForCondition: name, modules: inside = [] }) => [
      ...(name ? [name] : []),
      ...names(inside),
    ]);
  return {
    first: names(stats.modules.filter(({ chunks = [] }) => chunks.some((id) => initial.has(id)))),
    all: names(stats.modules),
  };
}

/** Of a list of modules, those that are of npm packages other than ours, and the elements of ours. */
export function within(modules: readonly string[]): { packages: string[]; elements: string[] } {
  const unique = (found: readonly (string | undefined)[]) =>
    [...new Set(found.filter((each) => each !== undefined))].toSorted();
  const paths = modules.map((path) => path.replaceAll('\\', '/'));
  return {
    packages: unique(
      paths
        .map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
        .filter((name) => name !== 'hallway-elements'),
    ),
    elements: unique(paths.map((path) => /hallway-elements\/dist\/elements\/([^/]+)\//.exec(path)?.[1])),
  };
}
