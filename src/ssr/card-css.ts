import { clubCardCss } from '../elements/club-card/club-card.styles.ts';
import { clubMoreCss } from '../elements/club-card/club-more.styles.ts';
import { profileCardCss } from '../elements/profile-card/profile-card.styles.ts';
import { cardCss as roomCss } from '../elements/room/card.styles.ts';
import { stateCss } from '../elements/room/state.styles.ts';
import { HallwaySchedule } from '../elements/schedule/schedule.ts';
import { coreCss } from '../theme/core.styles.ts';
import { css } from '../theme/css-text.ts';
import type { DrawnRoom } from '../elements/room/room-hydrate.ts';
import type { CardTag } from './card-data.ts';

/** Without scripts there are no custom states: the theme is that of the attribute. */
const themes = css`
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;

const SHEETS: Readonly<Record<CardTag, (live: boolean) => readonly string[]>> = {
  'hallway-club-card': () => [coreCss, clubCardCss, clubMoreCss],
  'hallway-profile-card': () => [coreCss, profileCardCss],
  // What else a room can be has styles that a live card has not.
  'hallway-room': (live) => [coreCss, roomCss, ...(live ? [] : [stateCss])],
  'hallway-schedule': () => {
    // Lit gathers the styles of a class when it is asked for its attributes.
    void HallwaySchedule.observedAttributes;
    return HallwaySchedule.elementStyles.map((style) => ('cssText' in style ? style.cssText : ''));
  },
};

/**
 * The styles of a card as text: the same for all cards of a tag, so that a page under a strict policy may allow it by hash
 * (`style-src 'sha256-…'`) or serve it as a file (`stylesheet`).
 * @param live - Of a room: whether its card is that of a live one. Others have a second text.
 */
export function cardCss(tag: CardTag, live = true): string {
  return [...SHEETS[tag](live), themes].join('');
}

/** Whether a room is drawn by its live card alone. */
export function isLiveCard({ room }: DrawnRoom): boolean {
  return room.state === 'live' && !room.recordingAt;
}
