import type { PersonCard } from '../../contract/types.ts';
import { formatNames } from '../../i18n/format.ts';
import { formatLanguage, formatMoment } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { type Child, h } from '../../ui/dom.ts';
import { face } from '../../ui/face.ts';

type Profile = PersonCard['person'];

/** Face, name, what they do and how many follow; the caption is left out where there is one line only. */
export function who(
  { id, name, avatarUrl, caption, followers }: Profile,
  { say }: Speech,
  slim: boolean,
): Child {
  return h(
    'div',
    { class: 'row who' },
    face(id, name, avatarUrl),
    h(
      'div',
      { class: 'texts' },
      h('h3', { class: `title ${slim ? 'one' : ''}`, part: 'title', id: 'title' }, h('bdi', {}, name)),
      !slim && caption && h('p', { class: 'small' }, caption),
      h('p', { class: 'small' }, say('person.followers', { count: followers })),
    ),
  );
}

/** What they speak. */
export function languages({ languages: tags }: Profile, { locale, say }: Speech): Child {
  if (!tags.length) return false;
  const names = formatNames(
    locale,
    tags.map((tag) => formatLanguage(locale, tag)),
  );
  return h('p', { class: 'small' }, say('person.speaks', { languages: names }));
}

/** Where they are on stage now, or will be next. */
export function talk({ live, next }: PersonCard, { locale, say }: Speech, now: number): Child {
  if (live) {
    return h('p', { class: 'row small' }, h('span', { class: 'badge live' }, say('person.live')), live.title);
  }
  if (!next?.startsAt) return false;
  return h('p', { class: 'small' }, h('b', {}, formatMoment(locale, next.startsAt, now)), ` ${next.title}`);
}

/** What stands while nothing is known, where the tag is empty. */
export function absent(status: string | undefined, { say }: Speech, slim = false): Child {
  if (status === 'missing') return h('p', { class: 'card small' }, say('person.missing'));
  if (status === 'failed') return h('p', { class: 'card small' }, say('person.noAnswer'));
  const bone = h('i', { class: 'skel' });
  return h(
    'div',
    { class: `card ${slim ? 'slim' : ''}`, role: 'status', 'aria-label': say('person.loading') },
    h('div', { class: 'row who' }, h('i', { class: 'av skel' }), h('div', { class: 'texts' }, bone, bone)),
    h('div', { class: 'row acts' }, bone),
  );
}
