import type { ClubCard } from '../contract/types.ts';
import type { ClubsDirectory } from './directory.ts';
import type { Caller } from './http-api.ts';

/** Clubs of a Hallway server. */
export function httpClubs(http: Caller): ClubsDirectory {
  const change = (name: string, what: string, on: boolean, body?: object): Promise<ClubCard> => {
    const path = `/v1/clubs/${encodeURIComponent(name)}/${what}`;
    return http.change<ClubCard>(on ? { method: 'PUT', path, body } : { method: 'DELETE', path });
  };
  return {
    async clubs(names) {
      const query = names.map((name) => `name=${encodeURIComponent(name)}`).join('&');
      return (await http.look<{ clubs: ClubCard[] }>({ method: 'GET', path: `/v1/clubs?${query}` })).clubs;
    },
    followClub: (name, on, campaign) => change(name, 'follow', on, campaign && { campaign }),
    joinClub: (name, on, note) => change(name, 'membership', on, note ? { note } : {}),
  };
}
