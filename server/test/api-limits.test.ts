import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { DEFAULT_LIMITS } from '../src/deps.ts';
import { testApi, type Actor, type TestApi } from './support/api.ts';

const few = { points: 3, seconds: 30 };

/** Asks until it is refused. @returns how often it was not */
async function until429(ask: () => Promise<{ status: number; headers: Headers }>): Promise<number> {
  for (let served = 0; served < 50; served += 1) {
    const { status, headers } = await ask();
    if (status !== 429) continue;
    const wait = Number(headers.get('retry-after'));
    assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= 30, `Retry-After: ${wait}`);
    return served;
  }
  return Infinity;
}

describe('limits', () => {
  let api: TestApi;
  before(async () => (api = await testApi()));
  after(() => api.close());

  /** The same server with other limits: sessions of the one hold at the other. */
  async function limited(limits: object, config: object = {}): Promise<TestApi> {
    const other = await testApi({ limits, config: { ...api.config, ...config } });
    return Object.assign(other, { close: () => other.database.close() });
  }

  it('count new sessions and anonymous tokens by address', async () => {
    const other = await limited({ session: few });
    const begin = (from: string) => () => other.call('POST', '/v1/session', { body: {}, from });
    assert.equal(await until429(begin('192.0.2.1')), 3);
    assert.equal(await until429(begin('192.0.2.2')), 3);
    const body = { room_name: 'nowhere' };
    assert.equal(await until429(() => other.call('POST', '/v1/token', { body, from: '192.0.2.3' })), 3);
    const { body: answer } = await other.call('POST', '/v1/session', { body: {}, from: '192.0.2.1' });
    assert.equal(answer.error.code, 'rate_limited');
    await other.close();
  });

  it('count one household of IPv6 as one, and IPv4 in IPv6 as what it is', async () => {
    const other = await limited({ session: few });
    const begin = (addresses: string[]) => {
      let turn = 0;
      return () => {
        const from = addresses[(turn += 1) % addresses.length] ?? '';
        return other.call('POST', '/v1/session', { body: {}, from });
      };
    };
    const household = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:0DB8:1:2:0:0:1.2.3.4'];
    assert.equal(await until429(begin(household)), 3);
    assert.equal(await until429(begin(['2001:db8:1:3::1'])), 3);
    assert.equal(await until429(begin(['::ffff:198.51.100.9', '198.51.100.9'])), 3);
    await other.close();
  });

  it('believe X-Forwarded-For only of our own proxies, and only their part of it', async () => {
    const begin = (other: TestApi, forged: (turn: number) => string) => {
      let turn = 0;
      return () =>
        other.call('POST', '/v1/session', {
          body: {},
          from: '10.0.0.1',
          headers: { 'x-forwarded-for': forged((turn += 1)) },
        });
    };
    const direct = await limited({ session: few });
    assert.equal(await until429(begin(direct, (turn) => `203.0.113.${turn}`)), 3);
    await direct.close();
    const proxied = await limited({ session: few }, { trustProxy: 1 });
    assert.equal(await until429(begin(proxied, (turn) => `203.0.113.${turn}`)), Infinity);
    assert.equal(await until429(begin(proxied, (turn) => `1.1.1.${turn}, 198.51.100.1`)), 3);
    assert.equal(await until429(begin(proxied, (turn) => `nonsense ${turn}`)), 3);
    await proxied.close();
  });

  it('count joins, changes and reads by session', async () => {
    const other = await limited({ join: few, write: few, read: few });
    const [one, two] = [await other.guest(), await other.guest()];
    const from = '192.0.2.9';
    for (const as of [one, two]) {
      const join = () => other.call('POST', '/v1/rooms/nowhere/join', { as, body: {}, from });
      const raise = () => other.call('PUT', '/v1/rooms/nowhere/hand', { as, from });
      const look = () => other.call('GET', '/v1/rooms', { as, from });
      assert.deepEqual([await until429(join), await until429(raise), await until429(look)], [3, 3, 3]);
    }
    const stream = () => other.call('GET', '/v1/events?room=a', { from: '192.0.2.10' });
    assert.equal(await until429(stream), 3);
    await other.close();
  });

  it('hold for private requests by session, and by address whatever the session', async () => {
    const other = await limited({ contact: few, contactFrom: { points: 5, seconds: 30 } });
    const speaker = await other.person();
    const ask = async (as?: Actor) => {
      const body = { key: crypto.randomUUID(), name: 'M', reach: 'r', message: 'm', consent: true };
      const from = '192.0.2.40';
      return other.call('POST', `/v1/people/${speaker.id}/contacts`, {
        as: as ?? (await other.guest()),
        body,
        from,
      });
    };
    const guest = await other.guest();
    assert.equal(await until429(() => ask(guest)), 3);
    assert.equal(await until429(() => ask()), 2, 'five from this address, three of them before');
    await other.close();
  });

  it('count guesses at tokens and at the operator’s key', async () => {
    const other = await limited({ read: few });
    let turn = 0;
    const guess = () =>
      other.call('POST', '/v1/rooms', { as: `guess-${(turn += 1)}`, body: {}, from: '192.0.2.20' });
    assert.equal(await until429(guess), 3);
    await other.close();
  });

  it('are not met by webhooks, nor by the operator', async () => {
    const other = await limited({ read: few, write: few });
    const hook = () => other.call('POST', '/v1/livekit/webhook', { raw: '{}', from: '192.0.2.30' });
    assert.equal(await until429(hook), Infinity);
    const list = () => other.call('GET', '/v1/rooms', { as: other.config.adminKey, from: '192.0.2.31' });
    assert.equal(await until429(list), Infinity);
    await other.close();
  });

  it('of a server in production let somebody come and go fifty times a minute', async () => {
    const other = await limited(DEFAULT_LIMITS);
    const room = await other.room();
    const guest = await other.guest();
    for (let i = 0; i < 50; i += 1) {
      await other.enter(room.path, guest);
      await other.done('POST', `${room.path}/leave`, { as: guest });
    }
    await other.close();
  });
});
