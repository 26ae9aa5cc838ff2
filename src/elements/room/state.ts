import type { Room } from '../../contract/types.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { formatMoment } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { sheetOf } from '../../ui/card-element.ts';
import { draw, h, type Tag } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { OFFLINE, PEOPLE, RETRY } from '../../ui/icons/state.ts';
import { count, frame, headline, lasting, type LiveRoom } from './card.ts';
import { lobby } from './lobby.ts';
import { recordedCard } from './recorded.ts';
import type { RoomPart } from './part.ts';
import { stateCss } from './state.styles.ts';

/** The card of a room that is scheduled, over, or does not answer. */
export const part: RoomPart = {
  sheets: () => [sheetOf(stateCss)],
  textParts: ['state', 'schedule'],
  draw(host, live, speech) {
    draw(host.renderRoot, [stateView(host, live, speech, host.retry)]);
  },
};

/** The card itself. @param retry - Asks again for what does not answer. */
export function stateView(host: HTMLElement, live: LiveRoom, speech: Speech, retry: () => void): Tag {
  const room = live.get('$room');
  const error = live.get('$error');
  if (room?.state === 'ended') return ended(room, live, speech);
  if (room?.state === 'live' && !error) return recordedCard(host, room, live, speech);
  if (room && !error) return lobby(host, room, live, speech);
  return offline(room, error?.retryAt ?? null, live, speech, retry);
}

function offline(
  room: Room | null,
  retryAt: number | null,
  live: LiveRoom,
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

function ended(room: Room, live: LiveRoom, { locale, say }: Speech): Tag {
  const now = live.minute;
  const { attendance, endedAt, endedAs, cancelledAt, startsAt, recordingState } = room;
  if (recordingState === 'kept' || recordingState === 'saving') return replay(room);
  if (cancelledAt) {
    return frame(
      h('span', { class: 'badge warn' }, say('schedule.calledOff')),
      headline(room),
      h(
        'p',
        { class: 'small' },
        say('state.calledOff', { time: formatMoment(locale, startsAt ?? now, now) }),
      ),
      null,
    );
  }
  return frame(
    [
      h('span', { class: 'badge muted' }, say('state.ended')),
      lasting(room, now, locale),
      attendance !== null &&
        count(PEOPLE, formatCount(locale, attendance), say('state.attendance', { count: attendance })),
    ],
    headline(room),
    [
      endedAs === 'host_gone' && h('p', {}, say('state.hostGone')),
      h(
        'p',
        { class: 'small' },
        say(recordingState === 'deleted' ? 'state.endedDeleted' : 'state.endedAt', {
          time: formatMoment(locale, endedAt ?? now, now),
        }),
      ),
    ],
    null,
  );
}

/** Parts of a replay that a site styles from outside the room. */
const PARTS =
  'card, title, play, timeline, back, on, rate, captions, words, chapters, chapter, delete, dialog';

/** What was kept of the talk, in a card of its own. */
function replay({ name }: Room): Tag {
  import('../replay/replay.define.ts').catch(() => {
    // Offline: the next update asks again.
  });
  return h('hallway-replay', { room: name, exportparts: PARTS });
}
