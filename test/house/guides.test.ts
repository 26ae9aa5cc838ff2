import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { elementsOf } from '../../scripts/build/docs.ts';
import { manifestCommitted } from '../../scripts/build/manifest.ts';
import { projectFiles } from '../../scripts/check/files.ts';
import { type Names, wrongNames } from '../../scripts/check/guides.ts';
import { root } from '../../scripts/paths.ts';
import { TOKENS } from '../../src/theme/tokens.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const GUIDES = [
  'embed',
  'theming',
  'translate',
  'own-backend',
  'own-livekit',
  'production',
  'upgrade',
  'troubleshooting',
].map((name) => `docs/${name}.md`);

const packageJson = JSON.parse(read('package.json')) as { exports: Record<string, unknown> };
const names: Names = {
  elements: elementsOf(manifestCommitted()),
  tokens: TOKENS.map(({ name }) => name),
  entries: Object.keys(packageJson.exports),
  exports: [...read('src/index.ts').matchAll(/[\w]+(?=\s*[,}])/g)].map(([name]) => name),
  variables: [
    ...[...read('server/src/config/variables.ts').matchAll(/\b(?:HALLWAY|LIVEKIT)_[A-Z_]+/g)].map(
      ([name]) => name,
    ),
    // Of the repository's own scripts.
    ...[...read('CONTRIBUTING.md').matchAll(/\b(?:HALLWAY|LIVEKIT)_[A-Z_]+/g)].map(([name]) => name),
  ],
  files: new Set(projectFiles()),
};

test('the check itself can fail', () => {
  const text = `<hallway-none></hallway-none> <hallway-room rooms="x"></hallway-room>
    hallway-room::part(nose) --hallway-color-nose data-nose="" HALLWAY_NOSE [a](nose.md)
    import { nose } from 'hallway-elements'; import 'hallway-elements/nose'; addEventListener('hallway-nose'`;
  const wrong = wrongNames({ path: 'docs/a.md', text }, names);
  assert.equal(wrong.length, 10, wrong.join('\n'));
  const right = `<hallway-room room="x" theme="site"></hallway-room> hallway-room::part(card) [a](theming.md)
    --hallway-color-accent HALLWAY_ORIGINS import { configure } from 'hallway-elements';`;
  assert.deepEqual(wrongNames({ path: 'docs/a.md', text: right }, names), []);
});

for (const path of [...GUIDES, 'README.md', 'server/README.md']) {
  test(`${path} names nothing that is not there`, () => {
    assert.deepEqual(wrongNames({ path, text: read(path) }, names), []);
  });
}

test('the README leads to each guide, and each is one page', () => {
  const readme = read('README.md');
  for (const path of GUIDES) {
    assert.ok(readme.includes(`](${path})`), path);
    const own = read(path).replace(/<!-- tokens[^]*<!-- \/tokens -->/, '');
    assert.ok(own.split('\n').length < 100, `${path} is longer than a page`);
  }
});
