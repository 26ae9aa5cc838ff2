import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unresolved } from '../../scripts/check/published.ts';
import { root } from '../../scripts/paths.ts';

test('the check itself can fail', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-published-'));
  context.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'dist'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const exports = { '.': { types: './dist/a.d.ts', default: './dist/a.js' }, './b': './dist/gone.js' };
  write('package.json', JSON.stringify({ exports, dependencies: { lit: '1', '@x/y': '1' } }));
  write(
    'dist/a.js',
    `import { a } from "lit"; import "@x/y/z.js"; import "./b.js"; import("leaked/helper");`,
  );
  write('dist/b.js', '');
  write('dist/a.d.ts', `export * from './b.js'; type A = import("lit-html").B;`);
  assert.deepEqual(unresolved(folder).toSorted(), [
    'dist/a.d.ts imports ./b.js, which cannot be found',
    'dist/a.d.ts imports lit-html, which cannot be found',
    'dist/a.js imports leaked/helper, which cannot be found',
    'package.json exports dist/gone.js, which is not there',
  ]);
});

test('what npm gets can be imported', () => {
  execFileSync(process.execPath, ['scripts/build.ts', 'lib'], { cwd: root, stdio: 'pipe' });
  assert.deepEqual(unresolved(root), []);
});
