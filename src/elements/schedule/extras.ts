import { html, nothing, type TemplateResult } from 'lit';
import type { Room } from '../../contract/types.ts';
import { formatLength } from '../../i18n/format.ts';
import type { Speech } from '../../i18n/text.ts';
import type { Talks } from '../../models/directory/talk-list.ts';
import { googleLink, outlookLink } from '../../ui/calendar-links.ts';
import { icon } from '../../ui/icon.ts';
import { OFFLINE } from '../../ui/icons/state.ts';
import type { Reader } from '../../ui/store-controller.ts';

/** The calendars that take a talk. @param file - Address of its calendar file, where there is one. */
export function calendars(
  { say }: Speech,
  room: Room,
  file: string | undefined,
  page: string,
): TemplateResult {
  const entry = (address: string, label: string, download = false) =>
    html`<a
      class="item"
      role="menuitem"
      tabindex="-1"
      href=${address}
      target=${download ? nothing : '_blank'}
      rel="noopener"
      ?download=${download}
      >${label}</a
    >`;
  return html`<div
    class="menu"
    popover="manual"
    role="menu"
    aria-label=${say('schedule.calendarOf', { title: room.title })}
  >
    ${file ? entry(file, say('schedule.file'), true) : nothing}
    ${entry(googleLink(room, page), say('schedule.google'))}
    ${entry(outlookLink(room, page), say('schedule.outlook'))}
  </div>`;
}

/** What an offer of an e-mail needs of its host. */
export interface OfferHost {
  readonly speech: Speech;
  readonly invalid: boolean;
  readonly pending: boolean;
  readonly send: (event: SubmitEvent) => void;
  readonly skip: () => void;
}

/** An address for a reminder by e-mail, offered once the reminder itself is set. */
export function emailOffer({ speech, invalid, pending, send, skip }: OfferHost): TemplateResult {
  const { say } = speech;
  return html`<form class="offer" part="email" novalidate @submit=${send}>
    <label class="small" for="email">${say('schedule.email')}</label>
    <input
      class="input"
      id="email"
      name="email"
      type="email"
      autocomplete="email"
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby="email-hint"
    />
    <p class=${`small ${invalid ? 'bad' : ''}`} id="email-hint">
      ${say(invalid ? 'schedule.emailInvalid' : 'schedule.emailKept')}
    </p>
    <div class="row">
      <button class="btn sm primary" aria-disabled=${pending ? 'true' : nothing}>
        ${pending ? html`<span class="spin"></span>` : nothing}${say('schedule.emailSend')}
      </button>
      <button class="btn sm ghost" type="button" @click=${skip}>${say('schedule.emailSkip')}</button>
    </div>
  </form>`;
}

/** That the talks could not be had, why, and when that is tried again. */
export function failed(
  { locale, say }: Speech,
  { error, retryAt }: Talks,
  time: Reader,
  retry: () => void,
): TemplateResult {
  const length = retryAt && formatLength(locale, retryAt - time.now);
  const passing = error === 'no_api' || error === 'unavailable';
  const why = length ? say('schedule.failedUntil', { time: length }) : say('schedule.failedText');
  return blank(
    OFFLINE,
    say('schedule.failed'),
    passing ? why : say(`error.${error ?? 'internal'}`),
    html`<button class="btn" @click=${retry}>${say('schedule.tryNow')}</button>`,
  );
}

/** Nothing here, and what can be done about it. */
export function blank(glyph: string, title: string, text: string, foot?: TemplateResult): TemplateResult {
  return html`<div class="blank">
    <span class="glyph">${icon(glyph)}</span>
    <p class="medium">${title}</p>
    <p class="small">${text}</p>
    ${foot ? html`<div class="foot">${foot}</div>` : nothing}
  </div>`;
}
