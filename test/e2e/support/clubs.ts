import { randomUUID } from 'node:crypto';
import type { Api } from './api.ts';

/** A club, and its admin's session. */
export interface MadeClub {
  readonly name: string;
  readonly admin: { readonly token: string; readonly id: string };
}

/** Makes a club; what is left out gets a sensible value. */
export async function makeClub(api: Api, fields: object = {}): Promise<MadeClub> {
  const admin = await api.session(await api.hostToken());
  const name = `club-${randomUUID().slice(0, 8)}`;
  const body = { name, title: 'Sound & Field', language: 'en', ...fields };
  const answer = await api.call('POST', '/v1/clubs', body, admin.token);
  if (answer.status !== 201)
    throw new Error(`club not made: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { name, admin };
}

/** How many follow a club, as the server says. */
export async function followersOf(api: Api, name: string): Promise<number> {
  const { body } = await api.call('GET', `/v1/clubs/${name}`);
  return (body as { club: { followers: number } }).club.followers;
}
