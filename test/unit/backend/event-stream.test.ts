import { assert } from '@open-wc/testing';
import type { RoomSink, WatchFailure } from '../../../src/backend/backend.ts';
import { EventStream } from '../../../src/backend/event-stream.ts';
import { person, ROOM, VIEWER } from '../support/hand-driven.ts';
import { json, refused, ScriptedApi, unreachable } from '../support/scripted-api.ts';
import { until } from '../support/until.ts';

const EVENTS = 'GET /v1/events';

/** A sink that writes down what it is told. */
function notebook(): RoomSink & {
  readonly notes: unknown[];
  readonly failures: WatchFailure[];
  readonly retryAt: unknown[];
} {
  const notes: unknown[] = [];
  const failures: WatchFailure[] = [];
  const retryAt: unknown[] = [];
  return {
    notes,
    failures,
    retryAt,
    room: ({ title }) => notes.push(['room', title]),
    stage: (people) => notes.push(['stage', people.length]),
    listeners: (count) => notes.push(['listeners', count]),
    hands: (hands, count) => notes.push(['hands', hands.length, count]),
    you: ({ id }) => notes.push(['you', id]),
    fail: (failure, at) => {
      failures.push(failure);
      retryAt.push(at);
    },
  };
}

function hidePage(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('The event stream', () => {
  let api: ScriptedApi;
  let stream: EventStream;
  let stops: (() => void)[];

  beforeEach(() => {
    api = new ScriptedApi();
    api.on(EVENTS, api.stream());
    stream = new EventStream(api.origin);
    stops = [];
  });

  afterEach(() => {
    for (const stop of stops) stop();
    Reflect.deleteProperty(document, 'hidden');
    api.restore();
  });

  const watch = (room = ROOM.name) => {
    const sink = notebook();
    stops.push(stream.watch(room, sink));
    return sink;
  };
  const opened = (count = 1): Promise<void> => until(() => api.streams.length === count, `stream ${count}`);

  it('asks once for all rooms that come in one turn', async () => {
    watch('a');
    watch('b');
    watch('a');
    await opened();
    assert.deepEqual(
      api.sent.map(({ path }) => path),
      ['/v1/events?room=a&room=b'],
    );
    assert.isFalse(api.sent[0]!.headers.has('authorization'));
  });

  it('tells each room its own, however the bytes are cut', async () => {
    const [one, other] = [watch(), watch('other')];
    await opened();
    const text =
      `: hello\n\nevent: room\ndata: ${JSON.stringify({ name: ROOM.name, room: { ...ROOM, title: 'Žiū' } })}\n\n` +
      `event: stage\r\ndata: ${JSON.stringify({ name: ROOM.name, people: [person()] })}\r\n\r\n` +
      `event: listeners\ndata:{"name":"other","count":7}\n\nevent: news\ndata: {"name":"other"}\n\n`;
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += 7) {
      api.streams[0]!.writeBytes(bytes.subarray(at, at + 7));
    }
    api.streams[0]!.event('hands', { name: ROOM.name, hands: [], count: 3 });
    api.streams[0]!.event('you', { name: ROOM.name, viewer: VIEWER });
    await until(() => one.notes.length === 4);
    assert.deepEqual(one.notes, [
      ['room', 'Žiū'],
      ['stage', 1],
      ['hands', 0, 3],
      ['you', VIEWER.id],
    ]);
    assert.deepEqual(other.notes, [['listeners', 7]]);
  });

  it('opens anew when the set of rooms changes, and ends with the last', async () => {
    watch('a');
    await opened();
    watch('b');
    await opened(2);
    await api.streams[0]!.closed;
    for (const stop of stops.splice(0)) stop();
    await api.streams[1]!.closed;
    assert.equal(api.count(EVENTS), 2);
  });

  it('resumes where it was when the connection is lost', async () => {
    const sink = watch();
    await opened();
    api.streams[0]!.event('listeners', { name: ROOM.name, count: 1 }, 'v-17');
    await until(() => sink.notes.length === 1);
    api.streams[0]!.end();
    await opened(2);
    assert.equal(api.sent[1]!.headers.get('last-event-id'), 'v-17');
    assert.isEmpty(sink.failures, 'a short interruption is nobody’s business');
  });

  it('asks for everything again for a room that is new', async () => {
    const sink = watch('a');
    await opened();
    api.streams[0]!.event('listeners', { name: 'a', count: 1 }, 'v-17');
    await until(() => sink.notes.length === 1);
    watch('b');
    await opened(2);
    assert.isFalse(api.sent[1]!.headers.has('last-event-id'));
  });

  it('says at once that nothing answers a page that knows nothing yet, and keeps trying', async () => {
    api.on(EVENTS, unreachable, unreachable, api.stream());
    const before = Date.now();
    const sink = watch();
    await until(() => sink.failures.length === 1);
    assert.deepInclude(sink.failures[0]!, { code: 'no_api', retryable: true });
    assert.isAtLeast(sink.retryAt[0] as number, before + 400);
    await opened();
    assert.isFalse(api.sent.at(-1)!.headers.has('last-event-id'));
  });

  it('tells a page that works only when the API stays away, and then wants all of it', async () => {
    const sink = watch();
    await opened();
    api.streams[0]!.event('listeners', { name: ROOM.name, count: 1 }, 'v-17');
    await until(() => sink.notes.length === 1);
    api.on(EVENTS, unreachable, unreachable, api.stream());
    api.streams[0]!.end();
    await opened(2);
    assert.lengthOf(sink.failures, 1);
    assert.equal(api.sent[2]!.headers.get('last-event-id'), 'v-17');
    assert.isFalse(api.sent.at(-1)!.headers.has('last-event-id'));
  });

  it('hints at what changed, and at what may have changed while there was no stream', async () => {
    let hints = 0;
    stops.push(stream.hint('club', 'sound-and-field', () => (hints += 1)));
    await opened();
    assert.include(api.sent.at(-1)!.path, 'club=sound-and-field');
    api.streams[0]!.event('club', { name: 'slow-keys' });
    api.streams[0]!.event('club', { name: 'sound-and-field' });
    await until(() => hints === 1);
    api.streams[0]!.end();
    await opened(2);
    await until(() => hints === 2);
  });

  it('tells how many reacted in a room, and nothing of it for what was missed', async () => {
    const sink = watch();
    const heard: unknown[] = [];
    stops.push(stream.hint('reactions', ROOM.name, (counts) => heard.push(counts)));
    await until(() => api.sent.at(-1)?.path === `/v1/events?room=${ROOM.name}&reactions=${ROOM.name}`);
    await until(() => api.streams.length === api.count(EVENTS));
    const open = api.streams.at(-1)!;
    open.event('reactions', { name: 'other', counts: { clap: 1 } });
    open.event('reactions', { name: ROOM.name, counts: { clap: 3 } });
    await until(() => heard.length === 1);
    assert.deepEqual(heard, [{ clap: 3 }]);
    assert.isEmpty(sink.notes);
    open.end();
    await until(() => heard.length === 2);
    assert.isUndefined(heard[1]);
  });

  it('tries again now when asked to, or when the network is back', async () => {
    api.on(EVENTS, unreachable);
    const sink = watch();
    await until(() => api.count(EVENTS) === 3);
    api.on(EVENTS, api.stream());
    dispatchEvent(new Event('online'));
    await opened();
    assert.isAtLeast(sink.failures.length, 2);
  });

  const finals: readonly (readonly [
    what: string,
    reply: () => Response | Promise<Response>,
    code: string,
  ])[] = [
    [
      'a page and no API',
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      'bad_api',
    ],
    ['not found, in HTML', () => new Response('<h1>', { status: 404 }), 'bad_api'],
    ['refused by code', () => refused(400, 'bad_request'), 'bad_request'],
  ];
  for (const [what, reply, code] of finals) {
    it(`gives up and says why: ${what}`, async () => {
      api.on(EVENTS, reply);
      const sink = watch();
      await until(() => sink.failures.length === 1);
      assert.equal(sink.failures[0]!.code, code);
      assert.isNull(sink.retryAt[0]);
    });
  }

  it('asks nothing of an address that cannot be used', async () => {
    stream = new EventStream('');
    const sink = watch();
    await until(() => sink.failures.length === 1);
    assert.equal(sink.failures[0]!.code, 'bad_api');
    assert.isEmpty(api.sent);
  });

  it('waits as long as the server says', async () => {
    api.on(EVENTS, () => refused(429, 'rate_limited', { 'retry-after': '9' }));
    const before = Date.now();
    const sink = watch();
    await until(() => sink.failures.length === 1);
    assert.deepInclude(sink.failures[0]!, { code: 'rate_limited', requestId: 'r-1' });
    assert.isAtLeast(sink.retryAt[0] as number, before + 9_000);
  });

  it('keeps the other rooms when one is gone', async () => {
    const [gone, other] = [watch('gone'), watch('other')];
    await opened();
    api.streams[0]!.event('gone', { name: 'gone', code: 'room_not_found' });
    api.streams[0]!.event('listeners', { name: 'other', count: 2 });
    await until(() => other.notes.length === 1);
    assert.deepEqual({ ...gone.failures[0]! }, { code: 'room_not_found', retryable: false });
    assert.isEmpty(other.failures);
  });

  it('carries the session, and renews it when it is over', async () => {
    const asked: boolean[] = [];
    stream.authorize = (wasRefused) => {
      asked.push(wasRefused);
      return Promise.resolve(wasRefused ? 'new' : 'old');
    };
    api.on(EVENTS, () => refused(401, 'session_expired'), api.stream());
    const sink = watch();
    await opened();
    assert.deepEqual(asked, [false, true]);
    assert.equal(api.sent[1]!.headers.get('authorization'), 'Bearer new');
    assert.isAtMost(sink.failures.length, 1);
  });

  it('rests while the page is hidden and nothing is heard, and is back at once', async () => {
    watch();
    await opened();
    hidePage(true);
    await api.streams[0]!.closed;
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(api.count(EVENTS), 1);
    hidePage(false);
    await opened(2);
    stream.held.add(ROOM.name);
    hidePage(true);
    hidePage(false);
    await Promise.resolve();
    assert.isTrue(api.streams[1]!.isOpen);
    assert.equal(api.count(EVENTS), 2);
  });

  it('asks once for clubs that come within a moment, for no more than the server takes, and tells each', async () => {
    const heard: number[] = [];
    for (let club = 0; club < 101; club += 1) {
      stops.push(stream.hint('club', `c${club}`, () => heard.push(club)));
      if (club % 25 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    await opened();
    const { searchParams } = new URL(api.sent[0]!.path, api.origin);
    assert.equal(searchParams.getAll('club').length, 100);
    assert.equal(api.count(EVENTS), 1);
    api.streams[0]!.event('club', { name: 'c7' });
    await until(() => heard.length > 0);
    assert.deepEqual(heard, [7]);
  });

  it('leaves no unanswered JSON behind as an uncaught error', async () => {
    api.on(EVENTS, () => json({ error: null }, 500), api.stream());
    const sink = watch();
    await opened();
    assert.equal(sink.failures[0]!.code, 'no_api');
  });
});
