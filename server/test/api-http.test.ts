import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
let path = '';
let host: Actor;
before(async () => {
  api = await testApi();
  ({ path, host } = await api.room());
});
after(() => api.close());

describe('what goes wrong inside', () => {
  it('is answered without a word about it, and logged', async () => {
    const { media } = api;
    const { grant } = media;
    const broken = new Error('database of Rasa Milvydė is broken');
    media.grant = () => Promise.reject(broken);
    await api.refused('media_unavailable', 503, 'POST', `${path}/join`, { as: host, body: {} });
    media.grant = grant;
    const { transaction } = api.deps.db;
    api.deps.db.transaction = () => Promise.reject(broken);
    const { body } = await api.refused('internal', 500, 'POST', `${path}/join`, { as: host, body: {} });
    api.deps.db.transaction = transaction;
    assert.ok(!JSON.stringify(body).includes('Rasa'));
    const line = api.lines.find((text) => text.includes('request_failed'));
    assert.ok(line?.includes(body.error.requestId));
  });

  it('is unavailable, and not broken, while the database is away', async () => {
    const away = Object.assign(new Error('query'), {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    });
    const { transaction } = api.deps.db;
    api.deps.db.transaction = () => Promise.reject(away);
    await api.refused('unavailable', 503, 'POST', `${path}/join`, { as: host, body: {} });
    api.deps.db.transaction = transaction;
    await api.done('POST', `${path}/join`, { as: host, body: {} });
  });
});

describe('headers', () => {
  it('have a request’s id: its own, or a new one where that could not be trusted', async () => {
    const of = async (id?: string) => {
      const headers: Record<string, string> = id === undefined ? {} : { 'x-request-id': id };
      return (await api.call('GET', path, { headers })).headers.get('x-request-id');
    };
    assert.equal(await of('proxy-12345678'), 'proxy-12345678');
    const fresh = /^[0-9a-f]{8}-/;
    for (const id of [undefined, 'short', 'has spaces in it', 'x'.repeat(65), '{"level":"error"}']) {
      assert.match((await of(id)) ?? '', fresh);
    }
  });

  it('keep browsers from framing, sniffing and storing', async () => {
    for (const target of [path, '/nowhere', '/healthz']) {
      const { headers } = await api.call('GET', target);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(
        headers.get('content-security-policy') ?? '',
        /default-src 'none'.*frame-ancestors 'none'/,
      );
    }
  });
});

describe('pages of other origins', () => {
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  };
  const get = (origin: string) => api.call('GET', path, { headers: { origin } });

  it('may call when their origin is on the list, exactly', async () => {
    for (const origin of api.config.origins) {
      const { headers } = await get(origin);
      assert.equal(headers.get('access-control-allow-origin'), origin);
      assert.match(headers.get('access-control-expose-headers') ?? '', /retry-after/);
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.match(headers.get('vary') ?? '', /origin/i);
      const answer = await api.call('OPTIONS', `${path}/join`, { headers: { origin, ...preflight } });
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('access-control-allow-origin'), origin);
      for (const header of ['authorization', 'content-type', 'last-event-id']) {
        assert.ok(answer.headers.get('access-control-allow-headers')?.includes(header), header);
      }
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        assert.ok(answer.headers.get('access-control-allow-methods')?.includes(method), method);
      }
    }
    const failed = await api.call('POST', '/v1/rooms', { headers: { origin: 'https://club.example' } });
    assert.equal(failed.status, 401);
    assert.equal(failed.headers.get('access-control-allow-origin'), 'https://club.example');
  });

  it('may not when it only resembles one', async () => {
    const alike = [
      'https://evil.example',
      'https://club.example.evil.example',
      'https://evilclub.example',
      'https://sub.club.example',
      'http://club.example',
      'https://club.example:8443',
      'https://CLUB.example',
      'null',
      '*',
    ];
    for (const origin of alike) {
      const { headers } = await get(origin);
      assert.equal(headers.get('access-control-allow-origin'), null, origin);
      assert.match(headers.get('vary') ?? '', /origin/i);
      const answer = await api.call('OPTIONS', `${path}/join`, { headers: { origin, ...preflight } });
      assert.ok(answer.status >= 400, origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null, origin);
      assert.equal(answer.headers.get('access-control-allow-methods'), null, origin);
    }
  });
});

describe('the access log', () => {
  it('has a line for each request: pattern, status, time and id, and nothing of anybody', async () => {
    const guest = await api.guest('Kuprius Visitor');
    const from = api.lines.length;
    await api.done('POST', `${path}/join?`, { as: guest, body: {}, from: '203.0.113.77' });
    await api.call('GET', `${path}/roster?section=stage&cursor=abc`, { as: guest });
    await api.call('POST', `${path}/people/${host.id}/mute`, { as: guest });
    await api.call('GET', '/nowhere?token=abc');
    const lines = api.lines.slice(from).map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ event }) => event === 'request');
    assert.deepEqual(
      requests.map(({ method, route, status }) => [method, route, status]),
      [
        ['POST', '/v1/rooms/:room/join', 200],
        ['GET', '/v1/rooms/:room/roster', 400],
        ['POST', '/v1/rooms/:room/people/:person/mute', 403],
        ['GET', '/*', 404],
      ],
    );
    for (const line of requests) {
      assert.ok(typeof line['ms'] === 'number' && typeof line['requestId'] === 'string');
    }
    const text = api.lines.join('');
    for (const value of [guest.id, guest.name, host.id, host.name, '203.0.113.77', 'cursor=', 'token=abc']) {
      assert.ok(!text.includes(value), value);
    }
  });
});

describe('the other routes', () => {
  it('open a stream of the rooms asked for, each once, for who asks', async () => {
    const guest = await api.guest();
    const { status, headers, body } = await api.call('GET', '/v1/events?room=a&room=b&room=a', {
      as: guest,
      headers: { 'last-event-id': 'a:1.2.3' },
    });
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.match(headers.get('cache-control') ?? '', /no-cache/);
    assert.equal(body, ': hello\n\n');
    const watch = api.watched.at(-1);
    assert.deepEqual(watch?.rooms, ['a', 'b']);
    assert.equal(watch?.viewer?.id, guest.id);
    assert.equal(watch?.lastEventId, 'a:1.2.3');
    const life = (watch?.until?.getTime() ?? 0) - Date.now();
    assert.ok(life > 3_500_000 && life <= 3_600_000);
    const { length } = api.watched;
    assert.equal((await api.call('HEAD', '/v1/events?room=a')).status, 200);
    assert.equal(api.watched.length, length, 'headers alone open no stream');
    await api.call('GET', '/v1/events?room=a');
    assert.deepEqual([api.watched.at(-1)?.viewer, api.watched.at(-1)?.until], [undefined, undefined]);
  });

  it('hand a webhook over as it came, whoever sends it', async () => {
    const raw = '{"event":"room_started",  "id":"EV_1"}';
    const headers = { authorization: 'signature', 'content-type': 'application/webhook+json' };
    assert.equal((await api.call('POST', '/v1/livekit/webhook', { raw, headers })).status, 204);
    assert.deepEqual(api.webhooks.at(-1), { body: raw, authorization: 'signature' });
  });

  it('say whether the server is well', async () => {
    assert.deepEqual(await api.done('GET', '/healthz'), { status: 'ok' });
    const ready = async (status: number) => {
      // An answer is kept for a moment: ask until it is the one that must come.
      for (let i = 0; i < 100; i += 1) {
        const answer = await api.call('GET', '/readyz');
        if (answer.status === status) return answer.body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return assert.fail(`never ${status}`);
    };
    assert.deepEqual(await ready(200), { status: 'ready', database: true, livekit: true });
    api.media.down = new Error('away');
    assert.deepEqual(await ready(503), { status: 'not_ready', database: true, livekit: false });
    api.media.down = undefined;
    await ready(200);
    api.stopping = true;
    assert.equal((await ready(503)).status, 'stopping');
    api.stopping = false;
  });
});
