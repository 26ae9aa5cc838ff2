import type { ClubCard } from '../../contract/types.ts';
import { ClubFollowedEvent } from '../../events/club-followed.ts';
import type { ClubFollowRequest } from '../../events/club-follow-request.ts';
import { ClubJoinedEvent } from '../../events/club-joined.ts';
import type { ClubJoinRequest } from '../../events/club-join-request.ts';
import { carryOut } from './carry-out.ts';
import type { ClubsModel } from './clubs.ts';
import { campaignOfVisit } from '../campaign.ts';
import { tell } from '../tell.ts';

/** Carries a request about a club out. */
export function carryOutFor(
  model: ClubsModel,
  trigger: ClubFollowRequest | ClubJoinRequest,
  host: HTMLElement,
): void {
  if ('follow' in trigger.detail) follow(model, trigger, trigger.detail, host);
  else join(model, trigger, trigger.detail, host);
}

/** Follows a club or no longer. */
function follow(
  model: ClubsModel,
  trigger: ClubFollowRequest | ClubJoinRequest,
  { club: name, follow: on }: ClubFollowRequest['detail'],
  host: HTMLElement,
): void {
  void carryOut(model, name, {
    trigger,
    host,
    pending: `follow:${name}`,
    before: () => ahead(model, name, (card) => following(card, on)),
    run: () => model.directory.followClub(name, on, campaignOfVisit()),
    done: (card) => {
      model.cards.put(card);
      tell(host, new ClubFollowedEvent({ club: name, follows: on }));
    },
  });
}

/** Becomes a member, asks to, or is it no longer. */
function join(
  model: ClubsModel,
  trigger: ClubFollowRequest | ClubJoinRequest,
  { club: name, join: on }: ClubJoinRequest['detail'],
  host: HTMLElement,
): void {
  void carryOut(model, name, {
    trigger,
    host,
    pending: `join:${name}`,
    before: () => ahead(model, name, (card) => joining(card, on)),
    run: () => model.directory.joinClub(name, on),
    done: (card) => {
      model.cards.put(card);
      tell(host, new ClubJoinedEvent({ club: name, role: card.you?.role ?? null }));
    },
  });
}

function ahead({ cards }: ClubsModel, name: string, change: (card: ClubCard) => ClubCard): () => void {
  const store = cards.get(name);
  const before = store.get();
  if (!before.card) return () => undefined;
  const shown = { ...before, card: change(before.card) };
  store.set(shown);
  return () => {
    // Unless the server has spoken since.
    if (store.get() === shown) store.set(before);
  };
}

function following(card: ClubCard, follows: boolean): ClubCard {
  const { club, you } = card;
  if (you?.follows === follows) return card;
  const followers = Math.max(0, club.followers + (follows ? 1 : -1));
  return { ...card, club: { ...club, followers }, you: { role: null, ...you, follows } };
}

function joining(card: ClubCard, join: boolean): ClubCard {
  const { club, you } = card;
  const role = join ? (club.access === 'open' ? 'member' : 'pending') : null;
  const change = Number(role === 'member') - Number(Boolean(you?.role) && you?.role !== 'pending');
  const members = Math.max(0, club.members + change);
  return { ...card, club: { ...club, members }, you: { follows: false, ...you, role } };
}
