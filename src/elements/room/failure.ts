import { type ErrorCode, isRetryable } from '../../contract/errors.ts';
import { sheetOf } from '../../ui/card-element.ts';
import { draw, h, type Tag } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { LISTEN } from '../../ui/icons/card.ts';
import { LOCK, WARN } from '../../ui/icons/player.ts';
import { CLOCK, PEOPLE, RETRY } from '../../ui/icons/state.ts';
import { codeInAddress } from '../invite/check.ts';
import { failureCss } from './failure.styles.ts';
import type { RoomPart } from './part.ts';

/** Glyph and tone of a code; all others are a grey warning triangle. */
const SIGNS: Partial<Readonly<Record<ErrorCode, readonly [shape: string, tone: string]>>> = {
  unauthorized: [LOCK, 'bad'],
  user_token_invalid: [LOCK, 'bad'],
  forbidden: [LOCK, 'bad'],
  removed: [LOCK, 'bad'],
  banned: [LOCK, 'bad'],
  bad_api: [WARN, 'bad'],
  no_webrtc: [WARN, 'warn'],
  media_failed: [WARN, 'warn'],
  room_full: [PEOPLE, ''],
  room_locked: [LOCK, ''],
  invitation_needed: [LOCK, ''],
  room_not_live: [CLOCK, ''],
  room_ended: [CLOCK, ''],
  duplicate_identity: [LISTEN, ''],
};

/** A card that says why there is no room, and offers the next step where there is one. */
export const part: RoomPart = {
  sheets: () => [sheetOf(failureCss)],
  textParts: ['error'],
  draw({ renderRoot, retry }, live, { say }) {
    const { code, requestId } = live.get('$error') ?? { code: 'internal' };
    const [shape, tone] = SIGNS[code] ?? [WARN, ''];
    const elsewhere = code === 'duplicate_identity';
    const card = h(
      'article',
      { class: 'card blank', part: 'card', 'aria-labelledby': 'title' },
      h(
        'div',
        { class: 'row' },
        h('span', { class: `glyph ${tone}` }, glyph(shape)),
        h(
          'span',
          { class: 'small num push', title: requestId ?? code },
          say('error.code', { id: requestId?.slice(0, 8) ?? code }),
        ),
      ),
      h('h3', { class: 'head', part: 'title', id: 'title', tabindex: '-1' }, say(`error.${code}`)),
      h('p', { class: 'muted' }, say(`error.${code}.text`)),
      isRetryable(code) &&
        h(
          'button',
          { class: 'btn primary', onclick: retry },
          glyph(elsewhere ? LISTEN : RETRY),
          say(elsewhere ? 'error.listenHere' : 'error.retry'),
        ),
      takesCode(code) && invite(),
    );
    draw(renderRoot, [card]);
  },
};

/** Where a code may help. Of a room that there is none of, or none for this viewer, that is if they came with one. */
function takesCode(code: ErrorCode): boolean {
  return code === 'invitation_needed' || (code === 'room_not_found' && codeInAddress() !== '');
}

function invite(): Tag {
  import('../invite/invite.define.ts').catch(() => {
    // Offline: the next drawing asks again.
  });
  return h('hallway-invite', { class: 'part' });
}
