import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { expectTone } from './support/ears.ts';
import { expect, test } from './support/fixtures.ts';
import type { Stack } from './support/stack.ts';

/** A token endpoint as LiveKit documents it, and nothing else: what a site with LiveKit alone has. */
async function startTokenEndpoint(stack: Stack, origin: string) {
  let people = 0;
  const server = createServer((request, response) => {
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'content-type, authorization',
      'access-control-allow-methods': 'POST',
    };
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      void (async () => {
        const { room_name: room } = JSON.parse(body) as { room_name: string };
        people += 1;
        const { apiKey, apiSecret, url } = stack.livekit;
        const token = new AccessToken(apiKey, apiSecret, {
          identity: `p${people}`,
          name: `Person ${people}`,
          ttl: 300,
        });
        token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true });
        const answer = { server_url: url, participant_token: await token.toJwt() };
        response.writeHead(201, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(answer));
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

test('token-endpoint alone joins plain LiveKit; what needs a server is absent, not broken', async ({
  stack,
  visit,
}) => {
  const endpoint = await startTokenEndpoint(stack, stack.site.origin);
  stack.site.allow(endpoint.url);
  const room = `plain-${Date.now()}`;
  const { httpUrl, apiKey, apiSecret } = stack.livekit;
  await new RoomServiceClient(httpUrl, apiKey, apiSecret).createRoom({ name: room });
  try {
    const body = `<hallway-room room="${room}" token-endpoint="${endpoint.url}"></hallway-room>`;
    const one = await visit({ body, api: null, tone: 1_000 });
    await one.listen();
    await one.speak();
    const two = await visit({ body, api: null });
    await two.listen();
    await expectTone(two.page, 1_000);
    await expect(two.tile('Person 1')).toBeVisible();
    await expect(two.button('Raise hand')).toHaveCount(0);
    await expect(two.page.getByText('Host controls')).toHaveCount(0);
    await two.button('Leave quietly').click();
    await expect(two.button('Listen')).toBeVisible();
  } finally {
    await endpoint.close();
  }
});

test('configure({ backend }) takes a site’s own object', async ({ stack, visit }) => {
  const host = await stack.api.hostToken();
  const room = await stack.api.room(host);
  const speaker = await visit({ room, userToken: host, tone: 1_000 });
  await speaker.listen();
  await speaker.speak();
  const visitor = await visit({
    body: `<hallway-room room="${room}"></hallway-room>`,
    api: null,
    modules: [
      `
      import { configure } from '/hallway/hallway.js';
      configure({
        backend: {
          features: new Set(),
          watch(name, sink) {
            sink.room({ name, title: 'From our own database', state: 'live', club: null, topic: null, language: 'en', handPolicy: 'off',
              capacity: 10, startsAt: null, startedAt: new Date().toISOString(), endedAt: null, attendance: null });
            sink.stage([]); sink.listeners(7);
            return () => {};
          },
          async join(name) {
            const answer = await fetch('${stack.backend.origin}/v1/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ room_name: name }) });
            return answer.json();
          },
          async listening() {}, async leave() {},
          async roster() { throw new Error('not here'); },
          async act() { throw new Error('not here'); },
        },
      });
      `,
    ],
  });
  await expect(visitor.room.getByRole('heading')).toHaveText('From our own database');
  await visitor.listen();
  await expectTone(visitor.page, 1_000);
});
