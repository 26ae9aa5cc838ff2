import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isRetryable } from '../../contract/errors.ts';
import type { Speech } from '../../i18n/text.ts';
import type { RoomListState } from '../../models/directory/room-list.ts';
import { icon } from '../../ui/icon.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import { SEARCH } from '../../ui/icons/hallway.ts';
import { WARN } from '../../ui/icons/player.ts';
import { CLOCK, OFFLINE, RETRY } from '../../ui/icons/state.ts';
import type { Arranged } from './arrange.ts';
import { roomRow, type RowContext, skeletonRows } from './rows.ts';

/** One list as it is to be drawn, and what its buttons do. */
export interface ListPart extends Arranged {
  readonly name: 'live' | 'scheduled';
  readonly trending: boolean;
  /** Whether the viewer has narrowed it. */
  readonly filtered: boolean;
  readonly state: RoomListState;
  /** The rows are of the list before. */
  readonly busy: boolean;
  readonly release: () => void;
  readonly clear: () => void;
  readonly more: () => void;
  readonly retry: () => void;
}

/** Head, rows, and what is below them. */
export function listPart(part: ListPart, context: RowContext): TemplateResult {
  const { rows, state, busy } = part;
  const { speech } = context;
  const { say } = speech;
  return html`<section aria-labelledby=${`head-${part.name}`} aria-busy=${busy ? 'true' : 'false'}>
    <div class="row top">
      <h3 class="label list-head row" part="heading" id=${`head-${part.name}`} tabindex="-1">
        ${head(part, speech)}
      </h3>
      ${
        part.waiting > 0
          ? html`<button class="btn sm soft push" @click=${part.release}>
              ${say('hallway.fresh', { count: part.waiting })}
            </button>`
          : nothing
      }
    </div>
    ${
      state.error && rows.length > 0
        ? html`<p class="row small old">
            <span class="badge warn">${icon(OFFLINE, 'xs')}${say('hallway.offline')}</span>
            ${say('hallway.offlineText')}
          </p>`
        : nothing
    }
    ${
      rows.length > 0
        ? html`<ul class="rooms" role="list">
            ${repeat(
              rows,
              ({ listing }) => listing.room.name,
              (row) => roomRow(row, context),
            )}
          </ul>`
        : blank(part, speech)
    }
    ${below(part, speech)}
  </section>`;
}

function head({ name, trending, state, rows }: ListPart, { say }: Speech): TemplateResult {
  if (name === 'scheduled') return html`${say('hallway.scheduled')}`;
  const live = html`<span class="badge live">${say('hallway.live')}</span>`;
  if (trending) return html`${live}${say('hallway.trending')}`;
  if (state.status !== 'ready') return live;
  return html`${live}<span class="num"
      >${say('hallway.liveRooms', { count: state.count ?? rows.length })}</span
    >`;
}

function blank(part: ListPart, { say }: Speech): TemplateResult {
  const { state, filtered, name } = part;
  if (state.status === 'loading') return skeletonRows(3, say);
  if (state.status === 'failed') return failed(part, say);
  if (filtered) {
    return html`<div class="blank">
      <div class="row"><span class="glyph">${icon(SEARCH)}</span></div>
      <p class="head">${say('hallway.none')}</p>
      <p class="muted">${say('hallway.noneText')}</p>
      <div class="foot"><button class="btn" @click=${part.clear}>${say('hallway.all')}</button></div>
    </div>`;
  }
  const live = name === 'live';
  return html`<div class="blank">
    <slot name="empty">
      <div class="row"><span class="glyph">${icon(live ? LISTEN : CLOCK)}</span></div>
      <p class="head">${say(live ? 'hallway.empty' : 'hallway.emptyNext')}</p>
      <p class="muted">${say(live ? 'hallway.emptyText' : 'hallway.emptyNextText')}</p>
    </slot>
  </div>`;
}

function failed({ state, retry }: ListPart, say: Speech['say']): TemplateResult {
  const code = state.error ?? 'internal';
  const again = isRetryable(code);
  return html`<div class="blank">
    <div class="row">
      <span class=${again ? 'glyph warn' : 'glyph bad'}>${icon(again ? OFFLINE : WARN)}</span>
      <span class="small push">${say('error.code', { id: code })}</span>
    </div>
    <p class="head">${say(again ? 'hallway.failed' : `error.${code}`)}</p>
    <p class="muted">${say(again ? 'hallway.failedText' : `error.${code}.text`)}</p>
    ${
      again
        ? html`<div class="foot">
            <button class="btn primary" @click=${retry}>${icon(RETRY)}${say('hallway.retry')}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function below({ state, rows, more }: ListPart, { say }: Speech): TemplateResult | typeof nothing {
  if (state.cursor === null || rows.length === 0) return nothing;
  const left = (state.count ?? 0) - state.rooms.length;
  return html`<button
    class="btn more"
    part="more"
    aria-disabled=${state.growing ? 'true' : nothing}
    @click=${more}
  >
    ${state.growing ? html`<i class="spin"></i>` : nothing}${
      left > 0 ? say('hallway.more', { count: left }) : say('hallway.moreRooms')
    }
  </button>`;
}
