import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ELEMENTS_PAGE,
  elementsOf,
  elementsPage,
  THEMING_PAGE,
  withTokens,
} from '../../scripts/build/docs.ts';
import { manifestCommitted } from '../../scripts/build/manifest.ts';
import { missingSurface, undocumentedSurface } from '../../scripts/check/surface.ts';
import { root } from '../../scripts/paths.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the checks themselves can fail', () => {
  const manifest = JSON.stringify({
    modules: [
      {
        declarations: [
          { tagName: 'hallway-a', cssParts: [{ name: 'x' }, { name: 'y' }], slots: [{ name: '' }] },
        ],
      },
    ],
  });
  const seen = new Set(['hallway-a::part(x)', 'hallway-a::part(z)', 'hallway-a::part(y) passed on']);
  assert.deepEqual(missingSurface(manifest, seen), ['hallway-a slot ']);
  assert.deepEqual(undocumentedSurface(manifest, seen), ['hallway-a::part(z)']);
  assert.notEqual(withTokens('<!-- tokens: generated -->\n\n<!-- /tokens -->'), '');
});

test('docs/ has the elements and tokens of now (else: node scripts/build.ts analyze)', () => {
  assert.equal(read(ELEMENTS_PAGE), elementsPage(elementsOf(manifestCommitted())));
  const theming = read(THEMING_PAGE);
  assert.match(theming, /`--hallway-color-accent`/);
  assert.equal(theming, withTokens(theming));
});

test('each element says what it is, and so does each part, slot, state, attribute and event', () => {
  const silent = elementsOf(manifestCommitted()).flatMap((element) => {
    const { tagName, attributes = [], slots = [], cssParts = [], cssStates = [], events = [] } = element;
    const named = [...attributes, ...slots, ...cssParts, ...cssStates, ...events].filter(
      ({ name }) => name !== undefined,
    );
    const without = named.filter(({ description }) => !description?.trim());
    return [
      ...(element.description?.trim() ? [] : [tagName]),
      ...without.map(({ name }) => `${tagName} ${name}`),
    ];
  });
  assert.deepEqual(silent, []);
});
