import { atom } from 'nanostores';
import { httpSchedule } from '../backend/http-schedule.ts';
import type { HttpApi } from '../backend/http-api.ts';
import type { ComingPage, TalkPage } from '../contract/types.ts';
import type { Connection } from '../models/connection.ts';
import type { Own } from '../models/directory/schedule.ts';
import type { Talks } from '../models/directory/talk-list.ts';
import { Waiting } from '../models/directory/waiting.ts';
import { nothing } from './speech.ts';

/** A connection that knows these talks and who comes, and asks for nothing. */
export function connectionOf(api: string, talks?: TalkPage, coming?: ComingPage): Connection {
  const address = api.replace(/\/+$/, '');
  // Addresses of calendars only: nothing is asked for.
  const http = httpSchedule(undefined as unknown as HttpApi, address);
  const $talks = atom<Talks>({
    status: 'ready',
    talks: talks?.talks ?? [],
    nextCursor: talks?.nextCursor ?? null,
    more: false,
    error: null,
    retryAt: null,
  });
  const model = Object.assign(new Waiting(), {
    $own: atom<Own>({ rooms: new Map(), mail: null }),
    directory: address ? http : {},
    list: () => ({ $talks, watch: () => nothing, refresh: nothing, more: nothing }),
    coming: () => atom(coming ?? null),
    knowOwn: nothing,
    wake: nothing,
  });
  return { directory: new Map<string, unknown>([['schedule', model]]) } as Partial<Connection> as Connection;
}
