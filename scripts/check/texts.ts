import { pluralForms, type Text, type Texts } from '../texts/catalogue.ts';

/** What a translation lacks beside English, has too much, or says with other placeholders. */
export function wrongTranslation(language: string, english: Texts, translated: Texts): string[] {
  const complaints: string[] = [];
  for (const key of Object.keys(english))
    if (!(key in translated)) complaints.push(`${language} lacks ${key}`);
  for (const key of Object.keys(translated))
    if (!(key in english)) complaints.push(`${language} has ${key}, English not`);
  for (const [key, text] of Object.entries(translated)) {
    const original = english[key];
    if (original === undefined) continue;
    const [ours, theirs] = [placeholders(text), placeholders(original)];
    if (ours !== theirs)
      complaints.push(`${language} ${key} has placeholders ${ours || 'none'}, English ${theirs || 'none'}`);
    complaints.push(...missingForms(language, key, text));
  }
  return complaints;
}

/** Plural forms that a language needs and a text with a count does not have. */
export function missingForms(language: string, key: string, text: Text): string[] {
  if (typeof text === 'string' || !placeholders(text).includes('count')) return [];
  return pluralForms(language)
    .filter((category) => !(category in text))
    .map((category) => `${language} ${key} lacks the form "${category}"`);
}

function placeholders(text: Text): string {
  const forms = typeof text === 'string' ? [text] : Object.values(text);
  const names = forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
  return [...new Set(names)].toSorted().join(', ');
}

/**
 * Keys that no source names: neither whole nor as the fixed part of a key put together (`error.${code}`).
 * @param code - All sources except the texts themselves, joined.
 */
export function unusedKeys(keys: readonly string[], code: string): string[] {
  const prefixes = [...code.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map((match) => match[1]!);
  const built = [...code.matchAll(/`([a-z]\w*\.)\$\{[^`]*`/g)].map((match) => match[1]!);
  return keys.filter(
    (key) => !code.includes(`'${key}'`) && ![...prefixes, ...built].some((prefix) => key.startsWith(prefix)),
  );
}
