import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../paths.ts';

/** A text, or its forms by plural category; as in src/i18n. */
export type Text = string | Readonly<Record<string, string>>;
/** Texts by key. */
export type Texts = Readonly<Record<string, Text>>;
/** Texts by the part that they are fetched with. */
export type Parts = Readonly<Record<string, Texts>>;

/** Where languages are that are one file each: `pl.json`, with all texts by key. */
export const TRANSLATIONS = 'translations';
/** The table of how they are fetched, from the root. */
export const TABLE = 'src/i18n/languages.ts';

const HEADER = (source: string) =>
  `/* Generated from ${TRANSLATIONS}/${source} by scripts/texts.ts: change that instead. */\n`;

/** Parts of a language that is written in TypeScript: English, which says what there is to say, or Lithuanian. */
export async function partsOf(language: string): Promise<Parts> {
  const folder = join(root, 'src/i18n', language);
  const parts: Record<string, Texts> = {};
  for (const file of readdirSync(folder).toSorted()) {
    const { texts } = (await import(pathToFileURL(join(folder, file)).href)) as { texts: Texts };
    parts[file.replace('.ts', '')] = texts;
  }
  return parts;
}

/** All texts of all parts. */
export function whole(parts: Parts): Texts {
  return Object.assign({}, ...Object.values(parts)) as Texts;
}

/** Languages that are one file each, by their tag. */
export function translations(folder = join(root, TRANSLATIONS)): Readonly<Record<string, Texts>> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts,
    ]),
  );
}

/**
 * The file of a language as a translator gets it: what is translated already, and the English text for what is not, with
 * all the plural forms that the language has.
 */
export function catalogue(language: string, english: Texts, have: Texts = {}): Texts {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [key, have[key] ?? withForms(language, text)]),
  );
}

function withForms(language: string, text: Text): Text {
  if (typeof text === 'string') return text;
  const type = JSON.stringify(text).includes('{place}') ? 'ordinal' : 'cardinal';
  return Object.fromEntries(
    pluralForms(language, type).map((form) => [form, text[form] ?? text['other'] ?? '']),
  );
}

/** The plural categories of a language by Unicode CLDR, `other` last. */
export function pluralForms(language: string, type: Intl.PluralRuleType = 'cardinal'): readonly string[] {
  const all = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
  const has = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  return all.filter((form) => has.includes(form));
}

/** What is generated for these languages, by path from the root: a file for each part of each, and the table. */
export function generated(
  languages: Readonly<Record<string, Texts>>,
  english: Parts,
): Record<string, string> {
  const files: Record<string, string> = {};
  const rows = Object.entries(languages).map(([language, texts]) => {
    const own = Object.entries(english).map(([part, keys]) => {
      const said = Object.entries(texts).filter(([key, text]) => key in keys && text !== keys[key]);
      files[`src/i18n/${language}/${part}.ts`] =
        `${HEADER(`${language}.json`)}import type { Texts } from '../text.ts';\n\n` +
        `/** \`${language}\` for \`en/${part}.ts\`; what it leaves out is said in English. */\n` +
        `export const texts: Texts = ${JSON.stringify(Object.fromEntries(said))};\n`;
      return `'${part}': () => import('./${language}/${part}.ts')`;
    });
    return `'${language}': { ${own.join(', ')} }`;
  });
  files[TABLE] =
    `${HEADER('*.json')}import type { Loader } from './load.ts';\n\n` +
    `/** How the texts of languages are fetched that are one file each. */\n` +
    `export const LANGUAGES: Readonly<Record<string, Loader>> = { ${rows.join(', ')} };\n`;
  return files;
}
