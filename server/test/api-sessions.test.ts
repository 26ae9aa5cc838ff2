import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';

import { testApi, type TestApi } from './support/api.ts';

const HOUR = 3_600_000;
const encode = (text: string) => new TextEncoder().encode(text);

describe('sessions of guests', () => {
  let api: TestApi;
  before(async () => (api = await testApi()));
  after(() => api.close());

  it('begins one without any data', async () => {
    const { status, body } = await api.call('POST', '/v1/session', { body: {} });
    assert.equal(status, 200);
    assert.match(body.viewer.id, /^g_[0-9a-f-]{36}$/);
    assert.equal(body.viewer.kind, 'guest');
    assert.equal(body.viewer.avatarUrl, null);
    const life = new Date(body.expiresAt).getTime() - Date.now();
    assert.ok(life > HOUR - 60_000 && life <= HOUR, `lives ${life} ms`);
    assert.equal(decodeJwt(body.token).iss, 'hallway');
    assert.deepEqual((await api.dump())['people'], [], 'a guest costs the database nothing before a room');
  });

  it('begins one without a body', async () => {
    const { body } = await api.call('POST', '/v1/session');
    assert.equal(body.viewer.kind, 'guest');
  });

  it('calls a guest without a name something in the language of the browser', async () => {
    const named = async (language: string) => {
      const headers = { 'accept-language': language };
      return (await api.done('POST', '/v1/session', { body: {}, headers })).viewer.name;
    };
    assert.match(await named('lt-LT,lt;q=0.9,en;q=0.8'), /^Svečias [0-9a-f]{4}$/);
    assert.match(await named('de,en;q=0.8'), /^Guest [0-9a-f]{4}$/);
    assert.match(await named('constructor'), /^Guest [0-9a-f]{4}$/);
  });

  it('keeps a name as the text it is, normalised', async () => {
    const names = [
      ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
      ['  Ru\u0304ta ', 'R\u016bta'],
      ['👩‍👩‍👧', '👩‍👩‍👧'],
      ["Robert'); DROP TABLE people;--", "Robert'); DROP TABLE people;--"],
    ] as const;
    for (const [sent, kept] of names) assert.equal((await api.guest(sent)).name, kept);
  });

  it('stays the same guest with the old token, also for a day after it expired', async () => {
    const guest = await api.guest('Kuprius');
    for (const hours of [0.5, 1.5, 24]) {
      api.ahead = hours * HOUR;
      const { viewer } = await api.done('POST', '/v1/session', { as: guest, body: {} });
      assert.equal(viewer.id, guest.id, `after ${hours} hours`);
      assert.equal(viewer.name, 'Kuprius');
    }
    const renamed = await api.done('POST', '/v1/session', { as: guest, body: { name: 'Kuprys' } });
    assert.deepEqual([renamed.viewer.id, renamed.viewer.name], [guest.id, 'Kuprys']);
    api.ahead = 26 * HOUR;
    const { viewer } = await api.done('POST', '/v1/session', { as: guest, body: {} });
    assert.notEqual(viewer.id, guest.id);
    api.ahead = 0;
  });

  it('gives nobody a guest’s identity for a token that is not ours', async () => {
    const guest = await api.guest();
    const claims = decodeJwt(guest.token);
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'hallway-session+jwt' })
      .sign(encode('x'.repeat(48)));
    for (const token of [forged, new UnsecuredJWT(claims).encode(), 'nonsense']) {
      const { viewer } = await api.done('POST', '/v1/session', { as: token, body: {} });
      assert.notEqual(viewer.id, guest.id);
    }
  });

  it('refuses forged, unsigned, foreign, confused and expired session tokens', async () => {
    const { path } = await api.room();
    const guest = await api.guest();
    const claims = decodeJwt(guest.token);
    const header = { alg: 'HS256', typ: 'hallway-session+jwt' };
    const key = encode(api.config.secret);
    const sign = (changed: object, head: { alg: string; typ?: string } = header, by = key) =>
      new SignJWT({ ...claims, ...changed }).setProtectedHeader(head).sign(by);
    const bad = {
      'signed with another key': await sign({}, header, encode('y'.repeat(48))),
      'signed with another hash': await sign({}, { ...header, alg: 'HS512' }),
      'of another type': await sign({}, { alg: 'HS256' }),
      'from another issuer': await sign({ iss: 'https://club.example' }),
      'for another audience': await sign({ aud: 'else' }),
      'without an end': await sign({ exp: undefined }),
      'with another subject': await sign({ sub: 'root' }),
      unsigned: new UnsecuredJWT(claims).encode(),
      'with its signature cut off': guest.token.replace(/[^.]+$/, ''),
      'of the site': await api.userToken('somebody'),
      'no token': 'nonsense',
    };
    for (const [what, token] of Object.entries(bad)) {
      const answer = await api.call('POST', `${path}/join`, { as: token, body: {} });
      assert.deepEqual([what, answer.status, answer.body.error.code], [what, 401, 'unauthorized']);
      await api.refused('unauthorized', 401, 'GET', '/v1/rooms', { as: token });
      await api.refused('unauthorized', 401, 'GET', '/v1/events?room=a', { as: token });
    }
    api.ahead = HOUR + 1_000;
    await api.refused('session_expired', 401, 'POST', `${path}/join`, { as: guest, body: {} });
    api.ahead = 0;
    await api.refused('unauthorized', 401, 'POST', `${path}/join`, { body: {} });
  });
});
