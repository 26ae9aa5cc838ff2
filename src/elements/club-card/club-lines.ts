import type { ClubCard } from '../../contract/types.ts';
import type { Speech } from '../../i18n/text.ts';
import { type Child, h } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import { DATE } from '../../ui/icons/club.ts';

const WEEK = 6 * 86_400_000;

/** What is live now, or comes next: with an icon, as a line of its own. */
export function nowLine({ live, next }: ClubCard, now: number, { locale, say }: Speech): Child {
  if (live) return line(LISTEN, h('span', { class: 'badge live' }, say('club.live')), live.title);
  if (!next?.startsAt) return null;
  return line(DATE, h('b', { class: 'num' }, when(locale, next.startsAt, now)), next.title);
}

/** The same in a few words, for the banner; nothing where there is nothing. */
export function shortLine({ live, next }: ClubCard, now: number, { locale, say }: Speech): Child {
  if (live) return say('club.liveNow', { count: live.listeners });
  return next?.startsAt && say('club.next', { when: when(locale, next.startsAt, now) });
}

/** An icon, what is so, and about what. */
export function line(shape: string, first: Child, title: string): Child {
  return h('div', { class: 'row small now' }, glyph(shape, 's'), h('span', {}, first, ` ${title}`));
}

/** "Thu 19:00" within a week, else "December 2 at 6:00 PM", in the viewer's own time zone. */
function when(locale: string, at: string, now: number): string {
  const date = new Date(at);
  const far = date.getTime() - now > WEEK;
  return date.toLocaleString(locale, {
    ...(far ? { day: 'numeric', month: 'long' } : { weekday: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
  });
}
