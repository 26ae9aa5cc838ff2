/**
 * Languages that are one file each, `translations/xx.json`; docs/translate.md says how to write one.
 *
 *     node scripts/texts.ts pl     begins translations/pl.json, or adds to it what is new
 *     node scripts/texts.ts        writes what the build needs of all of them; a test fails where it is behind
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wrongTranslation } from './check/texts.ts';
import { root } from './paths.ts';
import { catalogue, generated, partsOf, TRANSLATIONS, translations, whole } from './texts/catalogue.ts';
import { tool } from './tools.ts';

const english = await partsOf('en');
const [language] = process.argv.slice(2);
if (language) begin(language);
write();

/** Writes the file that a translator then changes. */
function begin(tag: string): void {
  const [known] = Intl.PluralRules.supportedLocalesOf([tag]);
  if (!/^[a-z]{2,3}$/.test(tag) || !known) {
    console.error(`"${tag}" is no language that browsers know, such as "pl" (without a region).`);
    process.exit(2);
  }
  if (existsSync(join(root, 'src/i18n', tag)) && !(tag in translations())) {
    console.error(`"${tag}" is in src/i18n/${tag}/ already.`);
    process.exit(2);
  }
  const path = `${TRANSLATIONS}/${tag}.json`;
  const texts = catalogue(tag, whole(english), translations()[tag]);
  writeFileSync(join(root, path), `${JSON.stringify(texts, null, 2)}\n`);
  console.log(`${path}: ${Object.keys(texts).length} texts`);
}

/** Writes the files of the build and says what each language lacks. */
function write(): void {
  const languages = translations();
  const files = generated(languages, english);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync(process.execPath, [tool('oxfmt'), ...Object.keys(files)], { cwd: root, stdio: 'inherit' });
  for (const [tag, texts] of Object.entries(languages)) {
    const complaints = wrongTranslation(tag, whole(english), texts);
    const same = Object.entries(whole(english)).filter(([key, text]) => texts[key] === text);
    console.log(`${tag}: ${same.length} texts are still as in English.`);
    for (const complaint of complaints) console.log(`  ${complaint}`);
  }
}
