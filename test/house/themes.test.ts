import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { elementsOf } from '../../scripts/build/docs.ts';
import { manifestCommitted } from '../../scripts/build/manifest.ts';
import { root } from '../../scripts/paths.ts';
import { TOKENS } from '../../src/theme/tokens.ts';

type Look = Readonly<Record<string, string>>;
const THEMES = ['paper', 'night', 'poster'] as const;
const declared = (name: string): Look => {
  const css = readFileSync(join(root, `themes/${name}.css`), 'utf8');
  return Object.fromEntries(
    [...css.matchAll(/(--hallway-[\w-]+): ([^;]+);/g)].map(([, token = '', value = '']) => [token, value]),
  );
};
const browser = (file: string) => import(join(root, 'server/src/pages/browser', file)) as Promise<unknown>;

test('themes set tokens that there are, and look nothing alike', () => {
  const known = new Set<string>(TOKENS.map(({ name }) => name));
  for (const name of THEMES) {
    const tokens = Object.keys(declared(name));
    assert.ok(tokens.length >= 10, name);
    assert.deepEqual(
      tokens.filter((token) => !known.has(token)),
      [],
    );
  }
  for (const token of [
    '--hallway-color-accent',
    '--hallway-color-surface',
    '--hallway-font-family',
    '--hallway-radius-m',
  ]) {
    assert.equal(new Set(THEMES.map((name) => declared(name)[token])).size, THEMES.length, token);
  }
});

test('the builder has the same themes', async () => {
  const { LOOKS } = (await browser('builder-looks.js')) as { LOOKS: Record<string, Look> };
  for (const name of THEMES) assert.deepEqual(LOOKS[name], declared(name));
});

test('the builder makes tags, attributes and imports that there are', async () => {
  const { WIDGETS } = (await browser('builder-code.js')) as {
    WIDGETS: Record<string, { tag: string; entry: string; attribute: string }>;
  };
  const elements = elementsOf(manifestCommitted());
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  assert.equal(Object.keys(WIDGETS).length, 5);
  for (const { tag, entry, attribute } of Object.values(WIDGETS)) {
    const element = elements.find(({ tagName }) => tagName === tag);
    assert.ok(
      element?.attributes?.some(({ name }) => name === attribute),
      `${attribute} of ${tag}`,
    );
    assert.ok(`./${entry}/define` in exports, entry);
  }
});
