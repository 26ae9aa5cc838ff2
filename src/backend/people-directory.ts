import type { Campaign, ContactPage, NewContact, PersonCard } from '../contract/types.ts';

/** People: what cards show, and what a viewer does there. Every method rejects with `HallwayError` only. */
export interface PeopleDirectory {
  /** Cards of at most 100 people, by id or `@` and handle; those who do not exist are missing. */
  people(refs: readonly string[]): Promise<readonly PersonCard[]>;
  /** Follows somebody, or no longer. */
  followPerson(id: string, on: boolean, campaign?: Campaign): Promise<void>;
}

/** Private requests. Every method rejects with `HallwayError` only. */
export interface ContactsDirectory {
  /** Sends one; settles once it is stored. Sent again under the same key it is the same one. */
  sendContact(person: string, request: NewContact): Promise<{ readonly id: string }>;
  /** A page of those sent to the viewer, newest first; `forbidden` to guests. */
  contacts(state: 'open' | 'done', cursor?: string): Promise<ContactPage>;
  /** Marks one done, or open again. */
  markContact(id: string, done: boolean): Promise<void>;
  deleteContact(id: string): Promise<void>;
  /** All of them, as CSV. */
  exportContacts(): Promise<string>;
}
