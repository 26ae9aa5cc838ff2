import type { Told } from './viewers.ts';

/** One request to the API as one of the actors. */
export type Send = (actor: number, method: string, path: string, body?: object) => Promise<any>;

/** What people do in a room, in order, and how a viewer sees that it was done. */
export interface Kind {
  readonly name: string;
  /** So many a second. */
  readonly rate: number;
  /** Makes a room ready; what it returns does the n-th of these. */
  prepare(room: string, send: Send): Promise<(n: number) => Promise<unknown>>;
  /** How many of these an event holds. */
  seen(told: Told): number;
}

/** 10,000 a minute, as the room of a thousand that claps. */
const REACTIONS: Kind = {
  name: 'reactions',
  rate: 10_000 / 60,
  prepare: async (room, send) => (n) =>
    send(n, 'POST', `/v1/rooms/${room}/reactions`, { counts: { [n % 3 ? 'clap' : 'heart']: 1 } }),
  seen: ({ event, data }) =>
    event === 'reactions' ? Object.values<number>(data.counts).reduce((sum, count) => sum + count, 0) : 0,
};

/** What is measured. */
export const KINDS: readonly Kind[] = [REACTIONS];
