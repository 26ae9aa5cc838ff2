import type { Topic } from '../contract/types.ts';
import { languageIn } from '../i18n/text.ts';

/** A topic's name in a language, else in English. */
export function topicName({ names, slug }: Pick<Topic, 'names' | 'slug'>, locale: string): string {
  return names[locale] ?? names[languageIn(locale)] ?? names['en'] ?? slug;
}
