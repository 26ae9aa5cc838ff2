import type { Room } from '../../contract/types.ts';
import { ModerationRequest } from '../../events/moderation-request.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { capital, formatMoment } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { sheetOf } from '../../ui/card-element.ts';
import { draw, h, type Tag } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { CLOCK, OFFLINE, PEOPLE, RETRY } from '../../ui/icons/state.ts';
import type { RoomController } from '../../ui/room-controller.ts';
import { count, frame, headline, lasting, namesOf, pile } from './card.ts';
import type { RoomPart } from './part.ts';
import { stateCss } from './state.styles.ts';

/** The card of a room that is scheduled, over, or does not answer. */
export const part: RoomPart = {
  sheets: () => [sheetOf(stateCss)],
  textParts: ['state'],
  draw({ renderRoot, retry }, live, speech) {
    const room = live.get('$room');
    const error = live.get('$error');
    const card =
      room?.state === 'ended'
        ? ended(room, live, speech)
        : room && !error
          ? scheduled(room, live, speech)
          : offline(room, error?.retryAt ?? null, live, speech, retry);
    draw(renderRoot, [card]);
  },
};

function offline(
  room: Room | null,
  retryAt: number | null,
  live: RoomController,
  { locale, say }: Speech,
  retry: () => void,
): Tag {
  const time = retryAt && formatLength(locale, retryAt - live.now);
  return frame(
    h('span', { class: 'badge warn' }, glyph(OFFLINE, 'xs'), say('state.offline')),
    room && headline(room),
    h('p', { class: 'small' }, time ? say('state.noAnswerUntil', { time }) : say('card.noAnswer')),
    h('button', { class: 'btn', onclick: retry }, glyph(RETRY), say('card.tryNow')),
  );
}

function scheduled(room: Room, live: RoomController, { locale, say }: Speech): Tag {
  const { now } = live;
  const stage = live.get('$stage');
  const start = Date.parse(room.startsAt ?? '');
  const time = start > now && formatLength(locale, start - now);
  const busy = live.pending('room-start');
  const press = () => {
    if (!live.pending('room-start')) live.request(new ModerationRequest({ action: { type: 'room-start' } }));
  };
  return frame(
    h('span', { class: 'badge' }, glyph(CLOCK, 'xs'), say('state.scheduled')),
    headline(room),
    [
      h(
        'p',
        { class: 'when' },
        h('b', {}, time ? say('state.startsIn', { time }) : say('state.startsSoon')),
        start > 0 && h('span', { class: 'small' }, capital(locale, formatMoment(locale, start, now))),
      ),
      stage.length > 0 &&
        h(
          'div',
          { class: 'row' },
          pile(stage, say),
          h('p', { class: 'small names' }, namesOf(stage, locale)),
        ),
    ],
    live.get('$viewer')?.role === 'host' &&
      h(
        'button',
        { class: 'btn primary', 'aria-disabled': busy && 'true', onclick: press },
        busy && h('i', { class: 'spin' }),
        say('state.start'),
      ),
  );
}

function ended(room: Room, live: RoomController, { locale, say }: Speech): Tag {
  const now = live.minute;
  const { attendance, endedAt } = room;
  return frame(
    [
      h('span', { class: 'badge muted' }, say('state.ended')),
      lasting(room, now, locale),
      attendance !== null &&
        count(PEOPLE, formatCount(locale, attendance), say('state.attendance', { count: attendance })),
    ],
    headline(room),
    h('p', { class: 'small' }, say('state.endedAt', { time: formatMoment(locale, endedAt ?? now, now) })),
    null,
  );
}
