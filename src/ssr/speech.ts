import { texts as card } from '../i18n/en/card.ts';
import { texts as club } from '../i18n/en/club.ts';
import { texts as clubMore } from '../i18n/en/club-more.ts';
import { texts as person } from '../i18n/en/person.ts';
import { loadTexts } from '../i18n/load.ts';
import { haveTexts, type Speech, t, type TextPart } from '../i18n/text.ts';
import type { Reader } from '../ui/store-controller.ts';

/** The texts of a language, once these parts of them are here. */
export async function speechOf(lang: string, parts: readonly TextPart[]): Promise<Speech> {
  haveTexts('card', card);
  haveTexts('club', club);
  haveTexts('club-more', clubMore);
  haveTexts('person', person);
  const locale = await loadTexts(lang, parts);
  return { locale, say: (key, params) => t(locale, key, params) };
}

/** Reads stores once, and the time of now. */
export const reader: Reader = {
  get now() {
    return Date.now();
  },
  get minute() {
    return Date.now();
  },
  read: (store) => store.get(),
};

/** What a drawing has that nobody presses. */
export const nothing = (): void => undefined;
