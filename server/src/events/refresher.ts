import type { Change, Clock } from '../deps.ts';
import type { Log } from '../log/log.ts';
import type { Channel, ViewerEntry } from './channel.ts';
import { OWED, type Seat } from './connection.ts';
import type { RoomSnapshot } from '../services/snapshots.ts';
import { NONE, type EventData } from './source.ts';

/** Changes that come one after another are read once; nobody notices this delay. */
const GATHER_MS = 25;
/** Listeners come and go all the time: a page is told of their number at most once in this time. */
const LISTENERS_MS = 1000;
/** So many rooms, and viewers, are asked for in one query. */
const ROOMS_AT_ONCE = 200;
const VIEWERS_AT_ONCE = 500;
/** So many of the database's connections are used at once. */
const READS_AT_ONCE = 4;
/** Waits after failures of the database: the first and the longest. */
const RETRY_MS = { first: 250, longest: 5000 };

const AT_FIRST = OWED.room | OWED.stage | OWED.listeners;
const BITS = { room: OWED.room, stage: OWED.stage, listeners: OWED.listeners, hands: OWED.hands };

/** What is to be read: parts of rooms as bits of {@link OWED}, and viewers in rooms. */
interface Batch {
  readonly parts: Map<Channel, number>;
  readonly viewers: Map<ViewerEntry, Channel>;
}

/** Told what came of reading. */
export interface RefresherEvents {
  /** These seats may be owed something. */
  changed(seats: ReadonlySet<Seat>): void;
  /** The database could not be asked about these rooms; they are tried again. */
  failed(channels: ReadonlySet<Channel>): void;
}

/**
 * Reads what changed, once for all pages of this process: changes are gathered for a moment, and while one batch is
 * being read the next one gathers. Only one batch is read at a time, so that nothing old overtakes something new.
 */
export class Refresher {
  private readonly data: EventData;
  private readonly log: Log;
  private readonly clock: Clock;
  private readonly events: RefresherEvents;
  private next: Batch = { parts: new Map(), viewers: new Map() };
  private timer: NodeJS.Timeout | undefined;
  /** When the timer fires, as epoch milliseconds. */
  private due = Number.POSITIVE_INFINITY;
  private readonly counting = new Map<Channel, NodeJS.Timeout>();
  private running = false;
  private failures = 0;
  private stopped = false;

  constructor(data: EventData, log: Log, clock: Clock, events: RefresherEvents) {
    this.data = data;
    this.log = log;
    this.clock = clock;
    this.events = events;
  }

  /** Somebody begins to watch a room. */
  load(channel: Channel): void {
    this.mark(channel, AT_FIRST);
    this.schedule(0);
  }

  /** A viewer begins to watch a room. */
  loadViewer(channel: Channel, entry: ViewerEntry): void {
    this.next.viewers.set(entry, channel);
    this.schedule(0);
  }

  /** A moderator begins to watch a room. */
  readHands(channel: Channel): void {
    this.mark(channel, OWED.hands);
    this.schedule(0);
  }

  /** Something changed in a room that is being watched. */
  change(channel: Channel, { parts, viewers, scope }: Change): void {
    for (const part of parts) {
      if (part === 'listeners') this.countLater(channel);
      else if (part === 'hands' && !channel.moderated) channel.forgetHands();
      else this.mark(channel, BITS[part]);
    }
    for (const id of viewers) {
      const entry = channel.viewers.get(id);
      if (entry) this.next.viewers.set(entry, channel);
    }
    if (scope !== 'none') this.allViewers(channel, scope === 'all');
    if (this.next.parts.size + this.next.viewers.size > 0) this.schedule(GATHER_MS);
  }

  /** All of a room may have changed. */
  everything(channel: Channel): void {
    channel.forgetHands();
    this.mark(channel, AT_FIRST);
    this.allViewers(channel, true);
    this.schedule(GATHER_MS);
  }

  /** Reads nothing any more. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const timer of this.counting.values()) clearTimeout(timer);
  }

  private mark(channel: Channel, bits: number): void {
    this.next.parts.set(channel, (this.next.parts.get(channel) ?? 0) | bits);
  }

  private allViewers(channel: Channel, all: boolean): void {
    for (const entry of channel.viewers.values()) {
      if (all || entry.raised) this.next.viewers.set(entry, channel);
    }
  }

  private countLater(channel: Channel): void {
    const wait = channel.listenersAt + LISTENERS_MS - this.clock.now().getTime();
    if (wait <= 0) this.mark(channel, OWED.listeners);
    else if (!this.counting.has(channel)) {
      const timer = setTimeout(() => {
        this.counting.delete(channel);
        this.mark(channel, OWED.listeners);
        this.schedule(0);
      }, wait);
      this.counting.set(channel, timer);
    }
  }

  private schedule(wait: number): void {
    const due = Date.now() + wait;
    if (this.stopped || this.running || due >= this.due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private async run(): Promise<void> {
    this.due = Number.POSITIVE_INFINITY;
    this.running = true;
    let wait = GATHER_MS;
    const batch = this.takeBatch();
    try {
      const seats = await this.read(batch);
      this.failures = 0;
      if (!this.stopped) this.events.changed(seats);
    } catch (error) {
      wait = Math.min(RETRY_MS.first * 2 ** this.failures++, RETRY_MS.longest);
      this.log.warn('events_not_read', { error, count: batch.parts.size });
      for (const [channel, bits] of batch.parts) this.mark(channel, bits);
      for (const [entry, channel] of batch.viewers) this.next.viewers.set(entry, channel);
      this.events.failed(new Set([...batch.parts.keys(), ...batch.viewers.values()]));
    }
    this.running = false;
    if (this.next.parts.size + this.next.viewers.size > 0) this.schedule(wait);
  }

  /** Takes what is to be read next; rooms and viewers that nobody watches any more are forgotten. */
  private takeBatch(): Batch {
    const { parts, viewers } = this.next;
    const batch: Batch = { parts: new Map(), viewers: new Map() };
    for (const [channel, bits] of parts) {
      if (batch.parts.size === ROOMS_AT_ONCE) break;
      parts.delete(channel);
      if (channel.seats.size > 0) batch.parts.set(channel, bits);
    }
    for (const [entry, channel] of viewers) {
      if (batch.viewers.size === VIEWERS_AT_ONCE) break;
      viewers.delete(entry);
      if (entry.seats.size > 0) batch.viewers.set(entry, channel);
    }
    return batch;
  }

  private async read({ parts, viewers }: Batch): Promise<Set<Seat>> {
    const seats = new Set<Seat>();
    const channels = new Set([...parts.keys(), ...viewers.values()]);
    if (channels.size === 0) return seats;
    const rooms = await this.data.rooms([...channels].map(({ name }) => name));
    await inTurn([...groupByChannel(viewers)], async ([channel, entries]) => {
      const room = rooms.get(channel.name);
      const viewers = entries.map(({ viewer }) => viewer);
      const [states, inside] = await Promise.all([
        this.data.viewers(room ?? NONE, viewers),
        room?.hidden === false ? undefined : this.data.inside((room ?? NONE).id, viewers),
      ]);
      for (const entry of entries) {
        const { id } = entry.viewer;
        // Who was inside when a hidden room ended sees that it did: their place there went with it.
        const stays = room?.row.state === 'ended' && entry.inside;
        channel.applyViewer(entry, room && states.get(id), inside && (stays || inside.has(id)));
        for (const seat of entry.seats) seats.add(seat);
      }
      // Whoever has just become a moderator sees hands that were not read before.
      if (channel.moderated && !channel.hasHands) parts.set(channel, (parts.get(channel) ?? 0) | OWED.hands);
    });
    await this.readParts(parts, rooms);
    for (const channel of parts.keys()) for (const seat of channel.seats) seats.add(seat);
    return seats;
  }

  private async readParts(parts: Batch['parts'], rooms: ReadonlyMap<string, RoomSnapshot>): Promise<void> {
    const { data } = this;
    const ids = (bit: number) =>
      [...parts].flatMap(([{ name }, bits]) => (bits & bit ? (rooms.get(name) ?? NONE).id : []));
    const [stages, listeners] = await Promise.all([
      data.stages(ids(OWED.stage)),
      data.listeners(ids(OWED.listeners)),
    ]);
    const now = this.clock.now().getTime();
    await inTurn([...parts], async ([channel, bits]) => {
      const room = rooms.get(channel.name);
      const wanted = channel.moderated && (bits & OWED.hands || !channel.hasHands);
      const hands = room && wanted ? await data.hands(room.id) : undefined;
      if (bits & OWED.listeners) channel.listenersAt = now;
      channel.apply(
        room && { ...room, stage: stages.get(room.id), listeners: listeners.get(room.id), hands },
      );
    });
  }
}

function groupByChannel(viewers: Batch['viewers']): Map<Channel, ViewerEntry[]> {
  const groups = new Map<Channel, ViewerEntry[]>();
  for (const [entry, channel] of viewers) {
    const group = groups.get(channel);
    if (group) group.push(entry);
    else groups.set(channel, [entry]);
  }
  return groups;
}

/** Does the same with many things, a few at a time: requests need the database's connections too. */
async function inTurn<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const worker = async () => {
    for (let item = items.pop(); item !== undefined; item = items.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
}
