import { atom } from 'nanostores';
import type { ContactsDirectory } from '../../backend/people-directory.ts';
import { type ErrorCode, HallwayError } from '../../contract/errors.ts';
import type { Contact } from '../../contract/types.ts';
import type { ContactChangeRequest } from '../../events/contact-change-request.ts';
import type { Connection } from '../connection.ts';
import { Errands } from './carry-out.ts';
import { contactsDirectory } from './contacts.ts';

/** Which requests are shown. */
export type InboxState = 'open' | 'done';

/** A list of requests, as far as it is known. */
export interface InboxList {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly contacts: readonly Contact[];
  readonly nextCursor: string | null;
  /** Why it could not be had. */
  readonly error: ErrorCode | null;
}

const UNKNOWN: InboxList = { status: 'loading', contacts: [], nextCursor: null, error: null };

/** The private requests sent to the viewer. */
export class InboxModel extends Errands {
  readonly lists = { open: atom<InboxList>(UNKNOWN), done: atom<InboxList>(UNKNOWN) };
  readonly #directory: ContactsDirectory;

  constructor(directory: ContactsDirectory) {
    super();
    this.#directory = directory;
  }

  /** Asks for the first page again; what is shown stays until it is here. */
  async load(state: InboxState): Promise<void> {
    const store = this.lists[state];
    try {
      const page = await this.#directory.contacts(state);
      store.set({ status: 'ready', error: null, ...page });
    } catch (thrown) {
      const { code } = HallwayError.from(thrown);
      const before = store.get();
      store.set({ ...before, status: before.contacts.length ? 'ready' : 'failed', error: code });
    }
  }

  /** Asks for the next page. */
  async more(state: InboxState): Promise<void> {
    const store = this.lists[state];
    const { nextCursor } = store.get();
    if (!nextCursor) return;
    try {
      const page = await this.#directory.contacts(state, nextCursor);
      const now = store.get();
      // Else somebody has asked for the first page meanwhile.
      if (now.nextCursor === nextCursor) {
        store.set({ ...now, ...page, contacts: [...now.contacts, ...page.contacts] });
      }
    } catch (thrown) {
      store.set({ ...store.get(), error: HallwayError.from(thrown).code });
    }
  }

  /** Marks a request or deletes it: gone from its list at once, back with a text when it is refused. */
  change(trigger: ContactChangeRequest, host: HTMLElement): void {
    const { detail } = trigger;
    if (detail.type === 'download') return;
    const { type, id } = detail;
    const contacts = this.#directory;
    void this.carryOut(id, {
      trigger,
      host,
      pending: id,
      before: () => this.#without(id),
      run: () => (type === 'delete' ? contacts.deleteContact(id) : contacts.markContact(id, type === 'done')),
      done: () => {
        if (type !== 'delete') void this.load(type === 'done' ? 'done' : 'open');
      },
    });
  }

  /** Gets all requests as a table and hands them to `save`. */
  download(trigger: ContactChangeRequest, host: HTMLElement, save: (csv: string) => void): void {
    void this.carryOut('download', {
      trigger,
      host,
      pending: 'download',
      run: () => this.#directory.exportContacts(),
      done: save,
    });
  }

  #without(id: string): () => void {
    const undo = Object.values(this.lists).map((store) => {
      const before = store.get();
      const contacts = before.contacts.filter((contact) => contact.id !== id);
      if (contacts.length === before.contacts.length) return () => undefined;
      const shown = { ...before, contacts };
      store.set(shown);
      return () => {
        if (store.get() === shown) store.set(before);
      };
    });
    return () => undo.forEach((step) => step());
  }
}

/** The requests to the viewer of a connection; nothing where its backend knows none. */
export function inboxOf(connection: Connection): InboxModel | undefined {
  const { directory } = connection;
  let model = directory.get('inbox') as InboxModel | undefined;
  if (!model) {
    const contacts = contactsDirectory(connection);
    if (!contacts) return undefined;
    directory.set('inbox', (model = new InboxModel(contacts)));
  }
  return model;
}
