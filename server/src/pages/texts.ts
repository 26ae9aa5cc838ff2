import { parseAccept } from 'hono/utils/accept';

/** Languages that pages are written in. */
export const LANGUAGES = ['en', 'lt'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

const EN = {
  live: 'Live now',
  starts: 'Starts {when}',
  ended: 'Ended {when}',
  cancelled: 'Cancelled',
  onStage: 'On stage: {names}',
  liveIn: 'Live now: {title}',
  next: 'Next: {title}, {when}',
  followers: { one: '{count} follower', other: '{count} followers' },
  members: { one: '{count} member', other: '{count} members' },
  noScript: 'JavaScript is switched off. With it, you can listen and follow here.',
  missing: 'There is nothing here',
  missingMore: 'The address may be mistyped, or what was here is gone.',
  failed: 'That did not work',
  failedMore: 'Try again in a moment.',
  sandboxed:
    'The page around this frame shuts it off from its own server, so nothing can be played or followed here.',
  unkept:
    'Your browser keeps nothing for this frame. After a reload you are a new guest here, and what you follow is forgotten.',
  open: 'Open it on its own page',
  frameTitle: '{title} – Hallway',
};

/** Texts of a page; those with a count have a form for each plural category of their language. */
export type PageTexts = {
  readonly [Key in keyof typeof EN]: (typeof EN)[Key] extends string
    ? string
    : Readonly<Record<string, string>>;
};

const LT: PageTexts = {
  live: 'Vyksta dabar',
  starts: 'Prasidės {when}',
  ended: 'Baigėsi {when}',
  cancelled: 'Atšaukta',
  onStage: 'Scenoje: {names}',
  liveIn: 'Vyksta dabar: {title}',
  next: 'Netrukus: {title}, {when}',
  followers: {
    one: '{count} sekėjas',
    few: '{count} sekėjai',
    many: '{count} sekėjo',
    other: '{count} sekėjų',
  },
  members: {
    one: '{count} narys',
    few: '{count} nariai',
    many: '{count} nario',
    other: '{count} narių',
  },
  noScript: '„JavaScript“ išjungtas. Jį įjungę, galėsite čia klausytis ir sekti.',
  missing: 'Čia nieko nėra',
  missingMore: 'Galbūt adresas įvestas su klaida arba tai, kas čia buvo, pašalinta.',
  failed: 'Nepavyko',
  failedMore: 'Netrukus bandykite dar kartą.',
  sandboxed:
    'Puslapis, kuriame yra šis langelis, neleidžia jam susisiekti su savo serveriu, todėl čia nieko negalima nei klausytis, nei sekti.',
  unkept:
    'Jūsų naršyklė šiam langeliui nieko neįsimena. Įkėlę puslapį iš naujo, čia būsite naujas svečias, o tai, ką sekate, bus pamiršta.',
  open: 'Atverti atskirame puslapyje',
  frameTitle: '{title} – „Hallway“',
};

const TEXTS: Readonly<Record<Language, PageTexts>> = { en: EN, lt: LT };

/** What a page says, and how it writes numbers, names and times. */
export class PageSpeech {
  readonly language: Language;
  readonly texts: PageTexts;

  constructor(language: Language) {
    this.language = language;
    this.texts = TEXTS[language];
  }

  /** A text with what stands for `{…}` in it. */
  say(key: keyof PageTexts, values: Readonly<Record<string, string>> = {}): string {
    const text = this.texts[key];
    return typeof text === 'string' ? fill(text, values) : '';
  }

  /** A text that counts. */
  count(key: 'followers' | 'members', count: number): string {
    const forms = this.texts[key];
    const form = forms[new Intl.PluralRules(this.language).select(count)] ?? forms['other'] ?? '';
    return fill(form, { count: new Intl.NumberFormat(this.language).format(count) });
  }

  /** A moment, in UTC: where the reader is only their browser knows. */
  moment(iso: string): string {
    const format = new Intl.DateTimeFormat(this.language, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    });
    return format.format(new Date(iso));
  }

  /** Several names as one part of a sentence. */
  names(names: readonly string[]): string {
    return new Intl.ListFormat(this.language).format(names);
  }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}

/**
 * The language of a page: the one asked for, else the first that the reader's browser prefers and we have, else the
 * one of what is shown.
 * @param accepted what the browser sent as `Accept-Language`
 */
export function languageFor(
  asked: string | undefined,
  accepted: string | undefined,
  shown: string | null | undefined,
): Language {
  const preferred = accepted ? parseAccept(accepted).toSorted((a, b) => b.q - a.q) : [];
  const wanted = [asked ?? '', ...preferred.filter(({ q }) => q > 0).map(({ type }) => type), shown ?? ''];
  for (const tag of wanted) {
    const language = LANGUAGES.find((one) => one === tag.slice(0, 2).toLowerCase());
    if (language) return language;
  }
  return 'en';
}
