import type { ErrorCode } from '../../contract/errors.ts';
import type { ClubCard } from '../../contract/types.ts';
import { ClubFollowRequest } from '../../events/club-follow-request.ts';
import type { ClubJoinRequest } from '../../events/club-join-request.ts';
import type { Speech, TextPart } from '../../i18n/text.ts';
import type { ClubsModel } from '../../models/directory/clubs.ts';
import { type Child, h, type Tag } from '../../ui/dom.ts';
import { face, glyph } from '../../ui/face.ts';
import { ADD, DONE } from '../../ui/icons/club.ts';
import type { Reader } from '../../ui/store-controller.ts';
import { nowLine, shortLine } from './club-lines.ts';
import type { More } from './club-more.ts';

/** What a card needs of the element, or on a server of what stands for it. */
export interface ClubHost {
  /** Name of the club. */
  readonly club: string;
  readonly variant: 'card' | 'banner';
  readonly action: 'follow' | 'join' | null;
  readonly data: Reader;
  readonly speech: Speech;
  parts: readonly TextPart[];
  readonly more: More | undefined;
  ask(model: ClubsModel, request: ClubFollowRequest | ClubJoinRequest): void;
  requestUpdate(): void;
}

/** The card of a club that is known. */
export function clubView(host: ClubHost, model: ClubsModel, card: ClubCard, error: ErrorCode | null): Tag {
  const { data, speech, variant, action } = host;
  const { club } = card;
  const slim = variant === 'banner';
  const joins = action === 'join' || (club.access !== 'open' && !action);
  const notice = data.read(model.$notices).get(club.name);
  if (notice && !host.parts.includes('error')) host.parts = [...host.parts, 'error'];
  const more = joins || notice || error ? host.more : undefined;
  const now = card.live || card.next ? data.minute : 0;
  const counted =
    joins && more ? more.count(card, speech) : speech.say('club.followers', { count: club.followers });
  const lang = club.language ?? undefined;
  return frame(
    slim,
    h(
      'div',
      { class: 'row club' },
      face(club.name, club.title, club.pictureUrl, 2),
      h(
        'div',
        { class: 'texts' },
        h('h3', { class: 'title', part: 'title', id: 'title', lang }, club.title),
        h(
          'p',
          { class: 'row small count' },
          h('span', {}, (slim && shortLine(card, now, speech)) || counted),
        ),
      ),
    ),
    !slim && club.description && h('p', { class: 'muted about', lang }, club.description),
    !slim && (more?.asked(card, speech) || nowLine(card, now, speech)),
    h(
      'div',
      { class: 'row actions' },
      joins ? more?.buttons(host, model, card, speech) : button(host, model, card),
    ),
    // Where the network is down, what says more cannot come either.
    more
      ? more.said(notice, error, speech)
      : notice && h('p', { class: 'small said' }, speech.say('club.failed')),
  );
}

/** The frame of every state of the card. */
export function frame(slim: boolean, ...children: Child[]): Tag {
  return h(
    'article',
    { class: `card ${slim ? 'slim' : ''}`, part: 'card', 'aria-labelledby': 'title' },
    children,
  );
}

function button(host: ClubHost, model: ClubsModel, { club, you }: ClubCard): Tag {
  const follows = Boolean(you?.follows);
  const warm = () => model.warm();
  return h(
    'button',
    {
      class: `btn ${follows ? 'soft' : 'primary'}`,
      part: 'button',
      'aria-pressed': String(follows),
      onpointerenter: warm,
      onfocus: warm,
      onclick: () => host.ask(model, new ClubFollowRequest({ club: club.name, follow: !follows })),
    },
    glyph(follows ? DONE : ADD, host.variant === 'banner' ? 's' : ''),
    host.speech.say(follows ? 'club.following' : 'club.follow'),
  );
}
