import type { Backend } from '../../src/backend/backend.ts';
import type { ClubsDirectory } from '../../src/backend/directory.ts';
import { type ErrorCode, HallwayError } from '../../src/contract/errors.ts';
import type { ClubCard } from '../../src/contract/types.ts';
import { SimulatedHosting } from './hosting.ts';

/** What a method of {@link SimulatedClubs} does: answers, never answers, or refuses. */
type Behaviour = 'answer' | 'hang' | ErrorCode;

/** The card of a made-up club. */
export function clubCard(
  parts: Partial<Omit<ClubCard, 'club'>> = {},
  club: Partial<ClubCard['club']> = {},
): ClubCard {
  return {
    club: {
      name: 'sound-and-field',
      title: 'Sound & Field',
      description: 'Listening to places: parks, ports, kitchens. Live every Thursday.',
      pictureUrl: null,
      topic: 'nature',
      language: 'en',
      links: [],
      access: 'open',
      followers: 12_408,
      members: 260,
      ...club,
    },
    live: null,
    next: null,
    you: null,
    ...parts,
  };
}

/** Clubs that are made up, and do as they are told. */
export class SimulatedClubs implements ClubsDirectory {
  readonly cards: Map<string, ClubCard>;
  /** What each method does; those that are not here answer. */
  readonly does: Partial<Record<keyof ClubsDirectory, Behaviour>> = {};
  /** Codes are taken by these. */
  invitations = new SimulatedHosting();
  /** Methods that were called, with what they were asked, in order. */
  readonly called: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(...cards: ClubCard[]) {
    const made = cards.length > 0 ? cards : [clubCard()];
    this.cards = new Map(made.map((card) => [card.club.name, card]));
  }

  /** A backend without rooms that knows these clubs. */
  get backend(): Backend {
    const nothing = () => Promise.reject(new HallwayError('room_not_found'));
    return {
      features: new Set(),
      watch: () => () => undefined,
      join: nothing,
      listening: nothing,
      leave: nothing,
      roster: nothing,
      act: nothing,
      directory: {
        clubs: this,
        invitations: this.invitations,
        hint: (_kind, _name, listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
    };
  }

  /** How many elements are told of changes. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Changes a club, and tells the page that it may have changed. */
  change(card: ClubCard): void {
    this.cards.set(card.club.name, card);
    for (const listener of this.#listeners) listener();
  }

  async clubs(names: readonly string[]): Promise<readonly ClubCard[]> {
    await this.#answered('clubs', names.join(' '));
    return names.flatMap((name) => this.cards.get(name) ?? []);
  }

  async followClub(name: string, on: boolean): Promise<ClubCard> {
    await this.#answered('followClub', `${name} ${on}`);
    const card = this.#card(name);
    const followers = card.club.followers + Number(on) - Number(Boolean(card.you?.follows));
    return this.#keep({
      ...card,
      club: { ...card.club, followers },
      you: { role: null, ...card.you, follows: on },
    });
  }

  async joinClub(name: string, on: boolean): Promise<ClubCard> {
    await this.#answered('joinClub', `${name} ${on}`);
    const card = this.#card(name);
    const role = on ? (card.club.access === 'open' ? 'member' : 'pending') : null;
    return this.#keep({ ...card, you: { follows: false, ...card.you, role } });
  }

  #card(name: string): ClubCard {
    const card = this.cards.get(name);
    if (!card) throw new HallwayError('not_found');
    return card;
  }

  #keep(card: ClubCard): ClubCard {
    this.cards.set(card.club.name, card);
    return card;
  }

  async #answered(method: keyof ClubsDirectory, asked: string): Promise<void> {
    this.called.push(`${method} ${asked}`);
    await Promise.resolve();
    const behaviour = this.does[method] ?? 'answer';
    if (behaviour === 'hang') await new Promise(() => undefined);
    if (behaviour !== 'answer' && behaviour !== 'hang') throw new HallwayError(behaviour);
  }
}
