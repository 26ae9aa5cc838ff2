import { html, nothing, type TemplateResult } from 'lit';
import type { Comer, Room, Talk } from '../../contract/types.ts';
import type { Speech, TextKey } from '../../i18n/text.ts';
import { formatIn, formatUntil } from '../../i18n/until.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { BELL, CALENDAR } from '../../ui/icons/schedule.ts';

/** What a row needs of the schedule that it is part of. */
export interface TalkHost {
  readonly speech: Speech;
  /** IANA name; empty for the browser's own. */
  readonly timeZone: string;
  /** Epoch ms. */
  readonly now: number;
  readonly reminded: (room: string) => boolean;
  readonly pending: (room: string) => boolean;
  readonly refused: (room: string) => TextKey | undefined;
  /** Whether the calendars of this talk are shown. */
  readonly open: (room: string) => boolean;
  readonly remind: (room: Room) => void;
  readonly toggle: (room: string) => (event: Event) => void;
}

/** A talk: when, what, who comes, and what can be done about it. */
export function talkRow(host: TalkHost, talk: Talk, below: unknown): TemplateResult {
  const { room } = talk;
  const { speech } = host;
  const refused = host.refused(room.name);
  return html`<li class=${`talk ${room.cancelledAt ? 'off' : ''}`} part="talk" data-room=${room.name}>
    ${tile(host, room)}
    <div class="what">
      <h4 class="head three" lang=${room.language}>${room.title}</h4>
      <p class="small when">${when(host, talk)}</p>
      ${room.state === 'scheduled' ? coming(speech, room.coming, talk.comers) : nothing}
      ${refused ? html`<p class="small bad">${speech.say(refused)}</p>` : nothing}
    </div>
    ${room.state === 'scheduled' ? actions(host, room) : nothing} ${below}
  </li>`;
}

function tile({ speech, timeZone }: TalkHost, { startsAt }: Room): TemplateResult {
  const part = (options: Intl.DateTimeFormatOptions) =>
    formatIn(speech.locale, startsAt ?? '', timeZone, options);
  // The whole date is read to those who do not see the tile.
  return html`<span class="tile" part="tile" aria-hidden="true"
      ><span>${part({ weekday: 'short' })}</span><b>${part({ day: 'numeric' })}</b></span
    ><span class="sr">${part({ weekday: 'long', day: 'numeric', month: 'long' })}</span>`;
}

function when({ speech, timeZone, now }: TalkHost, { room, movedFrom }: Talk): unknown {
  const { locale, say } = speech;
  const { startsAt, state, cancelledAt } = room;
  const at = startsAt ?? '';
  const part = (time: string, options: Intl.DateTimeFormatOptions) =>
    formatIn(locale, time, timeZone, options);
  const clock = part(at, { hour: 'numeric', minute: '2-digit' });
  const time = html`<time class="num" datetime=${at}>${clock}</time>`;
  if (cancelledAt) return html`<span class="badge warn">${say('schedule.calledOff')}</span> <s>${time}</s>`;
  if (state === 'live') return html`<span class="badge live">${say('schedule.live')}</span> ${time}`;
  const until = formatUntil(speech, Date.parse(at) - now);
  const date = until || part(at, { day: 'numeric', month: 'long' });
  const before =
    movedFrom && part(movedFrom, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  return html`${time} · <span class="num">${date}</span>${
      before
        ? html` <span class="badge warn" part="moved">${say('schedule.moved', { time: before })}</span>`
        : nothing
    }`;
}

/** Who comes: a few faces, and the number of all. */
function coming({ locale, say }: Speech, count: number, faces: readonly Comer[]): unknown {
  if (count === 0) return nothing;
  return html`<p class="row small who" part="coming">
    ${
      faces.length > 0
        ? html`<span class="pile" aria-hidden="true"
            >${faces.map(({ id, name, avatarUrl }) => avatar(id, name, avatarUrl))}</span
          >`
        : nothing
    }<span title=${new Intl.ListFormat(locale, { style: 'narrow' }).format(faces.map(({ name }) => name))}
      >${say('schedule.coming', { count })}</span
    >
  </p>`;
}

function actions(host: TalkHost, room: Room): TemplateResult {
  const { say } = host.speech;
  const { name, title } = room;
  const on = host.reminded(name);
  const pending = host.pending(name);
  const menuOpen = host.open(name);
  return html`<div class="acts">
    <button
      class="btn sm icon"
      part="remind"
      aria-pressed=${on ? 'true' : 'false'}
      aria-label=${say('schedule.remindOf', { title })}
      title=${say(on ? 'schedule.on' : 'schedule.remind')}
      aria-disabled=${pending ? 'true' : nothing}
      @click=${() => host.remind(room)}
    >
      ${icon(on ? CHECK : BELL, 's')}
    </button>
    <button
      class="btn sm icon"
      part="calendar"
      aria-haspopup="menu"
      aria-expanded=${menuOpen ? 'true' : 'false'}
      aria-label=${say('schedule.calendarOf', { title })}
      @click=${host.toggle(name)}
    >
      ${icon(CALENDAR, 's')}
    </button>
  </div>`;
}
