import { httpClubs } from '../../backend/http-clubs.ts';
import type { ClubsDirectory } from '../../backend/directory.ts';
import type { ClubCard } from '../../contract/types.ts';
import { ClubFollowedEvent } from '../../events/club-followed.ts';
import type { ClubFollowRequest } from '../../events/club-follow-request.ts';
import type { ClubJoinRequest } from '../../events/club-join-request.ts';
import { ClubJoinedEvent } from '../../events/club-joined.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { Cards } from './cards.ts';
import { Errands } from './carry-out.ts';
import { watchHint } from './hints.ts';

/** The clubs that a page shows of one backend. */
export class ClubsModel extends Errands {
  readonly cards: Cards<ClubCard>;
  readonly #connection: Connection;
  readonly #directory: ClubsDirectory;

  constructor(connection: Connection, directory: ClubsDirectory) {
    super();
    this.#connection = connection;
    this.#directory = directory;
    this.cards = new Cards(
      (names) => directory.clubs(names),
      ({ club }) => club.name,
    );
  }

  /** Keeps a club's card fresh until the returned function is called. */
  watch(name: string): () => void {
    return watchHint(this.#connection, 'club', name, () => this.cards.refresh([name]));
  }

  /** Follows a club or no longer: shown at once, taken back with a text when it is refused. */
  follow(trigger: ClubFollowRequest, host: HTMLElement): void {
    const { club: name, follow } = trigger.detail;
    void this.carryOut(name, {
      trigger,
      host,
      pending: `follow:${name}`,
      before: () => this.#ahead(name, (card) => following(card, follow)),
      run: () => this.#directory.followClub(name, follow),
      done: (card) => {
        this.cards.put(card);
        host.dispatchEvent(new ClubFollowedEvent({ club: name, follows: follow }));
      },
    });
  }

  /** Becomes a member, asks to, or is it no longer: shown at once, taken back with a text when it is refused. */
  join(trigger: ClubJoinRequest, host: HTMLElement): void {
    const { club: name, join } = trigger.detail;
    void this.carryOut(name, {
      trigger,
      host,
      pending: `join:${name}`,
      before: () => this.#ahead(name, (card) => joining(card, join)),
      run: () => this.#directory.joinClub(name, join),
      done: (card) => {
        this.cards.put(card);
        host.dispatchEvent(new ClubJoinedEvent({ club: name, role: card.you?.role ?? null }));
      },
    });
  }

  #ahead(name: string, change: (card: ClubCard) => ClubCard): () => void {
    const store = this.cards.get(name);
    const before = store.get();
    if (!before.card) return () => undefined;
    const shown = { ...before, card: change(before.card) };
    store.set(shown);
    return () => {
      // Unless the server has spoken since.
      if (store.get() === shown) store.set(before);
    };
  }
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

/** The clubs of a connection; nothing where its backend knows none. */
export function clubsOf(connection: Connection): ClubsModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('clubs') as ClubsModel | undefined;
  if (!model) {
    const clubs = hasApi ? httpClubs(apiOf(connection)) : config.backend?.directory?.clubs;
    if (!clubs) return undefined;
    directory.set('clubs', (model = new ClubsModel(connection, clubs)));
  }
  return model;
}
