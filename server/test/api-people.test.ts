import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

import { SCRIPT_URL, testApi, type TestApi } from './support/api.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('sessions of people', () => {
  let api: TestApi;
  before(async () => (api = await testApi()));
  after(() => api.close());

  it('is the same person each time, as the site describes them now', async () => {
    const first = await api.done('POST', '/v1/session', {
      body: { userToken: await api.userToken('ugne', { name: 'Ugnė' }) },
    });
    assert.match(first.viewer.id, /^p_/);
    const picture = 'https://club.example/u.png';
    const claims = { name: ' Ugnė\u0000Balsytė ', picture, caption: 'Botanist' };
    const second = await api.done('POST', '/v1/session', {
      body: { userToken: await api.userToken('ugne', claims) },
    });
    assert.deepEqual(second.viewer, {
      id: first.viewer.id,
      kind: 'person',
      name: 'Ugnė Balsytė',
      avatarUrl: picture,
    });
    const other = await api.person('Ugnė');
    assert.notEqual(other.id, first.viewer.id);
  });

  it('makes the best of odd claims', async () => {
    const odd = [
      [{ name: 'x'.repeat(500) }, 'x'.repeat(80)],
      [{ name: 7 }, /^Guest /],
      [{ name: '\u202e\u0007 ' }, /^Guest /],
      [{}, /^Guest /],
    ] as const;
    for (const [claims, name] of odd) {
      const { viewer } = await api.done('POST', '/v1/session', {
        body: { userToken: await api.userToken(randomUUID(), claims) },
      });
      if (typeof name === 'string') assert.equal(viewer.name, name);
      else assert.match(viewer.name, name);
    }
    for (const picture of [SCRIPT_URL, 'data:image/png;base64,AA', 'https://u:p@x.example', 7, 'x']) {
      const userToken = await api.userToken('odd', { picture });
      const { viewer } = await api.done('POST', '/v1/session', { body: { userToken } });
      assert.equal(viewer.avatarUrl, null, String(picture));
    }
  });

  it('is not renewed by its own token: without the site’s word the caller is a guest', async () => {
    const person = await api.person();
    const { viewer } = await api.done('POST', '/v1/session', { as: person, body: {} });
    assert.equal(viewer.kind, 'guest');
  });

  it('lets those open rooms of whom the site says so, and nobody else', async () => {
    const body = { title: 'A talk', language: 'en' };
    for (const hallway of [undefined, {}, true, { create: 'true' }, { create: false }]) {
      const as = await api.person('Somebody', hallway === undefined ? {} : { hallway });
      await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as, body });
    }
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: await api.guest(), body });
    await api.done('POST', '/v1/rooms', { as: await api.creator(), body });
  });

  it('refuses expired, forged, unsigned, foreign and confused site tokens', async () => {
    const { site } = api.config;
    assert.ok(site && 'secret' in site.key);
    const key = encode(site.key.secret);
    const now = Math.floor(Date.now() / 1_000);
    const good = { iss: site.issuer, aud: site.audience, sub: 'ugne', exp: now + 60 };
    const sign = (changed: object, alg = 'HS256', by = key) =>
      new SignJWT({ ...good, ...changed }).setProtectedHeader({ alg }).sign(by);
    const { privateKey } = await generateKeyPair('RS256');
    const bad = {
      expired: await sign({ exp: now - 60 }),
      'not valid yet': await sign({ nbf: now + 600 }),
      'without an end': await sign({ exp: undefined }),
      'without a subject': await sign({ sub: undefined }),
      'with an empty subject': await sign({ sub: '' }),
      'with a subject that is no text': await sign({ sub: 7 }),
      'with a long subject': await sign({ sub: 'x'.repeat(256) }),
      'with a NUL in its subject': await sign({ sub: 'a\u0000b' }),
      'from another issuer': await sign({ iss: 'https://evil.example' }),
      'without an issuer': await sign({ iss: undefined }),
      'for another audience': await sign({ aud: 'else' }),
      'without an audience': await sign({ aud: undefined }),
      'signed with another key': await sign({}, 'HS256', encode('z'.repeat(48))),
      'signed with our session key': await sign({}, 'HS256', encode(api.config.secret)),
      'signed with another hash': await sign({}, 'HS384'),
      'signed with a private key': await new SignJWT(good)
        .setProtectedHeader({ alg: 'RS256' })
        .sign(privateKey),
      unsigned: new UnsecuredJWT(good).encode(),
      'a session of ours': (await api.guest()).token,
      'no token': 'nonsense',
    };
    for (const [what, userToken] of Object.entries(bad)) {
      const { status, body } = await api.call('POST', '/v1/session', { body: { userToken } });
      assert.deepEqual([what, status, body.error.code], [what, 401, 'user_token_invalid']);
    }
    assert.equal(
      (await api.call('POST', '/v1/session', { body: { userToken: await sign({}) } })).status,
      200,
    );
  });
});
