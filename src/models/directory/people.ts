import { httpPeople } from '../../backend/http-people.ts';
import type { PeopleDirectory } from '../../backend/people-directory.ts';
import type { PersonCard } from '../../contract/types.ts';
import type { PersonFollowRequest } from '../../events/person-follow-request.ts';
import { PersonFollowedEvent } from '../../events/person-followed.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { Cards, type CardStore } from './cards.ts';
import { Errands } from './carry-out.ts';
import { campaignOfVisit } from '../campaign.ts';
import { tell } from '../tell.ts';

/** A card, and how an element named the person: by id, or by `@` and handle. */
export interface NamedCard extends PersonCard {
  readonly ref: string;
}

/** The people that a page shows of one backend. */
export class PeopleModel extends Errands {
  readonly cards: Cards<NamedCard>;
  readonly #directory: PeopleDirectory;

  constructor(directory: PeopleDirectory) {
    super();
    this.#directory = directory;
    this.cards = new Cards(
      async (refs) => {
        const found = await directory.people(refs);
        return refs.flatMap((ref) => {
          const card = found.find((one) => refsOf(one).includes(ref));
          return card ? [{ ...card, ref }] : [];
        });
      },
      ({ ref }) => ref,
    );
  }

  /** The store of somebody's card, by id, or by `@` and handle. */
  card(ref: string): CardStore<NamedCard> {
    return this.cards.get(ref.toLowerCase());
  }

  /** Follows somebody or no longer: shown at once, taken back with a text when it is refused. */
  follow(trigger: PersonFollowRequest, host: HTMLElement, card: NamedCard): void {
    const { person, follow } = trigger.detail;
    void this.carryOut(person, {
      trigger,
      host,
      pending: `follow:${person}`,
      before: () => this.#ahead(card, follow),
      run: () => this.#directory.followPerson(person, follow, campaignOfVisit()),
      done: () => {
        tell(host, new PersonFollowedEvent({ person, follows: follow }));
        // How many follow by now, the server knows.
        this.cards.refresh(this.#shown(card));
      },
    });
  }

  #ahead(card: NamedCard, follows: boolean): () => void {
    const undo = this.#shown(card).map((ref) => {
      const store = this.cards.get(ref);
      const before = store.get();
      if (!before.card || before.card.you?.follows === follows) return () => undefined;
      const { person, you } = before.card;
      const followers = Math.max(0, person.followers + (follows ? 1 : -1));
      const shown = {
        ...before,
        card: {
          ...before.card,
          person: { ...person, followers },
          you: { self: false, ...you, follows },
        },
      };
      store.set(shown);
      return () => {
        // Unless the server has spoken since.
        if (store.get() === shown) store.set(before);
      };
    });
    return () => undo.forEach((step) => step());
  }

  /** The names by which elements show the person. */
  #shown(card: NamedCard): string[] {
    return [...new Set([card.ref, ...refsOf(card)])].filter((ref) => this.cards.has(ref));
  }
}

/** The people of a connection; nothing where its backend knows none. */
export function peopleOf(connection: Connection): PeopleModel | undefined {
  const { directory, config, hasApi } = connection;
  let model = directory.get('people') as PeopleModel | undefined;
  if (!model) {
    const people = hasApi ? httpPeople(apiOf(connection)) : config.backend?.directory?.people;
    if (!people) return undefined;
    directory.set('people', (model = new PeopleModel(people)));
  }
  return model;
}

function refsOf({ person }: PersonCard): string[] {
  return [person.id, `@${person.handle}`];
}
