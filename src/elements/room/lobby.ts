import type { Room } from '../../contract/types.ts';
import { ModerationRequest } from '../../events/moderation-request.ts';
import { ReminderSetRequest } from '../../events/reminder-set-request.ts';
import { formatCount, formatNames } from '../../i18n/format.ts';
import { capital, formatMoment } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { formatUntil } from '../../i18n/until.ts';
import { askToNotify } from '../../models/directory/alarms.ts';
import { type ScheduleModel, scheduleOf } from '../../models/directory/schedule.ts';
import { type Child, h, type Tag } from '../../ui/dom.ts';
import { face, glyph } from '../../ui/face.ts';
import { BELL, CALENDAR } from '../../ui/icons/schedule.ts';
import { CHECKED, CLOCK } from '../../ui/icons/state.ts';
import { count, frame, headline, type LiveRoom, namesOf, pile } from './card.ts';

/**
 * The card of a talk that is to come, where people wait: when it begins, who speaks and who comes, a reminder and a
 * calendar; its host opens it. It turns live by itself, as the event stream says so.
 */
export function lobby(host: HTMLElement, room: Room, live: LiveRoom, speech: Speech): Tag {
  const { say, locale } = speech;
  const stage = live.get('$stage');
  const connection = live.model?.connection;
  const model = connection && scheduleOf(connection);
  model?.knowOwn();
  const start = Date.parse(room.startsAt ?? '');
  if (model && start > 0) {
    model.wake(room.name, {
      at: start,
      title: room.title,
      text: say('schedule.begins'),
      address: host.ownerDocument.URL,
    });
  }
  return frame(
    [
      h('span', { class: 'badge' }, glyph(CLOCK, 'xs'), say('state.scheduled')),
      room.coming > 0 &&
        count(BELL, formatCount(locale, room.coming), say('schedule.coming', { count: room.coming })),
    ],
    headline(room),
    [
      when(room, live, speech),
      room.description && h('p', { class: 'small about', lang: room.language }, room.description),
      stage.length > 0 &&
        h(
          'div',
          { class: 'row' },
          pile(stage, say),
          h('p', { class: 'small names' }, namesOf(stage, locale)),
        ),
      model && coming(model, room, live, speech),
      h('p', { class: 'small wait' }, say('schedule.wait')),
      model && emailForm(model, host, room, live, speech),
    ],
    [
      opening(live, speech),
      model && reminder(model, host, room, live, speech),
      calendar(model, room, speech),
    ],
  );
}

function when(room: Room, live: LiveRoom, speech: Speech): Tag {
  const { locale, say } = speech;
  const start = Date.parse(room.startsAt ?? '');
  const { now } = live;
  const until = formatUntil(speech, start - now);
  const moment = start > 0 && capital(locale, formatMoment(locale, start, now));
  return h(
    'p',
    { class: 'when' },
    h('b', {}, start > now ? until && say('state.starts', { when: until }) : say('state.startsSoon')),
    moment && h('span', { class: 'small' }, moment),
  );
}

function coming(model: ScheduleModel, room: Room, live: LiveRoom, { locale, say }: Speech): Child {
  if (room.coming === 0) return null;
  const page = live.read(model.coming(room.name, room.coming));
  const people = page?.people ?? [];
  const names = people.map(({ name }) => name);
  return h(
    'div',
    { class: 'row', part: 'coming' },
    people.length > 0 &&
      h(
        'span',
        { class: 'row pile' },
        people.map(({ id, name, avatarUrl }) => face(id, name, avatarUrl)),
      ),
    h(
      'p',
      { class: 'small names', title: formatNames(locale, names) },
      say('schedule.coming', { count: room.coming }),
    ),
  );
}

function opening(live: LiveRoom, { say }: Speech): Child {
  if (live.get('$viewer')?.role !== 'host') return null;
  const busy = live.pending('room-start');
  const press = () => {
    if (!live.pending('room-start')) live.request(new ModerationRequest({ action: { type: 'room-start' } }));
  };
  return h(
    'button',
    { class: 'btn primary', 'aria-disabled': busy && 'true', onclick: press },
    busy && h('i', { class: 'spin' }),
    say('state.start'),
  );
}

function reminder(
  model: ScheduleModel,
  host: HTMLElement,
  { name }: Room,
  live: LiveRoom,
  { say }: Speech,
): Child {
  const on = live.read(model.$own).rooms.has(name);
  const busy = live.read(model.$pending).has(`remind:${name}`);
  const notice = live.read(model.$notices).get(name);
  const press = () => {
    const request = new ReminderSetRequest({ room: name, remind: !on });
    if (!host.dispatchEvent(request)) return;
    if (!on) askToNotify();
    model.remind(request, host);
  };
  return [
    h(
      'button',
      {
        class: `btn ${on ? 'soft' : ''}`,
        part: 'remind',
        'aria-pressed': on ? 'true' : 'false',
        'aria-disabled': busy && 'true',
        onclick: press,
      },
      glyph(on ? CHECKED : BELL),
      say(on ? 'schedule.on' : 'schedule.remind'),
    ),
    notice && h('p', { class: 'small' }, say(notice.key)),
  ];
}

function calendar(model: ScheduleModel | undefined, { name, title }: Room, { say }: Speech): Child {
  const address = model?.directory.calendar?.({ room: name });
  if (!address) return null;
  const label = say('schedule.calendarOf', { title });
  return h(
    'a',
    {
      class: 'btn square',
      part: 'calendar',
      href: address,
      download: true,
      'aria-label': label,
      title: label,
    },
    glyph(CALENDAR),
  );
}

/** An address for an e-mail, offered to those who are to be reminded and have left none. */
function emailForm(
  model: ScheduleModel,
  host: HTMLElement,
  { name }: Room,
  live: LiveRoom,
  { say }: Speech,
): Child {
  const { rooms, mail } = live.read(model.$own);
  if (!mail || rooms.get(name) !== false) return null;
  const send = (event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('email') as HTMLInputElement;
    const request = new ReminderSetRequest({ room: name, remind: true, email: field.value.trim() });
    if (host.dispatchEvent(request)) model.remind(request, host);
  };
  return h(
    'form',
    { class: 'mail', part: 'email', onsubmit: send },
    h('label', { class: 'small', for: 'email' }, say('schedule.email')),
    h(
      'div',
      { class: 'row' },
      h('input', { id: 'email', name: 'email', type: 'email', autocomplete: 'email', required: true }),
      h('button', { class: 'btn' }, say('schedule.emailSend')),
    ),
    h('p', { class: 'small' }, say('schedule.emailKept')),
  );
}
