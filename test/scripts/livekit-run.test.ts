import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { RoomServiceClient } from 'livekit-server-sdk';
import { configBody } from '../../scripts/livekit/config.ts';
import { existingServer } from '../../scripts/livekit/existing.ts';
import { type LiveKit, PortTaken, startLiveKit } from '../../scripts/livekit/run.ts';
import { releaseHost } from './support/release-host.ts';

describe('a LiveKit server of ours', { timeout: 120_000 }, () => {
  let server: LiveKit;
  const crashes: string[] = [];
  before(async () => {
    server = await startLiveKit({ onCrash: (tail) => crashes.push(tail) });
  });
  after(() => server.stop());

  function rooms(secret = server.apiSecret) {
    return new RoomServiceClient(server.httpUrl, server.apiKey, secret);
  }

  it('takes our keys and nobody else’s', async () => {
    assert.deepEqual(await rooms().listRooms(), []);
    await assert.rejects(rooms('x'.repeat(32)).listRooms(), { status: 401 });
  });

  it('comes back on the same ports after a kill, without what it knew', async () => {
    await rooms().createRoom({ name: 'a' });
    const { pid, url } = server;
    await server.kill9();
    assert.equal(server.pid, undefined);
    await assert.rejects(fetch(server.httpUrl));
    await server.start();
    assert.notEqual(server.pid, pid);
    assert.equal(server.url, url);
    assert.deepEqual(await rooms().listRooms(), []);
    await server.restart();
    assert.deepEqual(await rooms().listRooms(), []);
  });

  it('reports an end that nobody asked for, and only that', async () => {
    assert.deepEqual(crashes, []);
    process.kill(server.pid!, 'SIGKILL');
    while (crashes.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.match(crashes[0]!, /starting LiveKit server/);
    await server.start();
  });

  it('tells our webhook of what happens', async (t) => {
    const host = await releaseHost(t, (_request, response) => response.end());
    const other = await startLiveKit({ webhooks: [`${host.url}/hook`] });
    t.after(() => other.stop());
    await new RoomServiceClient(other.httpUrl, other.apiKey, other.apiSecret).createRoom({ name: 'a' });
    while (host.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(host.asked[0], '/hook');
  });

  it('says which port is taken when it must have that one', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    await assert.rejects(startLiveKit({ ports: { http: port } }), (error) => {
      assert.ok(error instanceof PortTaken);
      assert.match(error.message, new RegExp(`TCP port ${port} is taken`));
      return true;
    });
  });

  it('gives the end of its log when it does not start', async () => {
    await assert.rejects(startLiveKit({ redis: '127.0.0.1:1' }), /ended at once:\n[^]*redis/i);
  });

  it('keeps its secret off the command line, and away from public STUN servers', () => {
    const ports = { http: 1, tcp: 2, udp: 3 };
    const config = JSON.parse(configBody({ ports, apiKey: 'k', apiSecret: 's' })) as Record<string, unknown>;
    assert.deepEqual((config['rtc'] as Record<string, unknown>)['stun_servers'], ['127.0.0.1:3']);
    assert.deepEqual(config['room'], { auto_create: false });
  });
});

describe('an existing LiveKit server', { timeout: 60_000 }, () => {
  let server: LiveKit;
  before(async () => {
    server = await startLiveKit();
  });
  after(() => server.stop());

  function given(changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const { httpUrl, apiKey, apiSecret } = server;
    return { LIVEKIT_URL: httpUrl, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret, ...changes };
  }

  it('is none unless LIVEKIT_URL names one', async () => {
    assert.equal(await existingServer(given({ LIVEKIT_URL: '' })), undefined);
  });

  it('is used when it accepts the key', async () => {
    const { url, apiKey, apiSecret } = server;
    assert.deepEqual(await existingServer(given()), { kind: 'existing', url, apiKey, apiSecret });
  });

  for (const [what, changes, message] of [
    ['a missing key', { LIVEKIT_API_KEY: '' }, /LIVEKIT_API_KEY is not\. Set all three, or none/],
    [
      'two missing',
      { LIVEKIT_API_KEY: '', LIVEKIT_API_SECRET: '' },
      /LIVEKIT_API_KEY and LIVEKIT_API_SECRET is/,
    ],
    [
      'an address without a scheme',
      { LIVEKIT_URL: 'livekit' },
      /LIVEKIT_URL is "livekit"; it must look like wss:/,
    ],
    ['an address of another kind', { LIVEKIT_URL: 'ftp://a' }, /must look like wss:/],
    ['a wrong secret', { LIVEKIT_API_SECRET: 'x'.repeat(32) }, /it refuses this LIVEKIT_API_KEY and/],
    ['nobody there', { LIVEKIT_URL: 'http://127.0.0.1:9' }, /cannot be used: /],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      await assert.rejects(existingServer(given(changes)), (error: Error) => {
        assert.match(error.message, message);
        assert.ok(!error.message.includes(server.apiSecret));
        return true;
      });
    });
  }
});
