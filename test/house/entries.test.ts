import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forgotten, unannounced } from '../../scripts/check/entries.ts';
import { sources } from '../../scripts/check/files.ts';
import { root } from '../../scripts/paths.ts';

test('the checks themselves can fail', () => {
  const files = [
    { path: 'src/index.ts', text: `export { A } from './elements/a/a.ts';` },
    { path: 'src/define.ts', text: `import './elements/a/a.define.ts';` },
    { path: 'src/tags.ts', text: `'hallway-a': () => 1` },
    { path: 'README.md', text: '| `<hallway-a>` | an A |' },
  ];
  assert.deepEqual(forgotten(['a'], files), []);
  assert.equal(forgotten(['a', 'b'], files).length, 4);
  const events = ['hallway-a-b', 'hallway-a'].map((name) => ({
    path: '',
    text: `super('${name}', detail);`,
  }));
  const element = { path: '', text: ' * @fires {AEvent} hallway-a-b - It happened.' };
  assert.deepEqual(unannounced(events, [element]), ['hallway-a']);
});

test('no entry, list of tags or README forgets an element', () => {
  const files = [
    ...sources('src'),
    { path: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8') },
  ];
  assert.deepEqual(forgotten(readdirSync(join(root, 'src/elements')), files), []);
});

test('every event is one that some element says it fires', () => {
  assert.deepEqual(unannounced(sources('src/events'), sources('src/elements')), []);
});
