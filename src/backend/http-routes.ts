import type { RoomAction } from '../contract/types.ts';
import type { HttpCall } from './http-client.ts';

/** A call below a room's address. */
export type RoomCall = Pick<HttpCall, 'method' | 'path' | 'body'>;
type Row<Type extends RoomAction['type']> = (action: Extract<RoomAction, { type: Type }>) => RoomCall;

const put = (path: string, body?: unknown): RoomCall => ({ method: 'PUT', path, body });
/** A POST below a room's address. */
export const post = (path: string, body?: unknown): RoomCall => ({ method: 'POST', path, body });
const remove = (path: string): RoomCall => ({ method: 'DELETE', path });

/** What each action is to the API, below `/v1/rooms/{room}/`. */
const ACTIONS: { readonly [Type in RoomAction['type']]: Row<Type> } = {
  'hand-raise': () => put('hand'),
  'hand-lower': () => remove('hand'),
  'hands-lower-all': () => remove('hands'),
  'hand-decline': ({ person }) => remove(`hands/${part(person)}`),
  'hand-policy': ({ policy }) => put('hand-policy', { policy }),
  'reaction-policy': ({ policy }) => put('reaction-policy', { policy }),
  'stage-invite': ({ person }) => put(`stage/${part(person)}/invite`),
  'stage-uninvite': ({ person }) => remove(`stage/${part(person)}/invite`),
  'stage-accept': () => post('stage/accept'),
  'stage-decline': () => post('stage/decline'),
  'stage-leave': () => post('stage/leave'),
  'person-to-audience': ({ person }) => post(`people/${part(person)}/to-audience`),
  'person-mute': ({ person }) => post(`people/${part(person)}/mute`),
  'person-remove': ({ person }) => post(`people/${part(person)}/remove`),
  'person-ban': ({ person, scope }) => post(`people/${part(person)}/ban`, scope && { scope }),
  'ban-lift': ({ person }) => remove(`bans/${part(person)}`),
  'person-report': ({ person, reason, message }) =>
    put(`people/${part(person)}/report`, { reason, ...(message && { message }) }),
  'report-close': ({ report }) => remove(`reports/${part(report)}`),
  'person-role': ({ person, role }) => put(`people/${part(person)}/role`, { role }),
  'hand-order': ({ order }) => put('hand-order', { order }),
  'room-lock': ({ locked }) => put('lock', { locked }),
  'mute-all': () => post('mute-all'),
  'room-start': () => post('start'),
  'room-end': () => post('end'),
  'recording-start': () => post('recording/start'),
  'recording-stop': () => post('recording/stop'),
};

/** A name as a part of a path. */
export function part(name: string): string {
  return encodeURIComponent(name);
}

/** What an action is to the API. */
export function routeOf(action: RoomAction): RoomCall {
  return (ACTIONS[action.type] as Row<RoomAction['type']>)(action);
}
