import { existsSync, globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unresolved } from '../../scripts/check/published.ts';
import { expect, test } from './support/fixtures.ts';

test.describe('what npm gets', () => {
  test('publint has nothing to say', async ({ kit }) => {
    const consumer = await kit.empty('publint');
    await consumer.tool('publint', kit.tarball, '--strict');
  });

  test('types are those of the modules (are the types wrong)', async ({ kit }) => {
    const consumer = await kit.empty('attw');
    // The one-tag bundle is for script tags; a manifest and a style sheet have no types.
    const themes = globSync('themes/*.css', { cwd: kit.package });
    const untyped = ['hallway.js', 'custom-elements.json', ...themes];
    await consumer.tool('attw', kit.tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...untyped);
  });

  test('every import resolves, and every script says where its source is', ({ kit }) => {
    expect(unresolved(kit.package)).toEqual([]);
    const scripts = globSync('dist/{*,elements,models,ui}/**/*.js', {
      cwd: kit.package,
      exclude: ['dist/{cdn,_virtual}/**'],
    });
    expect(scripts.length).toBeGreaterThan(100);
    const withoutMap = scripts.filter((file) => !existsSync(join(kit.package, `${file}.map`)));
    expect(withoutMap).toEqual([]);
  });

  test('nothing but what was built, its licence and its words', ({ kit }) => {
    const folders = globSync('*', { cwd: kit.package }).toSorted();
    expect(folders).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'custom-elements.json',
        'dist',
        'package.json',
        'themes',
      ].filter(
        // Changesets write the first one with the first release.
        (name) => name !== 'CHANGELOG.md' || existsSync(join(kit.package, name)),
      ),
    );
  });

  test('editors learn of every tag, its attributes and its events', ({ kit }) => {
    const read = (file: string) => JSON.parse(readFileSync(join(kit.package, file), 'utf8'));
    const tags = elementsOf(kit.package).map((name) => `hallway-${name}`);
    const { tags: vsCode } = read('dist/vscode.html-custom-data.json') as { tags: Named[] };
    expect(vsCode.map(({ name }) => name).toSorted()).toEqual(tags);
    const { 'web-types': webTypes } = read('package.json') as { 'web-types': string };
    const { html } = (read(webTypes) as { contributions: { html: { elements: Tag[] } } }).contributions;
    expect(html.elements.map(({ name }) => name).toSorted()).toEqual(tags);
    const card = html.elements.find(({ name }) => name === 'hallway-club-card');
    expect(card?.attributes.map(({ name }) => name)).toContain('variant');
    expect(card?.events.map(({ name }) => name)).toContain('hallway-club-followed');
  });

  test('a server may import each element and each registration, and nothing happens', async ({ kit }) => {
    const consumer = await kit.empty('node');
    const names = elementsOf(kit.package).flatMap((name) => [name, `${name}/define`]);
    // Each in a process of its own: what one import brings must not be what another one needs.
    for (const name of [...names, 'define', 'react', 'vue']) {
      await writeFile(join(consumer.folder, 'import.js'), `import 'hallway-elements/${name}';`);
      await consumer.node('import.js');
    }
  });
});

interface Named {
  readonly name: string;
}

interface Tag extends Named {
  readonly attributes: readonly Named[];
  readonly events: readonly Named[];
}

/** Names of the elements in a package, sorted as their tags are. */
function elementsOf(folder: string): string[] {
  return globSync('dist/elements/*/*.define.js', { cwd: folder })
    .map((file) => file.split('/').slice(-2))
    .filter(([name, file]) => file === `${name}.define.js`)
    .map(([name]) => name!)
    .toSorted((a, b) => (`hallway-${a}` < `hallway-${b}` ? -1 : 1));
}
