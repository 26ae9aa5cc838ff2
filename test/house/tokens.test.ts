import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from '../../scripts/check/files.ts';
import { wrongTokens } from '../../scripts/check/tokens.ts';
import { TOKENS } from '../../src/theme/tokens.ts';

test('the check itself can fail', () => {
  const styles = [{ path: 'a.ts', text: 'color: var(--hallway-color-x, red)' }];
  assert.deepEqual(wrongTokens(['--hallway-color-x'], styles), []);
  assert.deepEqual(wrongTokens([], styles).length, 1);
  assert.deepEqual(wrongTokens(['--hallway-color-x', '--hallway-color-y'], styles).length, 1);
});

test('every token that a style reads is documented, and every documented one is read', () => {
  const styles = sources('src').filter(({ path }) => path !== 'src/theme/tokens.ts');
  assert.deepEqual(
    wrongTokens(
      TOKENS.map(({ name }) => name),
      styles,
    ),
    [],
  );
});

test('no public token is declared by an element: a value on an ancestor must win', () => {
  const declaring = sources('src')
    .filter(({ path, text }) => path.endsWith('.styles.ts') && /(^|[;{\s])--hallway-[\w-]+\s*:/m.test(text))
    .map(({ path }) => path);
  assert.deepEqual(declaring, []);
});
