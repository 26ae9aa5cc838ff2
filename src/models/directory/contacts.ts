import { atom } from 'nanostores';
import { httpContacts } from '../../backend/http-contacts.ts';
import type { ContactsDirectory } from '../../backend/people-directory.ts';
import { ContactSentEvent } from '../../events/contact-sent.ts';
import type { ContactSendRequest } from '../../events/contact-send-request.ts';
import { apiOf } from '../api.ts';
import type { Connection } from '../connection.ts';
import { announce, Errands } from './carry-out.ts';
import { campaignOfVisit } from '../campaign.ts';
import { tell } from '../tell.ts';

/** Private requests that this page sends: what waits and what failed, by the key of the request. */
export class ContactsModel extends Errands {
  /** Keys of the requests that the server has stored. */
  readonly $sent = atom<ReadonlySet<string>>(new Set());
  readonly #directory: ContactsDirectory;

  constructor(directory: ContactsDirectory) {
    super();
    this.#directory = directory;
  }

  /** Sends a request. Nothing is confirmed before it is stored. */
  send(trigger: ContactSendRequest, host: HTMLElement): void {
    const { person, ...request } = trigger.detail;
    const { key } = request;
    void this.carryOut(key, {
      trigger,
      host,
      pending: key,
      run: () => {
        const campaign = campaignOfVisit();
        return this.#directory.sendContact(person, { ...request, ...(campaign && { campaign }) });
      },
      done: ({ id }) => {
        this.$sent.set(new Set([...this.$sent.get(), key]));
        announce(host, ['contact'], 'contact.sent');
        tell(host, new ContactSentEvent({ person, id }));
      },
    });
  }
}

/** What a connection can do with private requests; nothing where its backend knows none. */
export function contactsDirectory(connection: Connection): ContactsDirectory | undefined {
  const { hasApi, config } = connection;
  return hasApi ? httpContacts(apiOf(connection)) : config.backend?.directory?.contacts;
}

/** The requests that are sent through a connection; nothing where its backend knows none. */
export function contactsOf(connection: Connection): ContactsModel | undefined {
  const { directory } = connection;
  let model = directory.get('contacts') as ContactsModel | undefined;
  if (!model) {
    const contacts = contactsDirectory(connection);
    if (!contacts) return undefined;
    directory.set('contacts', (model = new ContactsModel(contacts)));
  }
  return model;
}
