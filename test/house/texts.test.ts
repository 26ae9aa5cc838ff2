import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { sources } from '../../scripts/check/files.ts';
import { missingForms, unusedKeys, wrongTranslation } from '../../scripts/check/texts.ts';
import { ERROR_CODES } from '../../src/contract/error-codes.ts';

const folder = new URL('../../src/i18n/', import.meta.url);
const PARTS = readdirSync(new URL('en', folder)).map((file) => file.replace('.ts', ''));
const LANGUAGES = ['lt'] as const;

async function load(
  language: string,
  part: string,
): Promise<Record<string, string | Record<string, string>>> {
  const module = (await import(`../../src/i18n/${language}/${part}.ts`)) as {
    texts: Record<string, string | Record<string, string>>;
  };
  return module.texts;
}

test('the checks themselves can fail', () => {
  assert.deepEqual(wrongTranslation('lt', { a: '{name}' }, { a: '{vardas}' }).length, 1);
  assert.deepEqual(wrongTranslation('lt', { a: 'A' }, {}), ['lt lacks a']);
  assert.deepEqual(wrongTranslation('lt', {}, { b: 'B' }).length, 1);
  assert.deepEqual(missingForms('lt', 'a', { one: '{count}', other: '{count}' }).length, 2);
  assert.deepEqual(unusedKeys(['a.b', 'a.c', 'error.x'], "t('a.b'); t(`error.${code}`)"), ['a.c']);
});

for (const language of LANGUAGES) {
  for (const part of PARTS) {
    test(`${language}/${part} says all that English says, with the same placeholders`, async () => {
      assert.deepEqual(wrongTranslation(language, await load('en', part), await load(language, part)), []);
    });
  }
}

test('English has the plural forms it needs', async () => {
  for (const part of PARTS) {
    for (const [key, text] of Object.entries(await load('en', part))) {
      assert.deepEqual(missingForms('en', key, text), []);
    }
  }
});

test('every text is used', async () => {
  const code = sources('src')
    .filter(({ path }) => !/^src\/i18n\/(en|lt)\//.test(path))
    .map(({ text }) => text)
    .join('\n');
  const keys = (await Promise.all(PARTS.map((part) => load('en', part)))).flatMap((texts) =>
    Object.keys(texts),
  );
  assert.deepEqual(unusedKeys(keys, code), []);
});

test('every error code has a title and a sentence', async () => {
  const texts = await load('en', 'error');
  const missing = ERROR_CODES.flatMap((code) => [`error.${code}`, `error.${code}.text`]).filter(
    (key) => !(key in texts),
  );
  assert.deepEqual(missing, []);
});
