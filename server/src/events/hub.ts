import type { Change, Clock, EventHub, ListChange, QuestionChange, Reactions, Watch } from '../deps.ts';
import type { Log } from '../log/log.ts';
import { Applause } from './applause.ts';
import { Channel, type ViewerEntry } from './channel.ts';
import { Connection, OWED, OWED_AT_FIRST, type Seat } from './connection.ts';
import { decodeId, encodeId, NOTHING_HELD, shortName, toBytes } from './encode.ts';
import { Hints } from './hints.ts';
import { QuestionFeed } from './question-feed.ts';
import { Refresher } from './refresher.ts';
import type { EventData } from './source.ts';

/** Heartbeats are this many seconds apart on each stream. Proxies close what is silent for 30 to 60 seconds. */
const HEARTBEAT_SECONDS = 15;
const TICK_MS = 1000;

/** {@link EventHub}: who watches what, and the giving out of what the {@link Refresher} read. */
export class Hub implements EventHub {
  private readonly channels = new Map<string, Channel>();
  /** Streams by the second in which their heartbeat is due, so that not all are sent at once. */
  private readonly rings = Array.from({ length: HEARTBEAT_SECONDS }, () => new Set<Connection>());
  private readonly refresher: Refresher;
  private readonly hints = new Hints((connection) => this.deliver(connection));
  private readonly applause = new Applause((connection) => this.deliver(connection));
  private readonly questions: QuestionFeed;
  private readonly clock: Clock;
  /** What many pages got alike a moment ago. */
  private shared = { text: '', bytes: toBytes('') };
  private readonly ticking: NodeJS.Timeout;
  private ticks = 0;
  private stopped = false;

  constructor(data: EventData, log: Log, clock: Clock) {
    this.clock = clock;
    this.refresher = new Refresher(data, log, clock, {
      changed: (seats) => this.deliverTo(seats),
      failed: (channels) => this.endUnserved(channels),
    });
    this.questions = new QuestionFeed(data, log, (connection) => this.deliver(connection));
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.ticking.unref();
  }

  /** How many streams are open. */
  get size(): number {
    return this.rings.reduce((sum, ring) => sum + ring.size, 0);
  }

  open(watch: Watch): ReadableStream<Uint8Array> {
    const connection = new Connection(watch, {
      ready: (ready) => this.deliver(ready),
      gone: (gone) => this.remove(gone),
    });
    if (this.stopped || watch.signal.aborted) {
      connection.end();
      return connection.stream;
    }
    const held = decodeId(watch.lastEventId);
    for (const room of new Set(watch.rooms)) {
      const short = shortName(room);
      const seat = this.sit(connection, room, short, held.get(short) ?? NOTHING_HELD);
      if (watch.questions?.includes(room)) this.questions.watch(seat);
    }
    this.applause.watch(connection, watch.reactions);
    this.hints.watch(connection, watch);
    // The emptiest second keeps the heartbeats spread, however the streams came.
    this.rings.reduce((least, ring) => (ring.size < least.size ? ring : least)).add(connection);
    return connection.stream;
  }

  /** A change that the database announced. */
  onChange(change: Change): void {
    const channel = this.channels.get(change.room);
    if (channel) this.refresher.change(channel, change);
  }

  /** Lists that may have changed, as the database announced. */
  onListChange(change: ListChange): void {
    this.hints.change(change);
  }

  /** Reactions that some process has counted. */
  onReactions(reactions: Reactions): void {
    this.applause.add(reactions);
  }

  /** Questions that changed, as the database announced. */
  onQuestionChange(change: QuestionChange): void {
    this.questions.change(change);
  }

  /** Changes may have been missed: everything is read again. Pages are sent only what turns out to have changed. */
  refreshAll(): void {
    for (const channel of this.channels.values()) this.refresher.everything(channel);
    this.hints.changeAll();
    this.questions.changeAll();
  }

  /** Ends all streams; new ones end at once. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.ticking);
    this.refresher.stop();
    this.applause.stop();
    this.hints.stop();
    this.questions.stop();
    for (const ring of this.rings) {
      for (const connection of ring) this.end(connection);
    }
  }

  private sit(connection: Connection, room: string, short: string, held: Seat['held']): Seat {
    let channel = this.channels.get(room);
    if (!channel) {
      channel = new Channel(room);
      this.channels.set(room, channel);
      this.refresher.load(channel);
    }
    const entry = connection.viewer && this.enter(channel, connection.viewer);
    // Else who asks for a hidden room would be answered sooner while others watch it.
    const waits = channel.hidden;
    if (waits) this.refresher.load(channel);
    const seat: Seat = {
      connection,
      channel,
      entry,
      short,
      held,
      told: undefined,
      waits,
      owed: OWED_AT_FIRST,
    };
    if (entry?.moderates) {
      seat.owed |= OWED.hands;
      if (!channel.hasHands) this.refresher.readHands(channel);
    } else if (entry?.you) seat.held = { ...held, hands: undefined };
    channel.seats.add(seat);
    entry?.seats.add(seat);
    connection.seats.push(seat);
    return seat;
  }

  private enter(channel: Channel, viewer: NonNullable<Watch['viewer']>): ViewerEntry {
    let entry = channel.viewers.get(viewer.id);
    if (!entry) {
      entry = {
        viewer,
        seats: new Set(),
        known: false,
        you: '',
        moderates: false,
        raised: false,
        blocked: false,
        inside: false,
      };
      channel.viewers.set(viewer.id, entry);
      this.refresher.loadViewer(channel, entry);
    }
    return entry;
  }

  private deliverTo(seats: Iterable<Seat>): void {
    for (const connection of new Set([...seats].map((seat) => seat.connection))) this.deliver(connection);
  }

  /** Gives a page that reads all it is owed, in one chunk. */
  private deliver(connection: Connection): void {
    if (!connection.isReading) return;
    // The first time a page gets all at once: it draws each room when it is whole.
    if (!connection.served && !connection.seats.every(isReadable)) return;
    const [seat, second] = connection.seats;
    const passing = [...connection.hints, ...this.applause.take(connection)];
    connection.hints.clear();
    const alone = seat && !second && passing.length === 0;
    const bytes = alone ? oneRoom(seat) : this.manyRooms(connection.seats, passing);
    if (bytes) connection.send(bytes);
  }

  private manyRooms(seats: readonly Seat[], hints: readonly string[]): Uint8Array | undefined {
    const states = seats.flatMap((seat) => seat.channel.take(seat).texts);
    if (states.length > 0) return compose([...hints, ...states], encodeId(seats));
    if (hints.length === 0) return undefined;
    // The same for all who watch the same; what the page holds stays as it is, and so does its id.
    const text = hints.join('');
    if (text !== this.shared.text) this.shared = { text, bytes: toBytes(text) };
    return this.shared.bytes;
  }

  private endUnserved(channels: ReadonlySet<Channel>): void {
    for (const channel of channels) {
      for (const { connection } of channel.seats) if (!connection.served) this.end(connection);
    }
  }

  private tick(): void {
    this.ticks += 1;
    const now = this.clock.now().getTime();
    for (const [second, ring] of this.rings.entries()) {
      const due = this.ticks % HEARTBEAT_SECONDS === second;
      for (const connection of ring) {
        if (connection.until <= now || (due && !connection.beat())) this.end(connection);
      }
    }
  }

  private end(connection: Connection): void {
    connection.end();
    this.remove(connection);
  }

  private remove(connection: Connection): void {
    for (const ring of this.rings) ring.delete(connection);
    this.applause.remove(connection);
    this.hints.remove(connection);
    this.questions.remove(connection);
    for (const seat of connection.seats) {
      const { channel, entry } = seat;
      channel.seats.delete(seat);
      entry?.seats.delete(seat);
      if (entry?.seats.size === 0) channel.viewers.delete(entry.viewer.id);
      if (channel.seats.size === 0 && this.channels.get(channel.name) === channel) {
        this.channels.delete(channel.name);
      }
    }
    connection.seats = [];
  }
}

function isReadable({ channel, entry, waits }: Seat): boolean {
  return channel.loaded && !waits && (!entry || entry.known);
}

/** Bytes for a page that watches one room: made once for all pages there that get the same. */
function oneRoom(seat: Seat): Uint8Array | undefined {
  const { texts, bits } = seat.channel.take(seat);
  if (texts.length === 0) return undefined;
  const id = encodeId([seat]);
  if (bits & OWED.you) return compose(texts, id);
  const { bytes: shared } = seat.channel;
  const key = `${bits} ${id}`;
  const bytes = shared.get(key) ?? compose(texts, id);
  shared.set(key, bytes);
  return bytes;
}

/** The id is part of the last event: a page that saw less than all comes back with the id before. */
function compose(texts: readonly string[], id: string): Uint8Array {
  return toBytes(`${texts.slice(0, -1).join('')}${id && `id: ${id}\n`}${texts.at(-1)}`);
}
