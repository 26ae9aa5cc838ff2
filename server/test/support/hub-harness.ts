import { afterEach, beforeEach } from 'node:test';

import type { Change, ListChange, QuestionChange, SessionViewer, Watch } from '../../src/deps.ts';
import { Hub } from '../../src/events/hub.ts';
import { createLog } from '../../src/log/log.ts';
import { EventStream } from './event-stream.ts';
import { MadeUpRooms } from './made-up-rooms.ts';

/** A guest. */
export const ONA: SessionViewer = { id: 'g_ona', kind: 'guest', name: 'Ona', avatarUrl: null, create: false };
/** Another guest. */
export const JON: SessionViewer = { ...ONA, id: 'g_jon', name: 'Jon' };

type Wish = Partial<Watch>;

/** A hub over made-up rooms, new for each test. */
export class HubHarness {
  rooms = new MadeUpRooms();
  /** Milliseconds by which the hub's clock is ahead. */
  ahead = 0;
  hub = this.make();
  private readonly streams: EventStream[] = [];

  /** Call it at the top of a test file. */
  static use(): HubHarness {
    const harness = new HubHarness();
    harness.hub.stop();
    beforeEach(() => {
      harness.rooms = new MadeUpRooms();
      harness.ahead = 0;
      harness.hub = harness.make();
    });
    afterEach(() => {
      for (const stream of harness.streams.splice(0)) stream.close();
      harness.hub.stop();
    });
    return harness;
  }

  /** One more hub over the same rooms. */
  make(): Hub {
    return new Hub(this.rooms, createLog('silent'), { now: () => new Date(Date.now() + this.ahead) });
  }

  /** A stream's bytes. */
  body(wish: Wish): ReadableStream<Uint8Array> {
    const { signal } = new AbortController();
    return this.hub.open({
      rooms: [],
      reactions: [],
      clubs: [],
      hallway: false,
      viewer: undefined,
      until: undefined,
      lastEventId: undefined,
      signal,
      ...wish,
    });
  }

  /** A stream that is read, and closed after the test. */
  open(wish: Wish): EventStream {
    const abort = new AbortController();
    const stream = new EventStream(this.body({ ...wish, signal: abort.signal }), () => abort.abort());
    this.streams.push(stream);
    return stream;
  }

  /** What the database announces. */
  change(room: string, parts: Change['parts'], more: Partial<Change> = {}): void {
    this.hub.onChange({ room, parts, viewers: [], scope: 'none', ...more });
  }

  /** What the database announces of questions. */
  asked(questionsOf: string, change: Partial<QuestionChange>): void {
    this.hub.onQuestionChange({ questionsOf, changed: [], voted: [], rules: false, ...change });
  }

  /** What the database announces of lists. */
  listed(change: Partial<ListChange>): void {
    this.hub.onListChange({ clubs: [], hallway: false, ...change });
  }
}
