import type { texts as english } from '../en/person.ts';
import type { Text } from '../text.ts';

/** Lithuanian for `en/person.ts`. */
export const texts: Record<keyof typeof english, Text> = {
  'person.followers': {
    one: '{count} sekėjas',
    few: '{count} sekėjai',
    many: '{count} sekėjo',
    other: '{count} sekėjų',
  },
  'person.follow': 'Sekti',
  'person.following': 'Sekate',
  'person.contact': 'Parašyti',
  'person.contactName': 'Parašyti žinutę: {name}',
  'person.live': 'Eteryje',
  'person.speaks': 'Kalbos: {languages}',
  'person.links': 'Nuorodos',
  'person.missing': 'Tokio žmogaus čia nėra.',
  'person.noAnswer': 'Kortelės įkelti nepavyko. Gal nutrūko Jūsų ryšys.',
  'person.loading': 'Kortelė įkeliama',
  'person.close': 'Užverti',
};
