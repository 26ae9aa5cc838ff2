import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';

/** Writes which modules are in which chunk of a build, by what the bundler itself says. */
const VITE_PLUGIN = `
import { writeFileSync } from 'node:fs';
export const tell = {
  name: 'tell-modules',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    writeFileSync('modules.json', JSON.stringify(chunks.flatMap(({ moduleIds }) => moduleIds)));
  },
};`;

/** Builds a project that has no configuration of its own with Vite, and gives the modules that are in it. */
export async function viteModules(consumer: Consumer, code: string): Promise<string[]> {
  const write = (file: string, text: string) => writeFile(join(consumer.folder, file), text);
  await write('tell.js', VITE_PLUGIN);
  await write(
    'vite.config.js',
    `import { tell } from './tell.js';\nexport default { base: './', plugins: [tell] };`,
  );
  await write('index.html', '<!doctype html><script type="module" src="/main.js"></script>');
  await write('main.js', code);
  await consumer.tool('vite', 'build', '--logLevel', 'warn');
  return JSON.parse(await readFile(join(consumer.folder, 'modules.json'), 'utf8')) as string[];
}

/** What webpack says of its modules, among much else. */
interface Stats {
  readonly modules: readonly { readonly nameForCondition?: string; readonly modules?: Stats['modules'] }[];
}

/** Builds the same with webpack. */
export async function webpackModules(consumer: Consumer, code: string): Promise<string[]> {
  await writeFile(join(consumer.folder, 'main.js'), code);
  await consumer.tool('webpack', './main.js', '--mode', 'production', '--json', 'stats.json');
  const stats = JSON.parse(await readFile(join(consumer.folder, 'stats.json'), 'utf8')) as Stats;
  const names = (modules: Stats['modules']): string[] =>
    modules.flatMap(({ nameForCondition, modules: inside }) => [
      ...(nameForCondition ? [nameForCondition] : []),
      ...(inside ? names(inside) : []),
    ]);
  return names(stats.modules);
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
