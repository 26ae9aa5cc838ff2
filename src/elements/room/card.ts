import type { Person, Room } from '../../contract/types.ts';
import { formatCount, formatLength, formatNames } from '../../i18n/format.ts';
import type { Speech } from '../../i18n/text.ts';
import { type Child, h, type Tag } from '../../ui/dom.ts';
import { face, glyph } from '../../ui/face.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import type { RoomController } from '../../ui/room-controller.ts';

const FACES = 4;
const NAMES = 3;

/** What a card reads of its room: the element's controller, or on a server what stands for it. */
export type LiveRoom = Pick<
  RoomController,
  'get' | 'now' | 'minute' | 'read' | 'features' | 'pending' | 'request' | 'model' | 'warm' | 'preload'
>;

/** The card of a live room. The styles of a `spinner` come with the player. */
export function liveCard(
  room: Room,
  live: LiveRoom,
  { locale, say }: Speech,
  listen: () => void,
  warm: () => void,
  spinner: unknown,
): Tag {
  const stage = live.get('$stage');
  const number = live.get('$listeners');
  const joining = live.get('$phase') !== 'idle';
  const names = namesOf(stage, locale);
  return frame(
    [
      h('span', { class: 'badge live' }, say('card.live')),
      lasting(room, live.minute, locale),
      live.features.has('live') &&
        count(LISTEN, formatCount(locale, number), say('card.listeners', { count: number })),
    ],
    headline(room),
    [pile(stage, say), names && h('p', { class: 'small names' }, say('card.onStage', { names }))],
    // The same button while joining, so that it keeps the focus and its width.
    h(
      'button',
      {
        class: 'btn primary',
        part: 'listen',
        'aria-disabled': joining && 'true',
        onclick: listen,
        onpointerenter: warm,
        onfocus: warm,
      },
      joining && spinner ? h('i', { class: 'spin' }) : glyph(LISTEN),
      say(joining ? 'card.joining' : 'card.listen'),
    ),
  );
}

/** A card whose room is on its way, of about the height that it will have. */
export function skeleton(say: Speech['say']): Tag {
  const bones = (many: number) => Array.from({ length: many }, () => h('i', { class: 'skel' }));
  return frame([bones(1), h('span', { class: 'sr' }, say('card.loading'))], bones(3), bones(2), bones(1));
}

/** The rows that every card has. */
export function frame(meta: Child, top: Child, who: Child, actions: Child): Tag {
  return h(
    'article',
    { class: 'card', part: 'card', 'aria-labelledby': 'title' },
    h('div', { class: 'row meta' }, meta),
    h('div', {}, top),
    h('div', { class: 'who' }, who),
    h('div', { class: 'row actions' }, actions),
  );
}

/** Club and title. */
export function headline({ club, title, language }: Room): Child {
  return [
    club &&
      h(
        'p',
        { class: 'row club small' },
        face(club.name, club.title, club.pictureUrl, 1),
        h('span', { class: 'one' }, club.title),
      ),
    h('h3', { class: 'title', part: 'title', id: 'title', tabindex: '-1', lang: language }, title),
  ];
}

/** How long a room has been, or was, live; nothing in its first minute. */
export function lasting({ startedAt, endedAt }: Room, now: number, locale: string): Child {
  const length = (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt ?? '');
  return length >= 60_000 && h('span', { class: 'small num lasting' }, formatLength(locale, length));
}

/** An icon and a number; the label says what is counted. */
export function count(shape: string, number: string, label: string): Tag {
  return h(
    'span',
    { class: 'small num count push', title: label },
    glyph(shape, 's'),
    h('span', { 'aria-hidden': 'true' }, number),
    h('span', { class: 'sr' }, label),
  );
}

/** The first names of those on stage. */
export function namesOf(stage: readonly Person[], locale: string): string {
  return formatNames(
    locale,
    stage.slice(0, NAMES).map(({ name }) => name),
  );
}

/** The first faces of those on stage, and how many more there are. */
export function pile(stage: readonly Person[], say: Speech['say']): Tag {
  const more = stage.length - FACES;
  return h(
    'div',
    { class: 'row pile' },
    stage.slice(0, FACES).map(({ id, name, avatarUrl }) => face(id, name, avatarUrl)),
    more > 0 && h('span', { class: 'small num' }, say('card.more', { count: more })),
  );
}
