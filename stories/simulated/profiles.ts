import type { Backend } from '../../src/backend/backend.ts';
import type { ContactsDirectory, PeopleDirectory } from '../../src/backend/people-directory.ts';
import { type ErrorCode, HallwayError } from '../../src/contract/errors.ts';
import type { Contact, ContactPage, NewContact, PersonCard } from '../../src/contract/types.ts';
import { uuid } from '../../src/ui/uuid.ts';
import { faceOf } from './faces.ts';

/** What a method of {@link SimulatedPeople} does: answers, never answers, or refuses. */
export type Behaviour = 'answer' | 'hang' | ErrorCode;

const HOUR = 3_600_000;

/** A made-up person; the parts given are theirs. */
export function profile(parts: Partial<PersonCard['person']> = {}): PersonCard['person'] {
  return {
    id: 'p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11',
    handle: 'rasa',
    name: 'Rasa Milvydė',
    avatarUrl: faceOf(1),
    caption: 'Sound ecologist · hosts Sound & Field',
    bio: 'I put microphones where nobody listens: under bark, in harbour ropes, behind bakery ovens. Ask me about wind.',
    languages: ['lt', 'en'],
    topics: ['nature'],
    links: [
      { kind: 'website', url: 'https://milvyde.example/' },
      { kind: 'x', url: 'https://x.com/rasa' },
      { kind: 'youtube', url: 'https://www.youtube.com/@fieldnotes' },
    ],
    followers: 8_214,
    following: 31,
    ...parts,
  };
}

/** The card of a made-up person. */
export function personCard(
  parts: Partial<Omit<PersonCard, 'person'>> = {},
  person: Partial<PersonCard['person']> = {},
): PersonCard {
  return { person: profile(person), live: null, next: null, you: null, takesContacts: true, ...parts };
}

/** A made-up private request. */
export function contact(number: number, parts: Partial<Contact> = {}): Contact {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name: ['Ugnė Balsytė', 'Marius', '<b>Bold</b> Jonas'][number % 3] ?? '',
    reach: ['ugne@school.example', '+370 600 00000', '@jonas'][number % 3] ?? '',
    message: 'Our school has forty old limes and a curious physics class.\nCould we borrow a sensor in May?',
    room: number % 2 ? 'street-trees' : null,
    campaign: null,
    createdAt: new Date(Date.now() - number * HOUR).toISOString(),
    doneAt: null,
    ...parts,
  };
}

/** People and private requests that are made up, and do as they are told. */
export class SimulatedPeople implements PeopleDirectory, ContactsDirectory {
  readonly cards: PersonCard[];
  /** By the key under which each was sent. */
  readonly sent = new Map<string, NewContact & { readonly person: string }>();
  inbox: Contact[] = [];
  /** What each method does; those that are not here answer. */
  readonly does: Partial<Record<keyof PeopleDirectory | keyof ContactsDirectory, Behaviour>> = {};
  /** Methods that were called, in order. */
  readonly called: string[] = [];

  constructor(...cards: PersonCard[]) {
    this.cards = cards.length ? cards : [personCard()];
  }

  /** A backend without rooms that knows these people. */
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
      directory: { people: this, contacts: this },
    };
  }

  async people(refs: readonly string[]): Promise<readonly PersonCard[]> {
    await this.answered('people');
    return this.cards.filter(({ person }) => refs.includes(person.id) || refs.includes(`@${person.handle}`));
  }

  async followPerson(id: string, on: boolean): Promise<void> {
    await this.answered('followPerson');
    const at = this.cards.findIndex(({ person }) => person.id === id);
    const card = this.cards[at];
    if (!card || card.you?.follows === on) return;
    const followers = card.person.followers + (on ? 1 : -1);
    this.cards[at] = { ...card, person: { ...card.person, followers }, you: { self: false, follows: on } };
  }

  async sendContact(person: string, request: NewContact): Promise<{ id: string }> {
    this.sent.set(request.key, { ...request, person });
    await this.answered('sendContact');
    return { id: uuid() };
  }

  async contacts(state: 'open' | 'done', cursor?: string): Promise<ContactPage> {
    await this.answered('contacts');
    const all = this.inbox.filter(({ doneAt }) => (doneAt === null) === (state === 'open'));
    const from = Number(cursor ?? 0);
    const nextCursor = all.length > from + 20 ? String(from + 20) : null;
    return { contacts: all.slice(from, from + 20), nextCursor };
  }

  async markContact(id: string, done: boolean): Promise<void> {
    await this.answered('markContact');
    const doneAt = done ? new Date().toISOString() : null;
    this.inbox = this.inbox.map((one) => (one.id === id ? { ...one, doneAt } : one));
  }

  async deleteContact(id: string): Promise<void> {
    await this.answered('deleteContact');
    this.inbox = this.inbox.filter((one) => one.id !== id);
  }

  async exportContacts(): Promise<string> {
    await this.answered('exportContacts');
    return '\uFEFF"name"\r\n"Ugnė"\r\n';
  }

  private async answered(method: keyof PeopleDirectory | keyof ContactsDirectory): Promise<void> {
    this.called.push(method);
    await Promise.resolve();
    const behaviour = this.does[method] ?? 'answer';
    if (behaviour === 'hang') await new Promise(() => undefined);
    if (behaviour !== 'answer' && behaviour !== 'hang') throw new HallwayError(behaviour);
  }
}
