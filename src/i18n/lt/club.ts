import type { texts as english } from '../en/club.ts';
import type { Text } from '../text.ts';

/** Klubo kortelės tekstai. */
export const texts: Record<keyof typeof english, Text> = {
  'club.followers': {
    one: '{count} sekėjas',
    few: '{count} sekėjai',
    many: '{count} sekėjo',
    other: '{count} sekėjų',
  },
  'club.live': 'Gyvai',
  'club.liveNow': 'Dabar gyvai · {count}',
  'club.next': 'Kitas: {when}',
  'club.follow': 'Sekti',
  'club.following': 'Sekate',
  'club.loading': 'Klubas įkeliamas',
  'club.failed': 'Nepavyko. Bandykite dar kartą.',
};
