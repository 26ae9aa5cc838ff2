import { html, nothing, type TemplateResult } from 'lit';
import type { RoomListing } from '../../contract/types.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { capital, formatMoment } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import { LOCK } from '../../ui/icons/player.ts';
import type { Row } from './arrange.ts';

/** Fetches what an opened row shows; where the network is down, the next opening tries again. */
export function fetchRoom(): void {
  import('../room/room.define.ts').catch(() => undefined);
}

/** What a row needs of its list. */
export interface RowContext {
  readonly speech: Speech;
  /** Which part of the element it is in: a room may be in two. */
  readonly part: string;
  /** Epoch ms. */
  readonly now: number;
  /** Where a room's row leads to; null where it opens in place. */
  readonly href: (room: string) => string | null;
  readonly isOpen: (room: string) => boolean;
  readonly press: (event: Event, room: string) => void;
  /** Who leads there, in place of what the viewer follows. */
  readonly via?: string;
}

/**
 * Where a room is on the site.
 * @param template - An address of the web with `{room}` in it.
 * @returns null where that is none
 */
export function roomAddress(template: string, room: string): string | null {
  const address = template.replaceAll('{room}', encodeURIComponent(room));
  if (!address || !URL.canParse(address, document.baseURI)) return null;
  return /^https?:$/.test(new URL(address, document.baseURI).protocol) ? address : null;
}

/** A room in a list: faces, title, what is known of it, and one control that is as large as the row. */
export function roomRow({ listing, over }: Row, context: RowContext): TemplateResult {
  const { room, stage } = listing;
  const { speech, part, href, isOpen, press } = context;
  const id = `${part}-${room.name}`;
  const target = href(room.name);
  const open = isOpen(room.name);
  return html`<li class="room" part="room" data-room=${room.name} ?data-over=${over}>
    <div class="line">
      <span class="pile" aria-hidden="true"
        >${stage.map(({ id, name, avatarUrl }) => avatar(id, name, avatarUrl))}</span
      >
      <div class="what">
        <p class="title strong" lang=${room.language}>
          ${
            target === null
              ? html`<button
                  class="cover"
                  aria-expanded=${open ? 'true' : 'false'}
                  aria-describedby=${id}
                  @click=${(event: Event) => press(event, room.name)}
                >
                  ${room.title}
                </button>`
              : html`<a
                  class="cover"
                  href=${target}
                  aria-describedby=${id}
                  @click=${(event: Event) => press(event, room.name)}
                  >${room.title}</a
                >`
          }
        </p>
        <p class="about small" id=${id}>${about(listing, over, context)}</p>
      </div>
      <span class="btn sm" aria-hidden="true">${speech.say(label(listing, open))}</span>
    </div>
    ${open ? html`<hallway-room room=${room.name}></hallway-room>` : nothing}
  </li>`;
}

function label({ room }: RoomListing, open: boolean): 'hallway.listen' | 'hallway.open' | 'hallway.close' {
  if (open) return 'hallway.close';
  return room.state === 'live' && room.access === 'open' ? 'hallway.listen' : 'hallway.open';
}

function about(
  { room, listeners, because }: RoomListing,
  over: boolean,
  { speech: { locale, say }, now, via }: RowContext,
): TemplateResult {
  const reason = via ?? (because ? say('hallway.follow', { name: because.name }) : '');
  const club = room.club ? html`<span class="one">${room.club.title}</span>` : nothing;
  return html`${club}${over ? html`<span class="badge muted">${say('hallway.over')}</span>` : nothing}${
    room.access === 'invitation'
      ? html`<span class="badge">${icon(LOCK, 'xs')}${say('hallway.invited')}</span>`
      : nothing
  }${
    room.state === 'scheduled'
      ? when(room.startsAt ?? '', now, locale, say)
      : html`<span class="count num" title=${say('hallway.listeners', { count: listeners })}
          >${icon(LISTEN, 's')}<span aria-hidden="true">${formatCount(locale, listeners)}</span
          ><span class="sr">${say('hallway.listeners', { count: listeners })}</span></span
        >`
  }${reason ? html`<span class="reason">${reason}</span>` : nothing}`;
}

/** "Thursday 19:00 · in 3 days". */
function when(startsAt: string, now: number, locale: string, say: Speech['say']): TemplateResult {
  const start = Date.parse(startsAt);
  const moment = capital(locale, formatMoment(locale, start, now));
  const left = start > now ? say('hallway.startsIn', { time: formatLength(locale, start - now) }) : '';
  return html`<time datetime=${startsAt}>${moment}</time
    >${left ? html`<span class="num">${left}</span>` : nothing}`;
}

/** Rows whose rooms are on their way. */
export function skeletonRows(many: number, say: Speech['say']): TemplateResult {
  return html`<div class="bones" part="loading">
    <span class="sr">${say('hallway.loading')}</span>
    ${Array.from({ length: many }, () => html`<i class="skel"></i>`)}
  </div>`;
}
