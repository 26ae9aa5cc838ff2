import type { Text, Texts } from '../src/i18n/text.ts';

declare global {
  interface ImportMeta {
    /** Vite's: all modules that a pattern matches. */
    glob<Module>(pattern: string, options: { eager: true }): Record<string, Module>;
  }
}

/** The tag of the pseudo-locale, as Unicode CLDR names the one that runs from right to left. */
export const PSEUDO = 'ar-XB';

const MODULES = import.meta.glob<{ texts: Texts }>('../src/i18n/en/*.ts', { eager: true });
const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'û',
  c: 'ç',
  n: 'ñ',
  y: 'ý',
};

/**
 * English as a language of its own, to see what no translation would reach: each text is between ⟦ and ⟧, with accents, and
 * longer by half, as texts of other languages are.
 */
export function pseudoTexts(): Texts {
  const english = Object.assign({}, ...Object.values(MODULES).map(({ texts }) => texts)) as Texts;
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)]));
}

function pseudo(text: Text): Text {
  // `other` alone will do: it stands in for all forms that a language has besides.
  const plain = typeof text === 'string' ? text : text.other;
  const accented = plain.replace(/\{\w+\}|[a-z]/g, (sign) => ACCENTS[sign] ?? sign);
  const more = 'ëxtrá wörds '.repeat(Math.ceil(plain.length / 2 / 12)).slice(0, Math.ceil(plain.length / 2));
  const longer = `⟦${accented}${plain.length > 3 ? ` ${more.trim()}` : ''}⟧`;
  return typeof text === 'string' ? longer : { other: longer };
}
