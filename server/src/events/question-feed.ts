import type { Question } from '../contract/question-models.ts';
import type { QuestionChange } from '../deps.ts';
import type { Log } from '../log/log.ts';
import { isPublic, type QuestionNews, type QuestionWish } from '../services/question-snapshots.ts';
import type { RoomSnapshot } from '../services/snapshots.ts';
import type { Connection, Seat } from './connection.ts';
import { encodeEvent } from './encode.ts';
import type { EventData } from './source.ts';

/** Changes that come one after another are read once. */
const GATHER_MS = 25;
/** The pages of a room are told at most once in this time; so what changes is everywhere within a second. */
const REST_MS = 800;
/** So many whole questions, and numbers with their votes, are sent at once; the others the next time. */
const MOST = { changed: 50, voted: 400 };
/** Waits after failures of the database. */
const RETRY_MS = 2_000;
/**
 * Votes are announced after they are stored, so a process that dies may have told nobody: where something happens, it is
 * looked for votes of the last so many seconds, so often, for as long as nothing new has been heard.
 */
const LATELY = { everyMs: 10_000, seconds: 15, quietMs: 60_000 };

/** The questions of one room that pages of this process watch. */
interface Topic {
  readonly name: string;
  readonly seats: Set<Seat>;
  /** What each page was sent last; it may not have read it. */
  readonly sent: Map<Connection, string>;
  /** Votes as they were told last. */
  readonly told: Map<number, number>;
  changed: Set<number>;
  voted: Set<number>;
  rules: boolean;
  lately: boolean;
  /** As epoch milliseconds. */
  heardAt: number;
  /** Set while a reading is due, under way, or too early. */
  timer: NodeJS.Timeout | undefined;
  busy: boolean;
}

/**
 * Tells pages what changes of a room's questions: one text for all its pages, and another one for moderators, so that
 * its cost for each viewer is the same however many they are. It queues nothing for a page that does not read: that one
 * is told to read the list again.
 */
export class QuestionFeed {
  readonly #topics = new Map<string, Topic>();
  readonly #data: Pick<EventData, 'rooms' | 'inside' | 'questions'>;
  readonly #log: Log;
  readonly #deliver: (connection: Connection) => void;
  readonly #looking: NodeJS.Timeout;

  constructor(
    data: Pick<EventData, 'rooms' | 'inside' | 'questions'>,
    log: Log,
    deliver: (connection: Connection) => void,
  ) {
    this.#data = data;
    this.#log = log;
    this.#deliver = deliver;
    this.#looking = setInterval(() => this.#lookAgain(), LATELY.everyMs).unref();
  }

  /** A page begins to watch; it reads the list once it hears that it is watching. */
  watch(seat: Seat): void {
    const { name } = seat.channel;
    let topic = this.#topics.get(name);
    if (!topic) {
      const none = { rules: false, lately: false, heardAt: 0, timer: undefined, busy: false };
      const sets = { seats: new Set<Seat>(), sent: new Map(), told: new Map() };
      topic = { name, ...sets, changed: new Set(), voted: new Set(), ...none };
      this.#topics.set(name, topic);
    }
    topic.seats.add(seat);
    this.#send(topic, seat.connection, again(name));
  }

  /** A page has gone. */
  remove(connection: Connection): void {
    for (const seat of connection.seats) {
      const topic = this.#topics.get(seat.channel.name);
      if (!topic?.seats.delete(seat)) continue;
      topic.sent.delete(connection);
      if (topic.seats.size > 0) continue;
      clearTimeout(topic.timer);
      this.#topics.delete(topic.name);
    }
  }

  /** Questions that the database announced as changed. */
  change({ questionsOf, changed, voted, rules }: QuestionChange): void {
    const topic = this.#topics.get(questionsOf);
    if (!topic) return;
    for (const number of changed) topic.changed.add(number);
    for (const number of voted) topic.voted.add(number);
    topic.rules ||= rules;
    topic.heardAt = Date.now();
    this.#schedule(topic, GATHER_MS);
  }

  /** Changes may have been missed. */
  changeAll(): void {
    for (const topic of this.#topics.values()) {
      for (const { connection } of topic.seats) this.#send(topic, connection, again(topic.name));
    }
  }

  /** Tells nothing any more. */
  stop(): void {
    clearInterval(this.#looking);
    for (const { timer } of this.#topics.values()) clearTimeout(timer);
    this.#topics.clear();
  }

  #lookAgain(): void {
    for (const topic of this.#topics.values()) {
      if (Date.now() - topic.heardAt > LATELY.quietMs) continue;
      topic.lately = true;
      this.#schedule(topic, GATHER_MS);
    }
  }

  #schedule(topic: Topic, wait: number): void {
    if (topic.busy) return;
    topic.timer ??= setTimeout(() => void this.#run(topic), wait);
  }

  async #run(topic: Topic): Promise<void> {
    topic.busy = true;
    const wish = take(topic);
    const rules = topic.rules;
    topic.rules = topic.lately = false;
    let rest = REST_MS;
    try {
      await this.#tell(topic, wish, rules);
    } catch (error) {
      rest = RETRY_MS;
      this.#log.warn('questions_not_read', { room: topic.name, error });
      for (const number of wish.changed) topic.changed.add(number);
      for (const number of wish.voted) topic.voted.add(number);
      topic.rules ||= rules;
    }
    if (this.#topics.get(topic.name) !== topic) return;
    // The next one is due no sooner than this, also where nothing is to be told yet.
    topic.timer = setTimeout(() => {
      topic.timer = undefined;
      topic.busy = false;
      if (topic.changed.size + topic.voted.size > 0 || topic.rules || topic.lately) this.#schedule(topic, 0);
    }, rest);
  }

  async #tell(topic: Topic, wish: QuestionWish, rules: boolean): Promise<void> {
    const { name } = topic;
    const room = (await this.#data.rooms([name])).get(name);
    // What was asked in a room that has ended is gone, and the page hears of the end.
    if (!room || room.row.state === 'ended') return;
    const [news, hears] = await Promise.all([this.#data.questions(room.id, wish), this.#hears(topic, room)]);
    const asked = new Set([...wish.changed, ...wish.voted]);
    const votes = news.votes.filter(
      ([number, count]) => asked.has(number) || topic.told.get(number) !== count,
    );
    for (const [number, count] of votes) topic.told.set(number, count);
    if (asked.size === 0 && votes.length === 0 && !rules) return;
    const told = { ...news, votes };
    const texts = [textFor(name, wish, told, { rules, moderates: false })];
    for (const seat of topic.seats) {
      if (!hears(seat)) continue;
      if (seat.entry?.moderates) texts[1] ??= textFor(name, wish, told, { rules, moderates: true });
      this.#send(topic, seat.connection, texts[seat.entry?.moderates ? 1 : 0] ?? '');
    }
  }

  /** Who may hear of a room's questions: whoever may enter it. */
  async #hears(topic: Topic, { id, row, hidden }: RoomSnapshot): Promise<(seat: Seat) => boolean> {
    if (row.access === 'open' && !hidden) return ({ entry }) => !entry?.blocked;
    const viewers = [...topic.seats].flatMap(({ entry }) => (entry ? [entry.viewer] : []));
    const inside = await this.#data.inside(id, viewers);
    return ({ entry }) => entry !== undefined && !entry.blocked && inside.has(entry.viewer.id);
  }

  #send(topic: Topic, connection: Connection, text: string): void {
    const before = topic.sent.get(connection);
    // It has not read the last one yet: it is told that it missed something, however much that becomes.
    const missed = before !== undefined && connection.hints.delete(before);
    const sent = missed ? again(topic.name) : text;
    topic.sent.set(connection, sent);
    connection.hints.add(sent);
    this.#deliver(connection);
  }
}

function again(name: string): string {
  return encodeEvent('questions', { name, again: true });
}

/** Takes what is to be read next; what is more waits. */
function take(topic: Topic): QuestionWish {
  // Whole questions have their votes with them.
  for (const number of topic.changed) topic.voted.delete(number);
  const changed = [...topic.changed].slice(0, MOST.changed);
  const voted = [...topic.voted].slice(0, MOST.voted);
  for (const number of changed) topic.changed.delete(number);
  for (const number of voted) topic.voted.delete(number);
  return { changed, voted, lately: topic.lately ? LATELY.seconds : undefined };
}

function textFor(
  name: string,
  { changed }: QuestionWish,
  { questions, votes, counts, rules }: QuestionNews,
  to: { readonly rules: boolean; readonly moderates: boolean },
): string {
  const shown = to.moderates ? questions : questions.filter(isPublic);
  const seen = new Set(shown.map(({ number }: Question) => number));
  return encodeEvent('questions', {
    name,
    questions: shown,
    gone: changed.filter((number) => !seen.has(number)),
    votes,
    counts: to.moderates ? counts : { ...counts, waiting: null, dismissed: null },
    ...(to.rules && { rules: to.moderates ? rules : { ...rules, words: null } }),
  });
}
