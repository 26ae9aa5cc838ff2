import { randomUUID } from 'node:crypto';
import type { Told } from './viewers.ts';

/** People who do something: the same number, however many watch. */
export const ACTORS = 100;

/** As much of a question as is looked at. */
interface Question {
  readonly number: number;
  readonly votes: number;
}

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

/** Questions that are there to be voted for. */
const OPEN = 20;
/** Each viewer is another one, and so is each number. */
const keyOf = (viewer: number, number: number) => `${viewer} ${number}`;

/** 3,000 a minute, each of them another one's or for another question. */
const VOTES: Kind = {
  name: 'votes',
  rate: 50,
  prepare: async (room, send) => {
    const numbers: number[] = [];
    for (let n = 0; n < OPEN; n += 1) numbers.push((await ask(room, send, n)).number);
    const known = new Map<string, number>();
    return {
      act(n) {
        const number = numbers[(n + Math.floor(n / ACTORS)) % OPEN];
        return send(n, 'PUT', `/v1/rooms/${room}/questions/${number}/vote`);
      },
      seen(viewer, { event, data }) {
        if (event !== 'questions') return 0;
        const whole = ((data.questions ?? []) as Question[]).map(
          ({ number, votes }) => [number, votes] as const,
        );
        let count = 0;
        for (const [number, votes] of [...whole, ...((data.votes ?? []) as [number, number][])]) {
          const key = keyOf(viewer, number);
          count += votes - (known.get(key) ?? 0);
          known.set(key, votes);
        }
        return count;
      },
    };
  },
};

/** Two a second: more than anybody can read. */
const QUESTIONS: Kind = {
  name: 'questions',
  rate: 2,
  prepare: async (room, send) => {
    const known = new Set<string>();
    return {
      act: (n) => ask(room, send, n),
      seen(viewer, { event, data }) {
        if (event !== 'questions') return 0;
        const keys = ((data.questions ?? []) as Question[]).map(({ number }) => keyOf(viewer, number));
        const fresh = keys.filter((key) => !known.has(key));
        for (const key of fresh) known.add(key);
        return fresh.length;
      },
    };
  },
};

async function ask(room: string, send: Send, n: number): Promise<Question> {
  const text = `Question ${n}: how much does it cost a viewer when somebody asks what it costs?`;
  return (await send(n, 'POST', `/v1/rooms/${room}/questions`, { key: randomUUID(), text })) as Question;
}

/** What is measured. */
export const KINDS: readonly Kind[] = [QUESTIONS, VOTES, REACTIONS];
