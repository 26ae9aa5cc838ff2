import { html, nothing, render, type TemplateResult } from 'lit';
import type { Room } from '../../contract/types.ts';
import { formatCount, formatLength } from '../../i18n/format.ts';
import { capital, formatLanguage } from '../../i18n/moment.ts';
import type { Speech } from '../../i18n/text.ts';
import { topicOf } from '../../models/directory/topic.ts';
import { glyphStyles } from '../../theme/blank.styles.ts';
import { buttonStyles, controlStyles } from '../../theme/button.styles.ts';
import { baseStyles } from '../../theme/host.styles.ts';
import { noticeStyles } from '../../theme/notice.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { avatar } from '../../ui/avatar.ts';
import { captionSwitch } from '../../ui/captions.ts';
import { icon } from '../../ui/icon.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import { notice } from '../../ui/notice.ts';
import { moderates } from '../../ui/moderates.ts';
import type { RoomController } from '../../ui/room-controller.ts';
import { roomNotices } from '../../ui/room-notices.ts';
import { sheetsOf } from '../../ui/lit-sheets.ts';
import { topicName } from '../../ui/topic-name.ts';
import '../control-bar/control-bar.define.ts';
import '../speaker-grid/speaker-grid.define.ts';
import type { PartHost, RoomPart } from './part.ts';
import { questions } from './questions-part.ts';
import { roomPlayerStyles } from './player.styles.ts';
import { recordingFact, recordingMark } from './recording.ts';

/** Parts of the elements inside, which a site styles from outside the room. */
const PARTS = {
  grid: 'section, tile, name, badge, more, scroller, person',
  reactions: 'air, tally',
  panel: 'hands, policy, stage, invite, person, scroller, button, manage, menu, dialog',
  captions: 'lines, line, name, settings, newest, menu',
  bar: 'bar, button, menu',
};

/** The joined room: header, notices, people, what a host needs, and the controls. The only part that is made with Lit. */
export const part: RoomPart = {
  sheets: () =>
    [
      baseStyles,
      playerStyles,
      buttonStyles,
      controlStyles,
      glyphStyles,
      noticeStyles,
      roomPlayerStyles,
    ].flatMap(sheetsOf),
  textParts: ['room', 'error'],
  draw(host, live, speech) {
    const { renderRoot } = host;
    // A box of its own: Lit remembers what it has put where, and cards know nothing of it.
    let box = renderRoot.querySelector<HTMLElement>('.joined');
    if (!box) {
      box = document.createElement('div');
      box.className = 'joined';
      renderRoot.replaceChildren(box);
    }
    const notices = roomNotices(live, speech, () => host.requestUpdate());
    render(
      html`<article class="player" part="player" aria-labelledby="title" lang=${speech.locale}>
        <header>${header(live, speech)}<slot name="header"></slot></header>
        <div class="notices">${notices.map(notice)}</div>
        ${host.bare ? nothing : body(host, live, speech)}
      </article>`,
      box,
    );
  },
};

function header(live: RoomController, speech: Speech): TemplateResult {
  const { say, locale } = speech;
  const room = live.get('$room');
  const club = room?.club;
  const listeners = live.get('$listeners');
  const label = say('card.listeners', { count: listeners });
  return html`<div class="row">
      <span class="badge live">${say('card.live')}</span>${recordingMark(room, say)}
      ${
        club
          ? html`<p class="row club small">
              ${avatar(club.name, club.title, club.pictureUrl, 1)}<span class="one">${club.title}</span>
            </p>`
          : nothing
      }
      ${
        live.features.has('live')
          ? html`<span class="small num count push" title=${label}
              >${icon(LISTEN, 's')}<span aria-hidden="true">${formatCount(locale, listeners)}</span
              ><span class="sr">${label}</span></span
            >`
          : nothing
      }
    </div>
    <h3 class="title" part="title" id="title" tabindex="-1" lang=${room?.language ?? nothing}>
      ${room?.title ?? live.name}
    </h3>
    ${room ? facts(room, live, speech) : nothing}`;
}

function facts(room: Room, live: RoomController, { locale, say }: Speech): TemplateResult {
  const length = live.minute - Date.parse(room.startedAt ?? '');
  const known = [
    topicIn(locale, room, live),
    capital(locale, formatLanguage(locale, room.language)),
    length >= 60_000 ? formatLength(locale, length) : null,
    // A LiveKit deployment of the site's own may well record.
    live.features.has('live') && recordingFact(room, say),
  ].filter(Boolean);
  return html`<p class="small dots">${known.map((fact) => html`<span><bdi>${fact}</bdi></span>`)}</p>`;
}

/** The topic's name; until that is known nothing, so that no slug flashes up. */
function topicIn(locale: string, { topic }: Room, live: RoomController): string | null | undefined {
  const { model } = live;
  if (!topic || !model) return topic;
  const known = live.read(topicOf(model.connection, topic));
  return known ? topicName(known, locale) : known === null ? topic : null;
}

/** The room's own parts, less those for which the page has put its own into the tag. */
function body(host: PartHost, live: RoomController, speech: Speech): TemplateResult {
  const given = new Set([...host.children].filter((child) => !child.slot).map((child) => child.localName));
  const own = (tag: string, part: TemplateResult | typeof nothing) => (given.has(tag) ? nothing : part);
  const custom = [...given].some((tag) => tag.startsWith('hallway-'));
  return html`${own('hallway-speaker-grid', html`<hallway-speaker-grid class="part" exportparts=${PARTS.grid}></hallway-speaker-grid>`)}
  ${custom ? html`<slot></slot>` : nothing} ${own('hallway-reactions', reactions())}
  ${moderates(live.get('$viewer')) ? own('hallway-host-panel', hostPanel()) : nothing}
  ${own('hallway-questions', questions(live, speech))} ${captionSwitch(live)?.shown ? captions() : nothing}
  ${own('hallway-control-bar', html`<hallway-control-bar class="part" exportparts=${PARTS.bar}></hallway-control-bar>`)}`;
}

/** Above them, over the people, signs rise. */
function reactions(): TemplateResult {
  import('../reactions/reactions.define.ts').catch(() => {
    // Offline: the next render asks again.
  });
  return html`<hallway-reactions class="part" exportparts=${PARTS.reactions}></hallway-reactions>`;
}

/** Only those who run the room pay for its panel. */
function hostPanel(): TemplateResult {
  import('../host-panel/host-panel.define.ts').catch(() => {
    // Offline: the next render asks again.
  });
  return html`<hallway-host-panel class="part" exportparts=${PARTS.panel}></hallway-host-panel>`;
}

/** Only those who read them pay for them. */
function captions(): TemplateResult {
  import('../captions/captions.define.ts').catch(() => {
    // Offline: the next line asks again.
  });
  return html`<hallway-captions class="part" docked exportparts=${PARTS.captions}></hallway-captions>`;
}
