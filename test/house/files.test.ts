import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFiles, sources } from '../../scripts/check/files.ts';
import { root } from '../../scripts/paths.ts';

const MOST_LINES = 250;

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const long = sources('src', 'server/src', 'scripts', 'stories')
    .filter(({ path }) => !/\/(api|generated[^/]*)\.ts$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  assert.deepEqual(long, []);
});

test('only define files, define.ts and the one guard register elements', () => {
  const registering = sources('src')
    .filter(({ text }) => /customElements\s*\.\s*define\s*\(/.test(text))
    .map(({ path }) => path);
  assert.deepEqual(registering, ['src/ui/define.ts']);
});

test('no file names a place of one machine', () => {
  // Brackets around a letter, so that this line does not find itself.
  const places = /[^\w.](?:[/]home\/\w+\/|[/]root\/|[/]work\/)|\b[C]:\\Users/;
  const named = projectFiles()
    .filter((path) => /\.(ts|mjs|js|json|md|html|css|sql|ya?ml)$|^\.ci\//.test(path))
    .filter((path) => places.test(readFileSync(join(root, path), 'utf8')));
  assert.deepEqual(named, []);
});

test('lock files take packages from where the user’s npm is set to take them', () => {
  const locks = projectFiles().filter((path) => /(^|\/)package-lock\.json$/.test(path));
  assert.ok(locks.includes('package-lock.json'));
  const packages = locks.flatMap((path) => {
    const lock = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
      packages: Record<string, { resolved?: string }>;
    };
    return Object.values(lock.packages);
  });
  const hosts = packages.flatMap(({ resolved }) =>
    resolved?.startsWith('http') ? [new URL(resolved).host] : [],
  );
  assert.deepEqual(
    [...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org'),
    [],
  );
});
