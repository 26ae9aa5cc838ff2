import type { SessionViewer, Watch } from '../deps.ts';
import { GREETING, HEARTBEAT, type Held } from './encode.ts';
import type { Channel, ViewerEntry } from './channel.ts';

/** A part of a room that one page is sent; bits, so that what a page is owed is a number. */
export const OWED = { room: 1, stage: 2, listeners: 4, you: 8, hands: 16 } as const;
/** Everything but the hands, which only moderators get. */
export const OWED_AT_FIRST = OWED.room | OWED.stage | OWED.listeners | OWED.you;

/** One room as one page watches it. */
export interface Seat {
  readonly connection: Connection;
  readonly channel: Channel;
  /** The viewer in this room; `undefined` without a session. */
  readonly entry: ViewerEntry | undefined;
  readonly short: string;
  held: Held;
  /** Whether the page was told that there is no such room, and nothing else since. */
  told: 'gone' | undefined;
  /** Waits for the next reading of the room: as long as for one that does not exist. */
  waits: boolean;
  /** Bits of {@link OWED}. */
  owed: number;
}

/** Told what happens to a stream. */
export interface ConnectionEvents {
  /** The page takes more: whatever it is owed can be sent. */
  ready(connection: Connection): void;
  gone(connection: Connection): void;
}

/**
 * One page's stream. It queues nothing: a page that reads slowly is owed the newest state of what changed, and gets
 * that when it reads again. So it costs the same however slow it is.
 */
export class Connection {
  readonly stream: ReadableStream<Uint8Array>;
  readonly viewer: SessionViewer | undefined;
  /** When the stream ends, as epoch milliseconds. */
  readonly until: number;
  seats: Seat[] = [];
  /** Hints that it is owed: texts of events, each once. */
  readonly hints = new Set<string>();
  /** Whether it was ever sent more than the greeting. */
  served = false;
  /** Heartbeats in a row that it was not there to take. */
  missed = 0;
  private reading = false;
  private ended = false;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(watch: Watch, events: ConnectionEvents) {
    this.viewer = watch.viewer;
    this.until = watch.until?.getTime() ?? Number.POSITIVE_INFINITY;
    const gone = () => {
      this.ended = true;
      events.gone(this);
    };
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          controller.enqueue(GREETING);
        },
        pull: () => {
          this.reading = true;
          this.missed = 0;
          events.ready(this);
        },
        cancel: gone,
      },
      { highWaterMark: 0 },
    );
    watch.signal.addEventListener('abort', gone, { once: true });
  }

  /** Whether it takes a chunk now. */
  get isReading(): boolean {
    return this.reading && !this.ended;
  }

  /** Sends one chunk to a page that is reading. */
  send(bytes: Uint8Array): void {
    this.reading = false;
    this.served = true;
    this.controller?.enqueue(bytes);
  }

  /** @returns false when the page has taken nothing for two heartbeats */
  beat(): boolean {
    if (!this.isReading) return ++this.missed < 2;
    this.reading = false;
    this.controller?.enqueue(HEARTBEAT);
    return true;
  }

  /** Ends the stream; the page comes back when it can. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.controller?.close();
  }
}
