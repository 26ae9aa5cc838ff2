import { assert } from '@open-wc/testing';
import { EventStream } from '../../../src/backend/event-stream.ts';
import { HttpApi } from '../../../src/backend/http-api.ts';
import { HttpBackend } from '../../../src/backend/http-backend.ts';
import type { UserToken } from '../../../src/config/page.ts';
import type { HallwayError } from '../../../src/contract/errors.ts';
import { VIEWER } from '../support/hand-driven.ts';
import { json, refused, ScriptedApi, unreachable } from '../support/scripted-api.ts';
import { until } from '../support/until.ts';

const SESSION = 'POST /v1/session';
const JOIN = 'POST /v1/rooms/hall/join';
const HAND = 'PUT /v1/rooms/hall/hand';
const ROSTER = 'GET /v1/rooms/hall/roster';
const GRANT = { server_url: 'wss://media.example', participant_token: 'grant', viewer: VIEWER };

/** A session that lives for so many milliseconds. */
function session(token: string, lives = 3_600_000): () => Response {
  return () => json({ token, expiresAt: new Date(Date.now() + lives).toISOString(), viewer: {} });
}

async function codeOf(promise: Promise<unknown>): Promise<HallwayError> {
  try {
    await promise;
  } catch (thrown) {
    assert.equal((thrown as Error).name, 'HallwayError');
    return thrown as HallwayError;
  }
  return assert.fail('it was not refused');
}

describe('The HTTP backend', () => {
  let api: ScriptedApi;
  let userToken: UserToken | undefined;
  let stream: EventStream;
  let backend: HttpBackend;

  beforeEach(() => {
    api = new ScriptedApi();
    api.on(SESSION, session('s-1'), session('s-2'), session('s-3'));
    api.on(JOIN, () => json(GRANT));
    api.on(HAND, () => new Response(null, { status: 204 }));
    userToken = undefined;
    stream = new EventStream(api.origin);
    backend = new HttpBackend(new HttpApi(api.origin, () => userToken), stream);
  });

  afterEach(() => {
    api.restore();
    sessionStorage.clear();
  });

  const raise = (): Promise<void> => backend.act('hall', { type: 'hand-raise' });
  const bearers = (): (string | null)[] => api.sent.map(({ headers }) => headers.get('authorization'));

  it('begins a guest’s session once, also for calls at the same time', async () => {
    const [grant] = await Promise.all([backend.join('hall', { preload: false }), raise()]);
    assert.deepEqual(grant, GRANT);
    assert.equal(api.count(SESSION), 1);
    assert.deepEqual(api.sent[0]!.body, {});
    assert.deepEqual(bearers(), [null, 'Bearer s-1', 'Bearer s-1']);
  });

  it('warms a session without a trace in any room', async () => {
    backend.warm();
    await until(() => api.count(SESSION) === 1);
    await backend.join('hall', { preload: true });
    assert.equal(api.count(SESSION), 1);
    assert.deepEqual(api.sent.at(-1)!.body, { preload: true });
  });

  it('is the person that the site vouches for, asked for anew with each session', async () => {
    const tokens = ['first', 'second'];
    userToken = () => Promise.resolve(tokens.shift());
    api.on(SESSION, session('s-1', 30_000), session('s-2'));
    await raise();
    await raise();
    await raise();
    assert.deepEqual(
      api.sent
        .filter(({ path }) => path === '/v1/session')
        .map(({ body, headers }) => [body, headers.get('authorization')]),
      [
        [{ userToken: 'first' }, null],
        [{ userToken: 'second' }, null],
      ],
    );
  });

  it('begins another session when the site signs its viewer in, who brings along what the guest did', async () => {
    await raise();
    userToken = 'a-person';
    await raise();
    assert.deepEqual(bearers(), [null, 'Bearer s-1', 'Bearer s-1', 'Bearer s-2']);
    assert.deepEqual(api.sent[2]!.body, { userToken: 'a-person' });
  });

  it('renews a guest’s session before it ends, as the same guest', async () => {
    api.on(SESSION, session('s-1', 50_000), session('s-2'));
    await raise();
    await raise();
    assert.deepEqual(bearers(), [null, 'Bearer s-1', 'Bearer s-1', 'Bearer s-2']);
  });

  it('renews it once when it is refused, and gives up when it is refused again', async () => {
    api.on(
      HAND,
      () => refused(401, 'session_expired'),
      () => new Response(null, { status: 204 }),
    );
    await raise();
    assert.deepEqual(bearers(), [null, 'Bearer s-1', 'Bearer s-1', 'Bearer s-2']);
    api.on(HAND, () => refused(401, 'unauthorized'));
    const before = api.sent.length;
    assert.equal((await codeOf(raise())).code, 'unauthorized');
    assert.equal(api.sent.length - before, 3);
  });

  it('tells the stream of a session, and renews it there', async () => {
    api.on('GET /v1/events', api.stream());
    const stop = stream.watch('hall', {} as never);
    await until(() => api.streams.length === 1);
    await raise();
    await until(() => api.streams.length === 2);
    assert.equal(api.sent.at(-1)!.headers.get('authorization'), 'Bearer s-1');
    stop();
  });

  it('remembers a guest over a reload, but only one who joined, and no person', async () => {
    await raise();
    assert.equal(sessionStorage.length, 0);
    backend.attend('hall', true);
    assert.equal(sessionStorage.length, 1);
    assert.isTrue(stream.held.has('hall'));
    const again = new HttpBackend(new HttpApi(api.origin, () => undefined), stream);
    await again.act('hall', { type: 'hand-raise' });
    assert.equal(api.count(SESSION), 1);
    assert.equal(bearers().at(-1), 'Bearer s-1');
    userToken = 'a-person';
    sessionStorage.clear();
    const person = new HttpBackend(new HttpApi(api.origin, () => userToken), stream);
    await person.act('hall', { type: 'hand-raise' });
    person.attend('hall', true);
    assert.equal(sessionStorage.length, 0);
    backend.attend('hall', false);
    assert.isFalse(stream.held.has('hall'));
  });

  it('lives where storage is closed or holds nonsense', async () => {
    const { getItem, setItem } = Storage.prototype;
    const closed = () => {
      throw new DOMException('', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: closed, setItem: closed });
    try {
      backend = new HttpBackend(new HttpApi(api.origin, () => undefined), stream);
      await raise();
      backend.attend('hall', true);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
    sessionStorage.setItem(`hallway.session ${api.origin}`, '{"token":5}');
    backend = new HttpBackend(new HttpApi(api.origin, () => undefined), stream);
    await raise();
    assert.equal(bearers().at(-1), 'Bearer s-2');
  });

  it('says goodbye within the call, in a request that outlives the page', async () => {
    await backend.leave('hall');
    assert.isEmpty(api.sent, 'nobody was there');
    api.on('POST /v1/rooms/hall/leave', () => new Response(null, { status: 204 }));
    await raise();
    void backend.leave('hall');
    await until(() => api.count('POST /v1/rooms/hall/leave') === 1);
    assert.isTrue(api.sent.at(-1)!.keepalive);
    assert.equal(bearers().at(-1), 'Bearer s-1');
  });

  it('asks for pages of the roster, and again by itself when nothing answers', async () => {
    const page = { section: 'audience', count: 0, people: [], nextCursor: null };
    api.on(ROSTER, unreachable, () => json(page));
    assert.deepEqual(await backend.roster('hall', 'audience', 'a b'), page as never);
    assert.equal(api.sent.at(-1)!.path, '/v1/rooms/hall/roster?section=audience&cursor=a+b');
    assert.equal(api.count(ROSTER), 2);
  });

  it('sends what changes something only once when nothing answers', async () => {
    api.on(HAND, unreachable);
    assert.equal((await codeOf(raise())).code, 'no_api');
    assert.equal(api.count(HAND), 1);
  });

  it('waits when the server says for how long, but not for ever', async () => {
    api.on(
      HAND,
      () => refused(429, 'rate_limited', { 'retry-after': '1' }),
      () => new Response(null, { status: 204 }),
    );
    const before = performance.now();
    await raise();
    assert.isAtLeast(performance.now() - before, 990);
    api.on(HAND, () => refused(429, 'rate_limited', { 'retry-after': '60' }));
    const error = await codeOf(raise());
    assert.deepInclude(error, { code: 'rate_limited', retryAfter: 60_000, requestId: 'r-1' });
  });

  const refusals: readonly (readonly [
    what: string,
    reply: () => Response | Promise<Response>,
    code: string,
  ])[] = [
    ['a code of the API', () => refused(403, 'hands_closed'), 'hands_closed'],
    ['a code from a newer API', () => refused(409, 'too_windy'), 'internal'],
    ['a gateway’s page', () => new Response('<h1>Bad gateway', { status: 502 }), 'no_api'],
    ['a page that is no API', () => new Response('<h1>Not here', { status: 404 }), 'bad_api'],
    ['a page with status 200', () => new Response('<h1>Welcome'), 'bad_api'],
  ];
  for (const [what, reply, code] of refusals) {
    it(`knows a refusal: ${what}`, async () => {
      api.on(HAND, reply);
      assert.equal((await codeOf(raise())).code, code);
    });
  }

  it('sends reactions, and hears of them where there are some', async () => {
    const REACT = 'POST /v1/rooms/hall/reactions';
    api.on(REACT, () => new Response(null, { status: 204 }));
    await backend.react('hall', { clap: 2 });
    assert.deepEqual(api.sent.at(-1)?.body, { counts: { clap: 2 } });
    api.on('GET /v1/events', api.stream());
    const heard: unknown[] = [];
    const stop = backend.reactions('hall', (counts) => heard.push(counts));
    await until(() => api.streams.length === 1);
    api.streams[0]!.event('reactions', { name: 'hall', counts: { wow: 1 } });
    await until(() => heard.length === 1);
    api.streams[0]!.end();
    await until(() => api.streams.length === 2);
    stop();
    assert.deepEqual(heard, [{ wow: 1 }]);
  });

  it('asks nothing of an address that cannot be used', async () => {
    const nowhere = new HttpBackend(new HttpApi('', () => undefined), new EventStream(''));
    assert.equal((await codeOf(nowhere.act('hall', { type: 'hand-raise' }))).code, 'bad_api');
    assert.isEmpty(api.sent);
  });

  it('can be told to stop joining', async () => {
    const stop = new AbortController();
    api.on(JOIN, () => new Promise(() => undefined));
    const joining = codeOf(backend.join('hall', { preload: false, signal: stop.signal }));
    await until(() => api.count(JOIN) === 1);
    stop.abort();
    assert.equal((await joining).code, 'no_api');
  });
});
