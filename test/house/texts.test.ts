import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sources } from '../../scripts/check/files.ts';
import { missingForms, unusedKeys, wrongTranslation } from '../../scripts/check/texts.ts';
import { root } from '../../scripts/paths.ts';
import {
  catalogue,
  generated,
  partsOf,
  TABLE,
  TRANSLATIONS,
  translations,
  whole,
} from '../../scripts/texts/catalogue.ts';
import { tool } from '../../scripts/tools.ts';
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
    .filter(({ path }) => !/^src\/i18n\/\w+\//.test(path))
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

for (const [language, texts] of Object.entries(translations())) {
  test(`${TRANSLATIONS}/${language}.json fits: placeholders, plural forms, keys`, async (context) => {
    const complaints = wrongTranslation(language, whole(await partsOf('en')), texts);
    const lacks = (complaint: string) => / lacks \S+$/.test(complaint);
    // These are said in English until somebody who speaks the language comes by.
    complaints.filter(lacks).forEach((complaint) => context.diagnostic(complaint));
    assert.deepEqual(
      complaints.filter((complaint) => !lacks(complaint)),
      [],
    );
  });
}

test('what is generated from translations/ is up to date: node scripts/texts.ts', async () => {
  const formatted = (path: string, input: string) =>
    execFileSync(process.execPath, [tool('oxfmt'), '--stdin-filepath', path], {
      cwd: root,
      input,
      encoding: 'utf8',
    });
  for (const [path, text] of Object.entries(generated(translations(), await partsOf('en')))) {
    assert.equal(readFileSync(join(root, path), 'utf8'), formatted(path, text), path);
  }
});

test('a new language begins with all texts, in the plural forms that it has, and one file is all it takes', async () => {
  const parts = await partsOf('en');
  const begun = catalogue('pl', whole(parts), { 'card.listen': 'Słuchaj' });
  assert.deepEqual(Object.keys(begun), Object.keys(whole(parts)));
  assert.equal(begun['card.listen'], 'Słuchaj');
  assert.deepEqual(Object.keys(begun['card.listeners'] ?? {}), ['one', 'few', 'many', 'other']);
  assert.deepEqual(wrongTranslation('pl', whole(parts), begun), []);

  const files = generated({ pl: begun }, parts);
  assert.equal(Object.keys(files).length, PARTS.length + 1);
  assert.match(files['src/i18n/pl/card.ts'] ?? '', /"card.listen":"Słuchaj"/);
  assert.doesNotMatch(
    files['src/i18n/pl/card.ts'] ?? '',
    /card.onStage/,
    'what is still English is left out',
  );
  assert.match(files[TABLE] ?? '', /'pl': \{ 'card': \(\) => import\('\.\/pl\/card\.ts'\)/);
});
