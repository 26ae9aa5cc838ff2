import type { ListChange } from '../deps.ts';
import type { Connection } from './connection.ts';
import { encodeEvent } from './encode.ts';

/** What one page wants to hear of. */
export interface HintWatch {
  readonly clubs: readonly string[];
  readonly hallway: boolean;
}

/** A list that pages of this process watch. */
interface Topic {
  readonly text: string;
  readonly connections: Set<Connection>;
  /** Set while it is too early to say it again. */
  resting: NodeJS.Timeout | undefined;
  /** Whether it changed while it was too early. */
  owed: boolean;
}

/** The hallway's name among those of clubs, which hold no capitals. */
const HALLWAY = 'HALLWAY';
/** The same is said at most once in this time, however much changes: each time, all pages ask again. */
const REST_MS = 2000;

/**
 * Tells pages that a list may have changed. A hint says nothing else: what each viewer may see of a list is for the
 * route that answers it to decide.
 */
export class Hints {
  private readonly topics = new Map<string, Topic>();
  private readonly names = new Map<Connection, readonly string[]>();
  private readonly deliver: (connection: Connection) => void;
  private readonly rest: number;

  /** @param rest milliseconds between two of the same */
  constructor(deliver: (connection: Connection) => void, rest = REST_MS) {
    this.deliver = deliver;
    this.rest = rest;
  }

  /** A page begins to watch. */
  watch(connection: Connection, { clubs, hallway }: HintWatch): void {
    if (hallway) this.topic(HALLWAY, 'hallway', {}).connections.add(connection);
    for (const name of clubs) this.topic(name, 'club', { name }).connections.add(connection);
    this.names.set(connection, hallway ? [HALLWAY, ...clubs] : clubs);
  }

  /** A page has gone. */
  remove(connection: Connection): void {
    for (const name of this.names.get(connection) ?? []) {
      const topic = this.topics.get(name);
      topic?.connections.delete(connection);
      // One that rests stays until it wakes: a page that comes back at once shall not hear the same again.
      if (topic?.connections.size === 0 && !topic.resting) this.topics.delete(name);
    }
    this.names.delete(connection);
  }

  /** Lists that the database announced as changed. */
  change({ clubs, hallway }: ListChange): void {
    if (hallway) this.say(HALLWAY);
    for (const name of clubs) this.say(name);
  }

  /** Changes may have been missed. */
  changeAll(): void {
    for (const name of this.topics.keys()) this.say(name);
  }

  /** Says nothing any more. */
  stop(): void {
    for (const { resting } of this.topics.values()) clearTimeout(resting);
    this.topics.clear();
    this.names.clear();
  }

  private topic(name: string, event: 'hallway' | 'club', data: object): Topic {
    let topic = this.topics.get(name);
    if (!topic) {
      topic = { text: encodeEvent(event, data), connections: new Set(), resting: undefined, owed: false };
      this.topics.set(name, topic);
    }
    return topic;
  }

  private say(name: string): void {
    const topic = this.topics.get(name);
    if (!topic) return;
    if (topic.resting) {
      topic.owed = true;
      return;
    }
    topic.owed = false;
    topic.resting = setTimeout(() => this.wake(name, topic), this.rest);
    topic.resting.unref();
    for (const connection of topic.connections) {
      connection.hints.add(topic.text);
      this.deliver(connection);
    }
  }

  private wake(name: string, topic: Topic): void {
    topic.resting = undefined;
    if (topic.connections.size === 0) this.topics.delete(name);
    else if (topic.owed) this.say(name);
  }
}
