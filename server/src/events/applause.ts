import type { ReactionCounts, ReactionKind } from '../contract/models.ts';
import type { Reactions } from '../deps.ts';
import type { Connection, Seat } from './connection.ts';
import { encodeEvent } from './encode.ts';

/**
 * A page hears of a room's reactions at most once in this time, however many there are: with what it may hear of
 * listeners and questions these are fewer than four events a second, and within a second of the press with
 * `ReactionBatches`' wait.
 */
const REST_MS = 600;

/** All reactions of a room since a page of this process began to show them. Never changed: a sum is a new object. */
type Sum = Readonly<Record<string, number>>;

const NONE: Sum = {};

/** A room whose reactions pages of this process show. */
interface Topic {
  /** The sum that each page knows. */
  readonly seats: Map<Seat, Sum>;
  /** The sum as it is, and as it was last given out. */
  sum: Sum;
  told: Sum;
  /** Set while it is too early to give out again. */
  resting: NodeJS.Timeout | undefined;
  /** Texts of what came since a sum; mostly all pages know the same one. */
  readonly texts: Map<Sum, string>;
}

/**
 * Tells pages how many reacted. Sums and not a queue: a page that reads slowly gets the difference to what it knows, once,
 * so that each costs the same however many react and however slow it is.
 */
export class Applause {
  private readonly topics = new Map<string, Topic>();
  private readonly seats = new Map<Connection, readonly Seat[]>();
  private readonly deliver: (connection: Connection) => void;
  private readonly rest: number;

  /** @param rest milliseconds between two events of a room */
  constructor(deliver: (connection: Connection) => void, rest = REST_MS) {
    this.deliver = deliver;
    this.rest = rest;
  }

  /** A page begins to show the reactions of these of its rooms. */
  watch(connection: Connection, rooms: readonly string[]): void {
    const seats = connection.seats.filter(({ channel }) => rooms.includes(channel.name));
    if (seats.length === 0) return;
    for (const seat of seats) {
      const topic = this.topic(seat.channel.name);
      topic.seats.set(seat, topic.told);
    }
    this.seats.set(connection, seats);
  }

  /** A page has gone. */
  remove(connection: Connection): void {
    for (const seat of this.seats.get(connection) ?? []) {
      const topic = this.topics.get(seat.channel.name);
      topic?.seats.delete(seat);
      // One that rests stays until it wakes: a page that comes back at once shall not be told sooner.
      if (topic?.seats.size === 0 && !topic.resting) this.topics.delete(seat.channel.name);
    }
    this.seats.delete(connection);
  }

  /** What some process has counted. */
  add({ room, counts }: Reactions): void {
    const topic = this.topics.get(room);
    if (!topic) return;
    topic.sum = plus(topic.sum, counts);
    if (!topic.resting) this.giveOut(room, topic);
  }

  /** Events that a page is owed; marks them as given. */
  take(connection: Connection): string[] {
    const texts: string[] = [];
    for (const seat of this.seats.get(connection) ?? []) {
      const topic = this.topics.get(seat.channel.name);
      const known = topic?.seats.get(seat);
      if (!topic || !known || known === topic.told) continue;
      topic.seats.set(seat, topic.told);
      // Who may not know of a room does not hear it applaud.
      if (seat.told === 'gone' || (seat.channel.hidden && !seat.entry?.inside)) continue;
      texts.push(textOf(seat.channel.name, topic, known));
    }
    return texts;
  }

  /** Tells nothing any more. */
  stop(): void {
    for (const { resting } of this.topics.values()) clearTimeout(resting);
    this.topics.clear();
    this.seats.clear();
  }

  private topic(room: string): Topic {
    let topic = this.topics.get(room);
    if (!topic) {
      topic = { seats: new Map(), sum: NONE, told: NONE, resting: undefined, texts: new Map() };
      this.topics.set(room, topic);
    }
    return topic;
  }

  private giveOut(room: string, topic: Topic): void {
    topic.told = topic.sum;
    topic.texts.clear();
    topic.resting = setTimeout(() => this.wake(room, topic), this.rest);
    topic.resting.unref();
    for (const { connection } of topic.seats.keys()) this.deliver(connection);
  }

  private wake(room: string, topic: Topic): void {
    topic.resting = undefined;
    if (topic.seats.size === 0) this.topics.delete(room);
    else if (topic.sum !== topic.told) this.giveOut(room, topic);
  }
}

function plus(sum: Sum, counts: ReactionCounts): Sum {
  const next: Record<string, number> = { ...sum };
  for (const [kind, count] of Object.entries(counts)) next[kind] = (next[kind] ?? 0) + count;
  return next;
}

function textOf(name: string, { told, texts }: Topic, known: Sum): string {
  let text = texts.get(known);
  if (text === undefined) {
    const counts: ReactionCounts = {};
    for (const [kind, sum] of Object.entries(told) as [ReactionKind, number][]) {
      const count = sum - (known[kind] ?? 0);
      if (count > 0) counts[kind] = count;
    }
    text = encodeEvent('reactions', { name, counts });
    texts.set(known, text);
  }
  return text;
}
