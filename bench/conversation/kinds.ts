import type { Told } from './viewers.ts';

/** One request to the API as one of the actors. @returns the body of the answer */
export type Send = (actor: number, method: string, path: string, body?: object) => Promise<any>;

/** What people do in one room, in order, and how a viewer sees that it was done. */
export interface Doing {
  /** Does the n-th of these. */
  act(n: number): Promise<unknown>;
  /** How many of these an event holds that its viewer did not know of. */
  seen(viewer: number, told: Told): number;
}

/** Something that people do. */
export interface Kind {
  readonly name: string;
  /** So many a second. */
  readonly rate: number;
  /** Makes a room ready for it. */
  prepare(room: string, send: Send): Promise<Doing>;
}

/** 10,000 a minute, as a room of a thousand that claps. */
const REACTIONS: Kind = {
  name: 'reactions',
  rate: 10_000 / 60,
  prepare: async (room, send) => ({
    act: (n) => send(n, 'POST', `/v1/rooms/${room}/reactions`, { counts: { [n % 3 ? 'clap' : 'heart']: 1 } }),
    seen: (_viewer, { event, data }) =>
      event === 'reactions' ? Object.values<number>(data.counts).reduce((sum, count) => sum + count, 0) : 0,
  }),
};

/** What is measured. */
export const KINDS: readonly Kind[] = [REACTIONS];
