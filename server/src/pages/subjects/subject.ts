import type { Kind } from '../addresses.ts';
import type { PageSpeech } from '../texts.ts';

/** What a page is about, before it is known in which language it is read. */
export interface Subject {
  readonly kind: Kind;
  /** As it stands in the one right address. */
  readonly name: string;
  /** As elements name it: a person's id, else the name. */
  readonly id: string;
  readonly title: string;
  /** The line above the title. */
  readonly above: string | null;
  /** What its owner wrote about it. */
  readonly description: string | null;
  /** BCP 47 tag of title and description. */
  readonly language: string | null;
  readonly pictureUrl: string | null;
  /** What holds of it now, a line each. */
  readonly facts: (speech: PageSpeech) => readonly Fact[];
  /** For schema.org, with the address of any page by its kind and name. */
  readonly data: (address: (kind: Kind, name: string) => string) => Readonly<Record<string, unknown>>;
}

/** One line; with a moment where it tells of one. */
export interface Fact {
  readonly text: string;
  /** ISO 8601. */
  readonly at?: string | null;
}

/** One line that stands for all of it where there is room for one only. */
export function summary(subject: Subject, speech: PageSpeech): string {
  const text =
    subject.description ??
    subject
      .facts(speech)
      .map(({ text }) => text)
      .join(' · ');
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);
  return letters.length > SUMMARY_MAX
    ? `${letters
        .slice(0, SUMMARY_MAX - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** As much of a description as previews show. */
const SUMMARY_MAX = 200;

/** Leaves out what is not known: schema.org has no null. */
export function known(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value)),
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
