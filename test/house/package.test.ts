import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { published } from '../../scripts/build/declarations.ts';
import { manifestCommitted, manifestOfSources } from '../../scripts/build/manifest.ts';
import { sources } from '../../scripts/check/files.ts';
import { droppedRegistrations, missingExports, type PackageJson } from '../../scripts/check/package.ts';
import { root } from '../../scripts/paths.ts';

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

test('the checks themselves can fail', () => {
  assert.equal(missingExports({ exports: {}, sideEffects: [] }, ['room']).length, 2);
  const types = { types: './dist/elements/room/room.d.ts', default: './dist/elements/room/other.js' };
  assert.equal(missingExports({ exports: { './room': types }, sideEffects: [] }, ['room']).length, 2);
  const sideEffects = ['./src/**/*.define.ts'];
  const files = ['src/elements/room/room.define.ts', 'src/define.ts', 'src/a.define.ts'];
  assert.deepEqual(droppedRegistrations({ exports: {}, sideEffects }, files), ['src/define.ts']);
});

test('each element can be imported, as its class and registered', () => {
  assert.deepEqual(missingExports(packageJson, readdirSync(join(root, 'src/elements'))), []);
});

test('no bundler drops a registration, from the sources or from what is published', () => {
  const registering = sources('src')
    .map(({ path }) => path)
    .filter((path) => /(^src\/(define|cdn)|\.define)\.ts$/.test(path) && path !== 'src/ui/define.ts');
  const built = registering
    .filter((path) => path !== 'src/cdn.ts')
    .map((path) => path.replace(/^src\/(.*)\.ts$/, 'dist/$1.js'));
  assert.ok(registering.length > 6, 'the files were found');
  assert.deepEqual(droppedRegistrations(packageJson, [...registering, ...built]), []);
});

test('declarations import the files that lie beside them', () => {
  const source = `import { a } from './a.ts';\nexport * from "../b.ts";\ntype C = import('./c.ts').C; // see d.ts`;
  const wanted = `import { a } from './a.js';\nexport * from "../b.js";\ntype C = import('./c.js').C; // see d.ts`;
  assert.equal(published(source), wanted);
});

test('custom-elements.json says what the sources say (else: node scripts/build.ts analyze)', async () => {
  assert.equal(manifestCommitted(), await manifestOfSources());
});
