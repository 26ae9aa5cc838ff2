import type { Texts } from '../text.ts';

/** Lithuanian for `en/card.ts`. */
export const texts = {
  'card.live': 'Gyvai',
  'card.listeners': {
    one: '{count} klausytojas',
    few: '{count} klausytojai',
    many: '{count} klausytojo',
    other: '{count} klausytojų',
  },
  'card.onStage': 'Scenoje: {names}',
  'card.more': '+{count}',
  'card.loading': 'Kambarys įkeliamas',
  'card.noAnswer': 'Kambarys neatsako. Gali būti, kad nutrūko Jūsų ryšys.',
  'card.listen': 'Klausytis',
  'card.joining': 'Jungiamasi',
  'card.tryNow': 'Bandyti dabar',
} as const satisfies Texts;
