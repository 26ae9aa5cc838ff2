import type { ErrorCode } from '../contract/errors.ts';
import type { Hand, Person, ReactionCounts, Room, Viewer } from '../contract/types.ts';
import type { RoomSink } from './backend.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** The server sends something at least every 15 s; a stream that is silent for longer than this is dead. */
const SILENCE = 40_000;
/** Longest wait for the stream to begin. */
const PATIENCE = 10_000;
/** Once it has worked, so many failures in a row stay unsaid: a server that is only restarted is back by then. */
const QUIET_FAILURES = 2;

/** Cards come to a page in groups: the stream is opened anew for all of a group at once, after so many milliseconds. */
const GATHER = 50;
/** So many clubs are taken by the server; cards beyond are as fresh as the page. */
const CLUBS_MAX = 100;

const HINTS = ['club', 'hallway', 'reactions', 'questions'] as const;
/** What a hint can be about. */
export type HintKind = (typeof HINTS)[number];

/** What the `data` of events holds; each kind of event has its own of these. */
interface EventData {
  readonly name?: string;
  readonly room: Room;
  readonly people: readonly Person[];
  readonly hands: readonly Hand[];
  readonly count: number;
  readonly viewer: Viewer;
  readonly code: ErrorCode;
  readonly counts: ReactionCounts;
}

/** Told that something has changed, or how many reacted, or all that was said. */
type Hint = (counts?: ReactionCounts, data?: unknown) => void;

/** Receives what the stream brings of one room, or hears that something has changed. */
type Sink = Partial<RoomSink> & { readonly hint?: Hint };

const EVENTS: Partial<Record<string, (sink: RoomSink, data: EventData) => void>> = {
  room: (sink, { room }) => sink.room(room),
  stage: (sink, { people }) => sink.stage(people),
  listeners: (sink, { count }) => sink.listeners(count),
  hands: (sink, { hands, count }) => sink.hands(hands, count),
  you: (sink, { viewer }) => sink.you(viewer),
  gone: (sink, { code }) => sink.fail({ code, retryable: false }, null),
};

/**
 * The one stream of server-sent events for all rooms that a page shows of one API. By `fetch` and not `EventSource`,
 * which can send no token and tells no reason for a failure.
 */
export class EventStream {
  /** Rooms that are heard: while there is one, the stream stays open on a hidden page. */
  readonly held = new Set<string>();
  /** The session's token, once there is a session; `refused` where the last one was. */
  authorize: ((refused: boolean) => Promise<string | undefined>) | undefined;
  readonly #api: string;
  /** What each wants, as it is asked for: `room=…`, `reactions=…`, `questions=…`, `club=…` or `hallway=1`. */
  readonly #sinks = new Map<Sink, string>();
  /** The try under way, or the pause before it; whoever finds another one here after waiting is over. */
  #attempt = new AbortController();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  /** In a row; none while the stream is open. */
  #failures = 0;
  #unsaid = 0;
  #lastId = '';

  /** @param api - Absolute address without a slash at the end; empty where the site gave none that can be used. */
  constructor(api: string) {
    this.#api = api;
    // The network is another one, perhaps: the old connection may hang on for long.
    addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (this.#failures || this.#attempt.signal.aborted || !this.#needed) this.retry();
    });
  }

  /** Watches a room until the returned function is called; its whole state arrives soon. */
  watch(room: string, sink: RoomSink): () => void {
    this.#sinks.set(sink, topic('room', room));
    this.restart();
    return () => {
      this.#sinks.delete(sink);
      this.retry();
    };
  }

  /**
   * Calls `hint` when a list may have changed, until the returned function is called: what a club's card shows (`club`
   * and its name), or the rooms of the hallway (`hallway` and `1`). It carries nothing: ask again, and not at once. Of
   * `reactions` in a watched room it carries how many there were; nothing where some may have been missed. Of `questions`
   * there it carries what changed.
   */
  hint(kind: HintKind, name: string, hint: Hint): () => void {
    const sink = { hint };
    this.#sinks.set(sink, topic(kind, name));
    this.#gather();
    return () => {
      this.#sinks.delete(sink);
      this.#gather();
    };
  }

  /** Asks for everything again: somebody is new, or the viewer is. */
  restart(): void {
    this.#lastId = '';
    this.retry();
  }

  /** Opens the stream anew and now. */
  retry(): void {
    this.#failures = 0;
    void this.#try();
  }

  /** A hidden page whose rooms nobody hears needs no stream. */
  get #needed(): boolean {
    return this.#sinks.size > 0 && (!document.hidden || this.held.size > 0);
  }

  async #try(pause?: number, refused = false): Promise<void> {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#attempt.abort();
    const attempt = (this.#attempt = new AbortController());
    const over = () => attempt !== this.#attempt || !this.#needed;
    // Elements come and go in groups: of all tries in one turn only the last goes on.
    await (pause && new Promise((resolve) => setTimeout(resolve, pause)));
    // Aborted, it is begun anew when the page is seen again.
    if (over()) return attempt.abort();
    const refusal = await this.#read(attempt, refused);
    if (over()) return;
    this.#failures += 1;
    // A session that is over is renewed.
    const expired = refusal?.code === 'session_expired';
    const final = refusal && !refusal.retryable && !expired;
    const wait = Math.max(refusal?.retryAfter ?? 0, pauseAfter(this.#failures));
    if (refusal && (final || this.#failures > this.#unsaid)) {
      // Those who were told that nothing is known need all of it once it is back.
      this.#lastId = '';
      for (const sink of this.#sinks.keys()) sink.fail?.(refusal, final ? null : Date.now() + wait);
    }
    if (!final) void this.#try(wait, expired);
  }

  /** Resolves when the stream has ended; with a refusal where there was none. */
  async #read(attempt: AbortController, refused: boolean): Promise<Refusal | undefined> {
    const bad: Refusal = { code: 'bad_api', retryable: false, retryAfter: 0 };
    if (!this.#api) return bad;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const expect = (within: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => attempt.abort(), within);
    };
    try {
      const token = await this.authorize?.(refused);
      expect(PATIENCE);
      const response = await fetch(`${this.#api}/v1/events?${this.#wanted.join('&')}`, {
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(this.#lastId && { 'last-event-id': this.#lastId }),
        },
        cache: 'no-store',
        signal: attempt.signal,
      });
      const { body, headers } = response;
      if (!response.ok) return await refusalOf(response);
      if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) return bad;
      // What changed while there was no stream was told to nobody.
      if (this.#unsaid) for (const { hint } of this.#sinks.keys()) hint?.();
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        expect(SILENCE);
        const { value, done } = await reader.read();
        if (done) return undefined;
        this.#unsaid = QUIET_FAILURES;
        this.#failures = 0;
        const blocks = (text + value).split(/\r?\n\r?\n/);
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#tell(block);
      }
    } catch {
      // Whatever `fetch` throws means that nothing answered, or does any more.
      return { ...bad, code: 'no_api', retryable: true };
    } finally {
      clearTimeout(timer);
      // Lets go of an answer that was not read to its end.
      attempt.abort();
    }
  }

  #tell(block: string): void {
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of block.matchAll(/^(\w+): ?(.*)$/gm)) fields[name] = value;
    const { id, event = '', data } = fields;
    this.#lastId = id ?? this.#lastId;
    const parsed = JSON.parse(data ?? 'null') as EventData | null;
    if (!parsed) return;
    const hint = HINTS.find((kind) => kind === event);
    const about = topic(hint ?? 'room', parsed.name ?? '1');
    for (const [sink, wanted] of this.#sinks) {
      if (about !== wanted) continue;
      if (hint) sink.hint?.(parsed.counts, parsed);
      else EVENTS[event]?.(sink as RoomSink, parsed);
    }
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => this.retry(), GATHER);
  }

  /** What is asked for, each once. */
  get #wanted(): string[] {
    let clubs = 0;
    const all = [...new Set(this.#sinks.values())];
    return all.filter((wanted) => !wanted.startsWith('club=') || ++clubs <= CLUBS_MAX);
  }
}

function topic(kind: string, name: string): string {
  return `${kind}=${encodeURIComponent(name)}`;
}

/** Milliseconds before the next try: 1, 2, 4 … 30 s, spread so that all pages do not come back at once. */
function pauseAfter(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** failures) * (0.25 + Math.random() / 4);
}
