/** What the card of a club says. */
export const texts = {
  'club.followers': { one: '{count} follower', other: '{count} followers' },
  'club.live': 'Live now: {title}',
  'club.follow': 'Follow',
  'club.following': 'Following',
} as const;
