/** What the card of a person says. */
export const texts = {
  'person.followers': { one: '{count} follower', other: '{count} followers' },
  'person.follow': 'Follow',
  'person.following': 'Following',
  'person.contact': 'Contact',
  'person.contactName': 'Contact {name}',
  'person.live': 'Live',
  'person.speaks': 'Speaks {languages}',
  'person.links': 'Links',
  'person.missing': 'This person is not here.',
  'person.noAnswer': 'The card did not load. Your connection may be down.',
  'person.loading': 'Loading the card',
  'person.close': 'Close',
} as const;
