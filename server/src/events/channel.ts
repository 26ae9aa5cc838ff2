import { encodeEvent, NOTHING_HELD } from './encode.ts';
import { OWED, OWED_AT_FIRST, type Seat } from './connection.ts';
import type { HandQueue, Person, Room, Viewer } from '../contract/models.ts';
import type { SessionViewer } from '../deps.ts';
import type { Versions } from './source.ts';

/** One viewer in one room, however many of their pages watch it. */
export interface ViewerEntry {
  readonly viewer: SessionViewer;
  readonly seats: Set<Seat>;
  /** Whether it was read since the viewer began to watch. */
  known: boolean;
  /** The last `you` event; empty where there is none. */
  you: string;
  moderates: boolean;
  raised: boolean;
  /** Whether they were removed or banned. */
  blocked: boolean;
  /** Whether they have a place in the room, where it is hidden. */
  inside: boolean;
}

/** Events of one room in the order in which a page is sent them. */
const ORDER = ['room', 'stage', 'listeners', 'you', 'hands'] as const;

/** What a page is given: texts, and which parts they are as bits of {@link OWED}. */
export interface Taken {
  readonly texts: string[];
  bits: number;
}

/** What was read of a room at once. */
export interface Reading {
  readonly room: Room;
  readonly hidden: boolean;
  readonly versions: Versions;
  readonly stage: readonly Person[] | undefined;
  readonly listeners: number | undefined;
  /** Only read for moderators. */
  readonly hands: HandQueue | undefined;
}

/** One room that pages of this process watch: its newest state as text to be sent, and who is to get it. */
export class Channel {
  readonly name: string;
  readonly seats = new Set<Seat>();
  readonly viewers = new Map<string, ViewerEntry>();
  /** Whether it was read since somebody began to watch. */
  loaded = false;
  /** When `listeners` was last read, as epoch milliseconds. */
  listenersAt = 0;
  /** Whether only those inside may know of it. */
  hidden = false;
  private exists = false;
  private versions: Versions = { room: 0, stage: 0, hands: 0 };
  private texts: { [Name in Exclude<(typeof ORDER)[number], 'you'>]?: string } = {};
  /** Bytes of what many pages get alike, until the next change. */
  readonly bytes = new Map<string, Uint8Array>();

  constructor(name: string) {
    this.name = name;
  }

  /** Whether anybody here sees the hands. */
  get moderated(): boolean {
    for (const entry of this.viewers.values()) if (entry.moderates) return true;
    return false;
  }

  /** Whether the hands were read since they last changed. */
  get hasHands(): boolean {
    return this.texts.hands !== undefined;
  }

  /** The hands changed, and nobody here sees them: they are read when somebody does. */
  forgetHands(): void {
    delete this.texts.hands;
  }

  /** Takes what was read, and notes for each page what is new to it; `undefined` when the room does not exist. */
  apply(reading: Reading | undefined): void {
    const { name } = this;
    this.bytes.clear();
    this.loaded = true;
    this.exists = reading !== undefined;
    for (const seat of this.seats) seat.waits = false;
    if (!reading) {
      this.texts = {};
      this.owe(OWED.room);
      return;
    }
    const { room, versions, stage, listeners, hands } = reading;
    this.hidden = reading.hidden;
    this.set('room', versions, encodeEvent('room', { name, room }));
    if (stage) this.set('stage', versions, encodeEvent('stage', { name, people: stage }));
    if (hands) this.set('hands', versions, encodeEvent('hands', { name, ...hands }));
    if (listeners === undefined) return;
    const text = encodeEvent('listeners', { name, count: listeners });
    if (text !== this.texts.listeners) this.owe(OWED.listeners);
    this.texts.listeners = text;
  }

  private set(part: keyof Versions, versions: Versions, text: string): void {
    if (this.texts[part] === text && this.versions[part] === versions[part]) return;
    this.texts[part] = text;
    this.versions = { ...this.versions, [part]: versions[part] };
    this.owe(OWED[part]);
  }

  private owe(bit: number): void {
    for (const seat of this.seats) seat.owed |= bit;
  }

  /**
   * Takes what was read about a viewer.
   * @param inside whether they have a place in the room; `undefined` where that was not asked, as it is no secret
   */
  applyViewer(entry: ViewerEntry, state: Viewer | undefined, inside: boolean | undefined): void {
    const moved = entry.inside !== (inside ?? false);
    entry.inside = inside ?? false;
    const moderated = entry.moderates;
    entry.moderates = state?.role === 'host' || state?.role === 'moderator';
    entry.raised = Boolean(state?.hand);
    entry.blocked = Boolean(state?.blocked);
    entry.known = true;
    const you = state ? encodeEvent('you', { name: this.name, viewer: state }) : '';
    for (const seat of entry.seats) {
      if (moved) seat.owed |= OWED.room;
      if (you !== entry.you) seat.owed |= OWED.you;
      if (entry.moderates && !moderated) seat.owed |= OWED.hands;
      // A page that may not see the hands any more holds none: it gets them again when it may.
      if (!entry.moderates) seat.held = { ...seat.held, hands: undefined };
    }
    entry.you = you;
  }

  /** What a page is owed and can be given now, in the order of sending; marks it as given. */
  take(seat: Seat): Taken {
    const taken: Taken = { texts: [], bits: 0 };
    if (!this.loaded || seat.owed === 0 || seat.waits) return taken;
    if (!this.exists || (this.hidden && !seat.entry?.inside)) return this.takeGone(seat, taken);
    if (seat.told) seat.owed |= OWED_AT_FIRST | (seat.entry?.moderates ? OWED.hands : 0);
    seat.told = undefined;
    for (const part of ORDER) {
      if (!(seat.owed & OWED[part])) continue;
      const text = this.textFor(seat, part);
      if (text === undefined) continue;
      seat.owed &= ~OWED[part];
      if (part !== 'listeners' && part !== 'you') {
        if (seat.held[part] === this.versions[part]) continue;
        seat.held = { ...seat.held, [part]: this.versions[part] };
      }
      taken.texts.push(text);
      taken.bits |= OWED[part];
    }
    return taken;
  }

  /** The same for a room that does not exist and one that the viewer may not know of; said once, whatever happens there. */
  private takeGone(seat: Seat, taken: Taken): Taken {
    if (!seat.told) taken.texts.push(encodeEvent('gone', { name: this.name, code: 'room_not_found' }));
    // Not to be shared with those who see the room.
    taken.bits = OWED.you;
    seat.told = 'gone';
    seat.held = NOTHING_HELD;
    seat.owed = 0;
    return taken;
  }

  private textFor(seat: Seat, part: (typeof ORDER)[number]): string | undefined {
    if (part === 'you') return seat.entry?.you || undefined;
    return part === 'hands' && !seat.entry?.moderates ? undefined : this.texts[part];
  }
}
