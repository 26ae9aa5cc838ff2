import { LANGUAGES } from './languages.ts';
import { fetched, languageIn, ours, shared, type TextPart, type Texts, textsChanged } from './text.ts';

/** How the parts of a language are fetched. */
export type Loader = Partial<Record<TextPart, () => Promise<{ readonly texts: Texts }>>>;

/**
 * How parts are fetched, by language. What only few visitors need is not named here but by `late-texts.ts`, which comes with
 * the elements that show it: each name counts in the first file of a page.
 */
export const LOADERS: Readonly<Record<string, Loader>> = {
  ...LANGUAGES,
  // English cards bring their texts with them (`haveTexts`).
  en: {
    invite: () => import('./en/invite.ts'),
    form: () => import('./en/form.ts'),
    state: () => import('./en/state.ts'),
    error: () => import('./en/error.ts'),
    hallway: () => import('./en/hallway.ts'),
    room: () => import('./en/room.ts'),
    contact: () => import('./en/contact.ts'),
    inbox: () => import('./en/inbox.ts'),
    replay: () => import('./en/replay.ts'),
    schedule: () => import('./en/schedule.ts'),
    questions: () => import('./en/questions.ts'),
  },
  lt: {
    card: () => import('./lt/card.ts'),
    club: () => import('./lt/club.ts'),
    'club-more': () => import('./lt/club-more.ts'),
    invite: () => import('./lt/invite.ts'),
    form: () => import('./lt/form.ts'),
    state: () => import('./lt/state.ts'),
    error: () => import('./lt/error.ts'),
    hallway: () => import('./lt/hallway.ts'),
    room: () => import('./lt/room.ts'),
    person: () => import('./lt/person.ts'),
    contact: () => import('./lt/contact.ts'),
    inbox: () => import('./lt/inbox.ts'),
    share: () => import('./lt/share.ts'),
    replay: () => import('./lt/replay.ts'),
    schedule: () => import('./lt/schedule.ts'),
    questions: () => import('./lt/questions.ts'),
  },
};

const pending = new Map<string, Promise<void>>();

/**
 * Fetches parts of the texts for a `lang` of the page, and in English, which fills gaps. Never rejects: where the
 * network is down, texts are missing (a key is shown in English or, at worst, as itself) and the next call asks again.
 * Resolves with the tag to write them by.
 */
export async function loadTexts(lang: string, parts: readonly TextPart[]): Promise<string> {
  const locale = localeOf(lang);
  shared.settings.locales.set(lang, locale);
  const languages = [...new Set([languageIn(locale), 'en'])];
  await Promise.all(languages.flatMap((language) => parts.map((part) => loadOne(language, part))));
  return locale;
}

/**
 * Adds texts of the site's own, or replaces ours: for one language, which may be one that we do not have. What they leave
 * out is said in English.
 */
export function overrideTexts(language: string, texts: Texts): void {
  const { settings } = shared;
  const key = languageIn(language.toLowerCase());
  const more = { ...settings.texts, [key]: { ...settings.texts?.[key], ...texts } };
  shared.settings = { ...settings, texts: more, locales: new Map() };
  textsChanged();
}

/**
 * The tag to write a text, its numbers and its dates by: the one asked for where there are texts in its language, else
 * English. What is no BCP 47 tag at all (`en_US` is a common slip) must not throw in `Intl`.
 */
function localeOf(lang: string): string {
  const tag = lang.replace('_', '-');
  const language = languageIn(tag).toLowerCase();
  if (![LOADERS, shared.settings.texts ?? {}].some((known) => Object.hasOwn(known, language))) return 'en';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? language;
  } catch {
    return language;
  }
}

function loadOne(language: string, part: TextPart): Promise<void> {
  const id = `${language}.${part}`;
  if (fetched.has(id)) return Promise.resolve();
  let loading = pending.get(id);
  if (!loading) {
    loading = fetchTexts(language, part)
      .then(
        () => void fetched.add(id),
        // What is missing is shown in English, or loads with the next call.
        () => undefined,
      )
      .finally(() => {
        pending.delete(id);
        textsChanged();
      });
    pending.set(id, loading);
  }
  return loading;
}

async function fetchTexts(language: string, part: TextPart): Promise<void> {
  const module = await LOADERS[language]?.[part]?.();
  ours[language] = { ...ours[language], ...module?.texts };
}
