/** What the card of a club that is open to all says. */
export const texts = {
  'club.followers': { one: '{count} follower', other: '{count} followers' },
  'club.live': 'Live',
  'club.liveNow': 'Live now · {count}',
  'club.next': 'Next: {when}',
  'club.follow': 'Follow',
  'club.following': 'Following',
  'club.loading': 'Loading the club',
  'club.failed': 'That did not work. Try again.',
} as const;
