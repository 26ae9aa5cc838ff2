/** What the card of a live room says: all that a page pays for before anybody listens. */
export const texts = {
  'card.live': 'Live',
  'card.listeners': { one: '{count} listener', other: '{count} listeners' },
  'card.onStage': '{names} on stage',
  'card.more': '+{count}',
  'card.loading': 'Loading the room',
  'card.noAnswer': 'The room did not answer. Your connection may be down.',
  'card.listen': 'Listen',
  'card.joining': 'Joining',
  'card.tryNow': 'Try now',
} as const;
