import { createHmac } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { expect, test } from './support/fixtures.ts';

const HOST_CONTROLS: readonly (readonly [string, string, unknown?])[] = [
  ['DELETE', 'hands'],
  ['PUT', 'hand-policy', { policy: 'off' }],
  ['PUT', 'stage/PERSON/invite'],
  ['POST', 'people/PERSON/to-audience'],
  ['POST', 'people/PERSON/mute'],
  ['POST', 'people/PERSON/remove'],
  ['POST', 'people/PERSON/ban'],
  ['PUT', 'people/PERSON/role', { role: 'moderator' }],
  ['POST', 'mute-all'],
  ['POST', 'end'],
];

test('host controls called by somebody without the role answer 403 and change nothing', async ({
  stack,
  visit,
}) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const hostSession = await stack.api.session(host);
  const hostPage = await visit({ room, userToken: host });
  await hostPage.listen();
  const intruder = await stack.api.session(await stack.api.userToken('mallory', 'Mallory'));
  const before = (await stack.api.call('GET', `/v1/rooms/${room}`)).body;
  for (const [method, path, body] of HOST_CONTROLS) {
    const target = `/v1/rooms/${room}/${path.replace('PERSON', hostSession.id)}`;
    const answer = await stack.api.call(method, target, body, intruder.token);
    expect([path, answer.status]).toEqual([path, 403]);
    const anonymous = await stack.api.call(method, target, body);
    expect([path, anonymous.status]).toEqual([path, 401]);
  }
  expect((await stack.api.call('GET', `/v1/rooms/${room}`)).body).toEqual(before);
  await expect(hostPage.button('Leave quietly')).toBeVisible();
});

test('a token for one room opens no other', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const [one, other] = [await stack.api.room(host), await stack.api.room(host)];
  await stack.api.call('POST', `/v1/rooms/${other}/join`, {}, (await stack.api.session(host)).token);
  const guest = await stack.api.session();
  const grant = (await stack.api.call('POST', `/v1/rooms/${one}/join`, {}, guest.token)).body as {
    participant_token: string;
  };
  const claims = decodeJwt(grant.participant_token) as { video: Record<string, unknown>; exp: number };
  expect(claims.video['room']).toBe(one);
  expect(claims.exp - Date.now() / 1_000).toBeLessThanOrEqual(600);
  // Signed again with a key that is not the server's, for the other room.
  const forged = await new SignJWT({ ...claims, video: { ...claims.video, room: other } })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('x'.repeat(32)));
  const page = await visit({ body: '', bare: true });
  const state = await page.page.evaluate(
    async ({ url, token }) => {
      const { Room } = (await import(
        /* @vite-ignore */ `${location.origin}/modules/livekit-client/dist/livekit-client.esm.mjs`
      )) as {
        Room: new () => { connect(url: string, token: string): Promise<void> };
      };
      return new Room().connect(url, token).then(
        () => 'in',
        () => 'refused',
      );
    },
    { url: stack.livekit.url, token: forged },
  );
  expect(state).toBe('refused');
});

test('expired, forged, unsigned and foreign tokens of a site are refused', async ({ stack }) => {
  const secret = new TextEncoder().encode(stack.env['HALLWAY_SITE_SECRET']);
  const token = (change: { iss?: string; aud?: string; exp?: string; key?: Uint8Array }) =>
    new SignJWT({ name: 'Mallory' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('mallory')
      .setIssuer(change.iss ?? 'https://site.example')
      .setAudience(change.aud ?? 'hallway')
      .setExpirationTime(change.exp ?? '5m')
      .sign(change.key ?? secret);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: 'mallory',
    iss: 'https://site.example',
    aud: 'hallway',
    exp: Date.now() / 1_000 + 300,
  };
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
  const noExpiry = `${part({ alg: 'HS256' })}.${part({ ...claims, exp: undefined })}`;
  const mac = createHmac('sha256', secret).update(noExpiry).digest('base64url');
  const bad = {
    expired: await token({ exp: '-2m' }),
    forged: await token({ key: new Uint8Array(32).fill(7) }),
    unsigned,
    'foreign issuer': await token({ iss: 'https://elsewhere.example' }),
    'foreign audience': await token({ aud: 'another' }),
    'without expiry': `${noExpiry}.${mac}`,
    'not a token': 'hello',
  };
  for (const [name, userToken] of Object.entries(bad)) {
    const answer = await stack.api.call('POST', '/v1/session', { userToken });
    expect([name, answer.status]).toEqual([name, 401]);
    expect((answer.body as { error: { code: string } }).error.code).toBe('user_token_invalid');
  }
  expect((await stack.api.call('POST', '/v1/session', { userToken: await token({}) })).status).toBe(200);
});

test('no token appears in a log, an error, the DOM or an event', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const visitor = await visit({
    room,
    userToken: host,
    modules: [
      `const names = ['room-joined','connection-changed','microphone-changed','request-failed','room-left','stage-joined','room-join-request','room-leave-request'];
       window.events = [];
       for (const name of names) addEventListener('hallway-' + name, (e) => window.events.push(name + ' ' + JSON.stringify(e.detail ?? null) + Object.entries(e).join()));`,
    ],
  });
  const secrets: string[] = [host];
  visitor.page.on('response', (response) => {
    if (!response.url().startsWith(stack.backend.origin)) return;
    void response
      .text()
      .then((text) => secrets.push(...(text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [])))
      .catch(() => undefined); // An event stream has no end to wait for.
  });
  await visitor.listen();
  await visitor.speak();
  await visitor.button('Leave quietly').click();
  // A host is told first what becomes of the room.
  await visitor.button(/^Leave$/).click();
  await expect(visitor.button('Listen')).toBeVisible();
  expect(secrets.length, 'tokens were seen on the wire').toBeGreaterThan(1);

  const dom = await visitor.page.evaluate(() => {
    const parts: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      parts.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
      root.querySelectorAll('*').forEach((element) => element.shadowRoot && walk(element.shadowRoot));
    };
    walk(document);
    return parts.join('\n');
  });
  const events = await visitor.page.evaluate(() =>
    (globalThis as unknown as { events: string[] }).events.join('\n'),
  );
  expect(events).toContain('room-joined');
  const places = { dom, events, console: visitor.said.join('\n'), log: stack.backend.log.join('\n') };
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) expect(text.includes(secret), `a token in the ${place}`).toBe(false);
    expect(text, `anything like a token in the ${place}`).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
  }
});
