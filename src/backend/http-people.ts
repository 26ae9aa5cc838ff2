import type { PersonCard } from '../contract/types.ts';
import type { HttpApi } from './http-api.ts';
import type { PeopleDirectory } from './people-directory.ts';

/** People of a Hallway server. */
export function httpPeople(http: HttpApi): PeopleDirectory {
  return {
    async people(refs) {
      const query = refs.map((ref) => `id=${encodeURIComponent(ref)}`).join('&');
      return (await http.look<{ people: PersonCard[] }>({ method: 'GET', path: `/v1/people?${query}` }))
        .people;
    },
    async followPerson(id, on, campaign) {
      const path = `/v1/people/${id}/follow`;
      const body = campaign && { campaign };
      await http.change(on ? { method: 'PUT', path, body } : { method: 'DELETE', path });
    },
  };
}
