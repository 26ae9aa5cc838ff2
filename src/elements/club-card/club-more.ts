import type { ErrorCode } from '../../contract/errors.ts';
import type { ClubCard } from '../../contract/types.ts';
import { ClubJoinRequest } from '../../events/club-join-request.ts';
import { texts } from '../../i18n/en/club-more.ts';
import { haveTexts, type Speech } from '../../i18n/text.ts';
import type { ClubsModel } from '../../models/directory/clubs.ts';
import type { Notice } from '../../models/room-state.ts';
import { sheetOf } from '../../ui/card-element.ts';
import { type Child, h } from '../../ui/dom.ts';
import { glyph } from '../../ui/face.ts';
import { CLOSED, WAIT } from '../../ui/icons/club-more.ts';
import { line } from './club-lines.ts';
import { clubMoreCss } from './club-more.styles.ts';
import { CLUB_BUTTONS, clubState, REQUESTED } from './club-state.ts';
import type { ClubHost } from './club-view.ts';

haveTexts('club-more', texts);

/** Its styles. */
export const sheet = (): CSSStyleSheet => sheetOf(clubMoreCss);

/** Cards whose member pressed the button and is asked again: nobody leaves a closed club by a slip. */
const leaving = new WeakSet<ClubHost>();

/** Cards whose visitor looks for a place for a code; also once it has let them in, until they close it. */
const redeeming = new WeakSet<ClubHost>();

/** What is fetched for clubs that are joined, and for what failed: most pages have none of it. */
export const more = {
  /** How many members there are. */
  count({ club: { access, members } }: ClubCard, { say }: Speech): Child {
    const many = say('club.members', { count: members });
    return access === 'open' ? many : [glyph(CLOSED, 's'), say('club.closed', { members: many })];
  },

  /** That a request waits for an answer. */
  asked({ live, you }: ClubCard, { say }: Speech): Child {
    return (
      !live && you?.role === 'pending' && line(WAIT, h('b', {}, say('club.asked')), say('club.askedText'))
    );
  },

  /** To join, to ask, to wait, to leave. */
  buttons(element: ClubHost, model: ClubsModel, card: ClubCard, { say }: Speech): Child {
    const state = clubState(card);
    const slim = element.variant === 'banner';
    const ask = (on: boolean) => {
      leaving[on ? 'add' : 'delete'](element);
      element.requestUpdate();
    };
    const join = (on: boolean) => {
      ask(false);
      element.ask(model, new ClubJoinRequest({ club: card.club.name, join: on }));
    };
    if (leaving.has(element) && state === 'member') {
      return [
        // In the place of the button that was pressed: a second press leaves nothing.
        h('button', { class: 'btn', part: 'button', onclick: () => ask(false) }, say('club.stay')),
        h('button', { class: 'btn', onclick: () => join(false) }, say('club.leave')),
      ];
    }
    const { label, icon, look, joins } = slim && state === 'pending' ? REQUESTED : CLUB_BUTTONS[state];
    const text = say(label);
    const warm = () => model.warm();
    const invited = state === 'invited';
    const button = h(
      'button',
      {
        class: `btn ${look ?? ''}`,
        part: 'button',
        'aria-label': label === 'club.requested' && `${text}. ${say('club.withdraw')}`,
        'aria-haspopup': invited && 'dialog',
        disabled: joins === undefined && !invited,
        onpointerenter: warm,
        onfocus: warm,
        onclick: (event) => {
          if (invited) openCode(element, event.currentTarget as HTMLElement, model);
          else if (state === 'member') ask(true);
          else join(Boolean(joins));
        },
      },
      icon && glyph(icon, slim ? 's' : ''),
      text,
    );
    return [button, (invited || redeeming.has(element)) && codeDialog(element, say)];
  },

  /** What went wrong; where its text cannot be had (the network is down), that something did. */
  said(notice: Notice | undefined, error: ErrorCode | null, { say }: Speech): Child {
    if (!notice && !error) return null;
    const text = notice ? say(notice.key) : say('club.old');
    return h('p', { class: 'small said' }, text === notice?.key ? say('club.failed') : text);
  },

  /** That there is no such club, or that it could not be had. */
  blank(error: ErrorCode | null, { say }: Speech, again: () => void): Child {
    return [
      h('p', { id: 'title' }, say(error ? 'club.noAnswer' : 'club.missing')),
      error &&
        h('div', { class: 'row actions' }, h('button', { class: 'btn', onclick: again }, say('club.retry'))),
    ];
  },
};

/** Where a code is typed: above the page, so that it is the same for the card and for the slim banner. */
function codeDialog(element: ClubHost, say: Speech['say']): Child {
  const close = () => {
    redeeming.delete(element);
    element.requestUpdate();
  };
  const leave = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return h(
    'dialog',
    { class: 'redeem', 'aria-label': say('club.invited'), onclose: close },
    h('hallway-invite'),
    h('button', { class: 'btn', onclick: leave }, say('club.close')),
  );
}

function openCode(element: ClubHost, button: HTMLElement, model: ClubsModel): void {
  const dialog = button.nextElementSibling as HTMLDialogElement;
  redeeming.add(element);
  dialog.showModal();
  const { club } = element;
  dialog.addEventListener('hallway-invitation-redeemed', () => model.cards.refresh([club], 0), {
    once: true,
  });
  import('../invite/invite.define.ts').then(
    async () => {
      const form = dialog.querySelector('hallway-invite');
      await form?.updateComplete;
      form?.focus();
    },
    // Offline: there is nothing to type into, and the next press asks again.
    () => dialog.close(),
  );
}

/** @see more */
export type More = typeof more;
