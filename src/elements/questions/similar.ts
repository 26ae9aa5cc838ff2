import type { Question } from '../../contract/types.ts';

/** Words shorter than this are in every question. */
const WORD = 4;
/** So many of its words must be in the other one too, and at least so many. */
const SHARE = 0.5;
const LEAST = 2;
const SHOWN = 2;

/** The open questions that say much the same as a text, the most alike first. */
export function similarTo(text: string, questions: readonly Question[]): Question[] {
  const sought = stems(text);
  if (sought.size < LEAST) return [];
  return questions
    .map((question) => ({ question, alike: common(sought, stems(question.text)) }))
    .filter(
      ({ question, alike }) => question.state === 'open' && alike >= Math.max(LEAST, sought.size * SHARE),
    )
    .toSorted((one, two) => two.alike - one.alike)
    .slice(0, SHOWN)
    .map(({ question }) => question);
}

/** Beginnings of the longer words: ends change with case and number. */
function stems(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= WORD).map((word) => word.slice(0, WORD + 1)));
}

function common(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  return [...one].filter((word) => two.has(word)).length;
}
