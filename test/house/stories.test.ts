import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('each tag has a playground', () => {
  const { modules } = JSON.parse(read('custom-elements.json')) as {
    modules: { declarations?: { tagName?: string }[] }[];
  };
  const tags = modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ tagName }) => tagName ?? []),
  );
  assert.ok(tags.length > 10);
  const there = read('stories/playground.stories.ts');
  // What only holds others has nothing to show.
  const missing = tags.filter((tag) => tag !== 'hallway-provider' && !there.includes(`playground('${tag}'`));
  assert.deepEqual(missing, []);
});
