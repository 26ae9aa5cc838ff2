import type { ContactPage } from '../contract/types.ts';
import type { HttpApi } from './http-api.ts';
import type { ContactsDirectory } from './people-directory.ts';

const MINE = '/v1/me/contacts';

/** Private requests of a Hallway server. */
export function httpContacts(http: HttpApi): ContactsDirectory {
  return {
    sendContact: (person, body) => http.call({ method: 'POST', path: `/v1/people/${person}/contacts`, body }),
    contacts: (state, cursor) =>
      http.call<ContactPage>({
        method: 'GET',
        path: `${MINE}?${new URLSearchParams({ state, ...(cursor && { cursor }) })}`,
      }),
    markContact: (id, done) => http.call({ method: done ? 'PUT' : 'DELETE', path: `${MINE}/${id}/done` }),
    deleteContact: (id) => http.call({ method: 'DELETE', path: `${MINE}/${id}` }),
    exportContacts: () => http.call<string>({ method: 'GET', path: `${MINE}.csv`, text: true }),
  };
}
