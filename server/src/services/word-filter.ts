/** Marks over letters, and characters that nobody sees: neither makes another word of a word. */
const MARKS = /[\p{M}\p{Cf}]/gu;

/**
 * Whether a text holds one of these words, in whatever case, with or without accents, in whatever width. A word of several
 * parts is looked for as they stand one after another; one that ends in `*` also as the beginning of a longer word.
 */
export function holdsWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const said = ` ${parts(text).join(' ')} `;
  return words.some((word) => {
    const sought = parts(word).join(' ');
    // Of nothing but signs there is nothing to find.
    return sought !== '' && said.includes(` ${sought}${word.endsWith('*') ? '' : ' '}`);
  });
}

function parts(text: string): string[] {
  const plain = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}
