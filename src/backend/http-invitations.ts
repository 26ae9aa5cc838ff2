import type { HostingDirectory, InvitationPlace, InvitationsDirectory } from './host-directory.ts';
import type { HttpApi } from './http-api.ts';

/** Invitations of a Hallway server. */
export function httpInvitations(http: HttpApi): InvitationsDirectory {
  const at = ({ kind, name }: InvitationPlace) => `/v1/${kind}s/${encodeURIComponent(name)}/invitations`;
  return {
    async redeem(code) {
      const path = '/v1/invitations/redeem';
      const redeemed = await http.call<Awaited<ReturnType<InvitationsDirectory['redeem']>>>({
        method: 'POST',
        path,
        body: { code },
      });
      // A guest who was let in is remembered in this browser.
      http.session.keep(true);
      return redeemed;
    },
    invitations: (place, cursor) =>
      http.call({ method: 'GET', path: at(place) + (cursor ? `?cursor=${cursor}` : '') }),
    invite: (place, body) => http.call({ method: 'POST', path: at(place), body }),
    revoke: (id) => http.call({ method: 'DELETE', path: `/v1/invitations/${id}` }),
  };
}

/** Opening rooms on a Hallway server. */
export function httpHosting(http: HttpApi): HostingDirectory {
  return { openRoom: (body) => http.call({ method: 'POST', path: '/v1/rooms', body }) };
}
