import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';

import { testApi, type TestApi } from './support/api.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('site tokens by public keys', () => {
  let api: TestApi;
  let server: Server;
  let keys: JWK[] = [];
  let fetches = 0;
  let broken = false;

  before(async () => {
    server = createServer((_request, response) => {
      fetches += 1;
      if (broken) response.writeHead(500).end();
      else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const jwks = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
    const site = { issuer: 'https://club.example', audience: 'hallway', key: { jwks } };
    api = await testApi({ config: { site } });
  });
  after(async () => {
    server.close();
    await api.close();
  });

  async function pair(kid: string, alg = 'ES256') {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
    const sign = () =>
      new SignJWT({ name: kid })
        .setProtectedHeader({ alg, kid })
        .setSubject('ugne')
        .setIssuer('https://club.example')
        .setAudience('hallway')
        .setExpirationTime('5m')
        .sign(privateKey);
    return { jwk, sign };
  }
  const begin = (userToken: string) => api.call('POST', '/v1/session', { body: { userToken } });

  it('answers that it is unavailable while the keys cannot be had, and not that the token is wrong', async () => {
    broken = true;
    const { sign } = await pair('early');
    const { status, body } = await begin(await sign());
    assert.deepEqual([status, body.error.code], [503, 'unavailable']);
    broken = false;
  });

  it('takes tokens of the site’s keys, follows a change of keys, and forgets those that were withdrawn', async (t) => {
    const [old, fresh, foreign] = [await pair('old'), await pair('fresh', 'RS256'), await pair('foreign')];
    keys = [old.jwk];
    assert.equal((await begin(await old.sign())).status, 200);
    const known = fetches;
    assert.equal((await begin(await old.sign())).status, 200);
    assert.equal(fetches, known, 'keys are kept');

    // The pause between two fetches because of an unknown key is the library's, by the machine's clock.
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 });
    keys = [fresh.jwk];
    assert.equal((await begin(await fresh.sign())).status, 200);
    assert.equal((await begin(await old.sign())).status, 401);
    const before = fetches;
    for (let i = 0; i < 5; i += 1) assert.equal((await begin(await foreign.sign())).status, 401);
    assert.ok(fetches - before <= 1, 'unknown keys do not make us fetch each time');
  });

  it('never takes a public key for a shared secret', async () => {
    const { jwk } = await pair('fresh');
    keys = [jwk];
    const claims = { iss: 'https://club.example', aud: 'hallway', sub: 'u', exp: Date.now() / 1_000 + 60 };
    for (const secret of [JSON.stringify(jwk), jwk.x ?? '']) {
      const confused = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'fresh' })
        .sign(encode(secret));
      assert.equal((await begin(confused)).status, 401);
    }
    assert.equal((await begin(new UnsecuredJWT(claims).encode())).status, 401);
  });
});

describe('without a site', () => {
  it('there are guests only', async () => {
    const api = await testApi({ config: { site: undefined } });
    try {
      assert.ok((await api.guest()).id.startsWith('g_'));
      const userToken = await new SignJWT({ sub: 'u' })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(encode('x'));
      await api.refused('user_token_invalid', 401, 'POST', '/v1/session', { body: { userToken } });
    } finally {
      await api.close();
    }
  });
});
