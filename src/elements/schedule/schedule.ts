import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Room, Talk } from '../../contract/types.ts';
import { ReminderSetRequest } from '../../events/reminder-set-request.ts';
import type { TextPart } from '../../i18n/text.ts';
import { askToNotify } from '../../models/directory/alarms.ts';
import { type ScheduleModel, scheduleOf } from '../../models/directory/schedule.ts';
import type { TalkList, Talks } from '../../models/directory/talk-list.ts';
import { avatarStyles } from '../../theme/avatar.styles.ts';
import { badgeStyles } from '../../theme/badge.styles.ts';
import { blankStyles, glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { menuStyles } from '../../theme/menu.styles.ts';
import { frameStyles, playerStyles } from '../../theme/player.styles.ts';
import { subscribeLink } from '../../ui/calendar-links.ts';
import { DirectoryController } from '../../ui/directory-controller.ts';
import { HallwayElement, type TakeOver } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { CALENDAR } from '../../ui/icons/schedule.ts';
import { MenuController } from '../../ui/menu.ts';
import { blank, calendars, emailOffer, failed } from './extras.ts';
import { scheduleStyles } from './schedule.styles.ts';
import { type TalkHost, talkRow } from './talk.ts';

const MINUTE = 60_000;
/** Talks that are shown at first, and the most of them. */
const SHOWN = 10;
const MOST = 100;
/** Enough to catch a slip; the server looks closer. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/;

/**
 * Talks to come: when they begin in the viewer's time zone, who comes, a reminder, and the viewer's own calendar. Talks
 * that were moved or called off say so; one that begins says that it is live.
 *
 * A reminder is kept by the server. While the page is open the browser tells of the beginning, if the viewer lets it; an
 * e-mail comes where the server can send one and the viewer leaves an address.
 *
 * @element hallway-schedule
 * @csspart talk - A talk.
 * @csspart tile - The day of a talk.
 * @csspart coming - Who comes.
 * @csspart moved - Says that a talk was moved.
 * @csspart remind - The button that reminds.
 * @csspart calendar - The button that opens the calendars.
 * @csspart email - The offer of an e-mail.
 * @csspart subscribe - The link to the calendar of a club.
 * @cssstate loading - Nothing is known of the talks yet.
 * @cssstate empty - There are no talks.
 * @cssstate absent - The backend knows no talks.
 * @fires {ReminderSetRequest} hallway-reminder-set-request - Before anything is sent; cancelable.
 * @fires {ReminderSetEvent} hallway-reminder-set - The viewer is reminded of a talk, or no longer.
 */
export class HallwaySchedule extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['schedule', 'error'];
  static override styles = [
    hostStyles,
    playerStyles,
    frameStyles,
    buttonStyles,
    controlStyles,
    badgeStyles,
    avatarStyles,
    glyphStyles,
    blankStyles,
    menuStyles,
    scheduleStyles,
  ];

  /** Name of a club whose talks are shown. */
  @property({ reflect: true }) club = '';
  /** Topic whose talks are shown, with the topics below it. */
  @property({ reflect: true }) topic = '';
  /** IANA name of the time zone, such as `Europe/Vilnius`; by default the viewer's. */
  @property({ attribute: 'time-zone', reflect: true }) timeZone = '';
  /** Talks that are shown at first. */
  @property({ type: Number, reflect: true }) limit = SHOWN;

  /** Room for which an e-mail is offered. */
  @state() private offered = '';
  @state() private invalid = false;
  /** @internal */
  readonly data = new DirectoryController(this);
  private readonly menu = new MenuController(this);

  protected override takeDrawn(root: ShadowRoot): Promise<TakeOver> {
    return import('./schedule-hydrate.ts').then(({ hydrate }) => hydrate(this, root));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { data } = this;
    const model = data.connection && scheduleOf(data.connection);
    this.toggleState('absent', !model);
    if (!model) return nothing;
    const list = this.list(model);
    data.watch(list, () => list.watch());
    const shown = data.read(list.$talks);
    this.toggleState('loading', shown.status === 'loading');
    this.toggleState('empty', shown.status === 'ready' && shown.talks.length === 0);
    return html`<div class="row top">
        <h3 class="head" id="title">${this.t('schedule.title')}</h3>
        ${this.subscribe(model)}
      </div>
      ${this.body(
        model,
        shown,
        () => void list.refresh(),
        () => void list.more(),
      )}`;
  }

  /** @internal */
  list(model: ScheduleModel): TalkList {
    const { club, topic } = this;
    const limit = Math.min(MOST, Math.max(1, Math.floor(this.limit) || SHOWN));
    return model.list({ club: club || undefined, topic: topic || undefined, limit });
  }

  private body(model: ScheduleModel, shown: Talks, retry: () => void, more: () => void): TemplateResult {
    const { status, talks, nextCursor, error } = shown;
    if (status === 'loading') {
      const bones = Array.from({ length: 3 }, () => html`<div class="bone"></div>`);
      return html`<div aria-busy="true"><span class="sr">${this.t('schedule.loading')}</span>${bones}</div>`;
    }
    if (status === 'failed') return failed(this.speech, shown, this.data, retry);
    if (talks.length === 0) {
      return blank(CALENDAR, this.t('schedule.empty'), this.t('schedule.emptyText'));
    }
    const host = this.host(model, talks);
    return html`${error ? html`<p class="small" role="status">${this.t('schedule.old')}</p>` : nothing}
      <ul aria-labelledby="title">
        ${talks.map((talk) => talkRow(host, talk, this.below(model, talk.room)))}
      </ul>
      ${
        nextCursor
          ? html`<button class="btn more" aria-disabled=${shown.more ? 'true' : nothing} @click=${more}>
              ${shown.more ? html`<span class="spin"></span>` : nothing}${this.t('schedule.more')}
            </button>`
          : nothing
      }`;
  }

  private subscribe(model: ScheduleModel): TemplateResult | typeof nothing {
    const address = this.club && model.directory.calendar?.({ club: this.club });
    if (!address) return nothing;
    return html`<a class="btn sm ghost" part="subscribe" href=${subscribeLink(address)}
      >${icon(CALENDAR, 's')}${this.t('schedule.subscribe')}</a
    >`;
  }

  private host(model: ScheduleModel, talks: readonly Talk[]): TalkHost {
    const { data, timeZone, speech, menu } = this;
    const own = data.read(model.$own).rooms;
    const pending = data.read(model.$pending);
    const notices = data.read(model.$notices);
    // Seconds are shown of the last minute only.
    const soon = talks.some(({ room }) => {
      const length = Date.parse(room.startsAt ?? '') - Date.now();
      return room.state === 'scheduled' && length > -MINUTE && length < 2 * MINUTE;
    });
    return {
      speech,
      timeZone,
      now: soon ? data.now : data.minute,
      reminded: (room) => own.has(room),
      pending: (room) => pending.has(`remind:${room}`),
      refused: (room) => notices.get(room)?.key,
      open: (room) => menu.open === room,
      toggle: (room) => menu.toggler(room),
      remind: (room) => this.remind(model, room),
    };
  }

  /** What hangs on a talk: its calendars, the offer of an e-mail. */
  private below(model: ScheduleModel, room: Room): unknown {
    const { speech, data, menu, offered, invalid } = this;
    const { rooms, mail } = data.read(model.$own);
    const offer = offered === room.name && mail && rooms.get(room.name) === false;
    const file = model.directory.calendar?.({ room: room.name });
    return html`${menu.open === room.name ? calendars(speech, room, file, location.href) : nothing}${
      offer
        ? emailOffer({
            speech,
            invalid,
            pending: data.read(model.$pending).has(`remind:${room.name}`),
            send: (event) => this.email(model, room, event),
            skip: () => this.skip(room.name),
          })
        : nothing
    }`;
  }

  protected override updated(): void {
    const model = this.data.connection && scheduleOf(this.data.connection);
    if (!model) return;
    for (const { room } of this.list(model).$talks.get().talks) {
      const { name, title, startsAt, state: is } = room;
      if (is !== 'scheduled' || !startsAt) continue;
      const alarm = {
        at: Date.parse(startsAt),
        title,
        text: this.t('schedule.begins'),
        address: location.href,
      };
      model.wake(name, alarm);
    }
  }

  private remind(model: ScheduleModel, room: Room): void {
    const remind = !model.$own.get().rooms.has(room.name);
    const request = new ReminderSetRequest({ room: room.name, remind });
    if (!this.dispatchEvent(request)) return;
    if (remind) askToNotify();
    this.offered = remind ? room.name : '';
    this.invalid = false;
    model.remind(request, this);
  }

  private email(model: ScheduleModel, room: Room, event: SubmitEvent): void {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('email') as HTMLInputElement;
    const email = field.value.trim();
    this.invalid = !EMAIL.test(email);
    if (this.invalid) return field.focus();
    const request = new ReminderSetRequest({ room: room.name, remind: true, email });
    if (!this.dispatchEvent(request)) return;
    this.focusReminder(room.name);
    model.remind(request, this);
  }

  private skip(room: string): void {
    this.focusReminder(room);
    this.offered = '';
  }

  /** The offer goes: the focus must not fall out of the page. */
  private focusReminder(room: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-room="${CSS.escape(room)}"] [part="remind"]`)?.focus();
  }
}
