import assert from 'node:assert/strict';
import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { DeliverySender } from '../src/deliveries/sender.ts';
import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';
import { Client } from './support/client.ts';
import { testDatabase } from './support/cluster.ts';
import { ServerProcess } from './support/processes.ts';
import { Receiver, type Received } from './support/receiver.ts';

const HOUR = 3_600_000;
const key = randomBytes(32);
const request = (fields: object = {}) => ({
  key: randomUUID(),
  name: 'Marius',
  reach: '+370 600 00000',
  message: 'Ačiū! <b>„Labas“</b>',
  consent: true,
  ...fields,
});

/** As the specification tells receivers to check, with nothing of ours. */
async function isSigned({ headers, body }: Received, secret: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await webcrypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
  const [version, signature = ''] = String(headers['webhook-signature']).split(',');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const bytes = Uint8Array.from(Buffer.from(signature, 'base64'));
  return (
    version === 'v1' &&
    webcrypto.subtle.verify('HMAC', imported, bytes, Uint8Array.from(Buffer.from(signed, 'utf8')))
  );
}

describe('deliveries to the site’s endpoint', () => {
  let api: TestApi;
  let receiver: Receiver;
  let sender: DeliverySender;
  let speaker: Actor;
  before(async () => {
    receiver = await Receiver.start();
    api = await testApi({ config: { webhook: { url: receiver.url, key } } });
    api.keep('what the endpoint says', key.toString('base64'));
    speaker = await api.person('Ugnė');
  });
  beforeEach(async () => {
    api.ahead = 0;
    receiver.received.length = 0;
    receiver.plan.length = 0;
    await api.database.sql`delete from deliveries`;
    sender = new DeliverySender(api.deps, { url: receiver.url, key }, { roundMs: 10, timeoutMs: 300 });
  });
  afterEach(() => sender.stop());
  after(async () => {
    await receiver.close();
    await api.close();
  });

  const send = async (fields: object = {}): Promise<string> => {
    const as = await api.guest();
    const body = request(fields);
    return (await api.done('POST', `/v1/people/${speaker.id}/contacts`, { as, body })).id;
  };
  const listed = async (state: 'dead' | 'waiting'): Promise<Json[]> =>
    (await api.done('GET', `/v1/deliveries?state=${state}`, { as: api.config.adminKey })).deliveries;
  const row = async (id: string): Promise<Json> =>
    (await api.database.sql`select * from deliveries where id = ${id}`)[0];
  const until = async (holds: () => unknown): Promise<void> => {
    for (let left = 1_000; !(await holds()); left -= 1) {
      assert.ok(left > 0, 'it never came to hold');
      await sleep(10);
    }
  };

  it('are signed, hold the request, and are forgotten once they were taken', async () => {
    const id = await send({ room: 'street-trees' });
    sender.start();
    await receiver.got(1);
    const [first] = receiver.received;
    assert.ok(first && (await isSigned(first, Uint8Array.from(key))));
    assert.ok(!(await isSigned({ ...first, body: `${first.body} ` }, Uint8Array.from(key))));
    assert.ok(!(await isSigned(first, Uint8Array.from(randomBytes(32)))));
    assert.equal(first.headers['webhook-id'], id);
    assert.ok(Math.abs(Number(first.headers['webhook-timestamp']) * 1_000 - Date.now()) < 10_000);
    assert.equal(first.headers['content-type'], 'application/json');
    const { type, timestamp, data } = JSON.parse(first.body);
    assert.equal(type, 'contact.created');
    const { person, createdAt, ...rest } = data;
    const { key: _, consent: __, ...sent } = request({ room: 'street-trees' });
    assert.deepEqual(rest, { id, ...sent, campaign: null });
    assert.deepEqual([person.id, person.name, timestamp], [speaker.id, 'Ugnė', createdAt]);
    await until(async () => (await row(id)).delivered_at);
    const { payload, next_at: nextAt, attempts } = await row(id);
    assert.deepEqual([payload, nextAt, attempts], [{}, null, 1]);
    await sleep(100);
    assert.equal(receiver.received.length, 1);
  });

  it('are tried again after failures, later each time, under the same id', async () => {
    receiver.plan.push(500, 503, 'silence', (response) => response.destroy());
    const id = await send();
    sender.start();
    const problems: string[] = [];
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await until(async () => {
        const { attempts, problem } = await row(id);
        return attempts === attempt && problem !== null && problem !== problems.at(-1);
      });
      const { problem, next_at: nextAt } = await row(id);
      problems.push(problem);
      waits.push((Date.parse(nextAt) - api.deps.clock.now().getTime()) / 1_000);
      assert.equal(receiver.received.length, attempt, 'it is not tried before its time');
      api.ahead = Date.parse(nextAt) - Date.now();
    }
    assert.deepEqual(problems, ['status_500', 'status_503', 'timeout', 'unreachable']);
    for (const [index, wait] of [5, 60, 300, 1_200].entries()) {
      const found = waits[index] ?? 0;
      assert.ok(found > wait * 0.8 - 1 && found < wait * 1.2 + 1, `${found} instead of about ${wait}`);
    }
    await until(async () => (await row(id)).delivered_at);
    assert.equal(receiver.received.length, 5);
    assert.deepEqual(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])), new Set([id]));
    for (const one of receiver.received) assert.ok(await isSigned(one, Uint8Array.from(key)));
  });

  it('never follow a redirect', async () => {
    receiver.plan.push((response) => response.writeHead(307, { location: receiver.url.href }).end());
    const id = await send();
    sender.start();
    await until(async () => (await row(id)).problem === 'status_307');
    assert.equal(receiver.received.length, 1);
  });

  it('are given up after ten tries, listed, and tried again when the operator says so', async () => {
    receiver.plan.push(...Array<number>(10).fill(500));
    const id = await send();
    const began = api.deps.clock.now().getTime();
    const before = api.lines.length;
    // Written once the outcome is stored.
    const tried = () =>
      api.lines.slice(before).filter((line) => /"delivery_(?:failed|given_up)"/.test(line)).length;
    sender.start();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await until(() => tried() === attempt);
      if (attempt < 10) api.ahead = Date.parse((await row(id)).next_at) - Date.now();
    }
    const took = (api.deps.clock.now().getTime() - began) / HOUR;
    assert.ok(took > 18 && took < 29, `${took} hours`);
    const [dead, ...others] = await listed('dead');
    assert.deepEqual(others, []);
    assert.deepEqual([dead.id, dead.attempts, dead.problem, dead.nextAt], [id, 10, 'status_500', null]);
    assert.deepEqual(await listed('waiting'), []);
    assert.doesNotMatch(JSON.stringify(dead), /Marius|370|Labas/);
    const path = `/v1/deliveries/${id}/retry`;
    const { deadAt, attempts } = await api.done('POST', path, { as: api.config.adminKey });
    assert.deepEqual([deadAt, attempts], [null, 0]);
    await until(async () => (await row(id)).delivered_at);
    assert.equal(receiver.received.length, 11);
    assert.deepEqual(await listed('dead'), []);
    await api.refused('not_found', 404, 'POST', path, { as: api.config.adminKey });
    const elsewhere = `/v1/deliveries/${randomUUID()}/retry`;
    await api.refused('not_found', 404, 'POST', elsewhere, { as: api.config.adminKey });
  });

  it('are the operator’s to see', async () => {
    const id = await send();
    for (const as of [speaker, await api.guest()]) {
      await api.refused('forbidden', 403, 'GET', '/v1/deliveries', { as });
      await api.refused('forbidden', 403, 'POST', `/v1/deliveries/${id}/retry`, { as });
    }
    await api.refused('unauthorized', 401, 'GET', '/v1/deliveries');
    const first = await listed('waiting');
    assert.deepEqual(
      first.map((one) => [one.id, one.type]),
      [[id, 'contact.created']],
    );
    await send();
    const as = api.config.adminKey;
    const page = await api.done('GET', '/v1/deliveries?state=waiting&limit=1', { as });
    const next = await api.done('GET', `/v1/deliveries?state=waiting&limit=1&cursor=${page.nextCursor}`, {
      as,
    });
    assert.equal(next.nextCursor, null);
    assert.notEqual(page.deliveries[0].id, next.deliveries[0].id);
  });

  it('are not made of what the speaker deleted before', async () => {
    const id = await send();
    await api.done('DELETE', `/v1/me/contacts/${id}`, { as: speaker });
    sender.start();
    await sleep(100);
    assert.deepEqual(receiver.received, []);
    assert.equal(await row(id), undefined);
  });

  it('are taken up by another process when the one that tried is gone', async () => {
    const id = await send();
    await api.database.sql`
      update deliveries set attempts = 1, next_at = now() + interval '60 seconds' where id = ${id}`;
    sender.start();
    await sleep(100);
    assert.deepEqual(receiver.received, []);
    api.ahead = 61_000;
    await receiver.got(1);
  });

  it('come from several processes once each', async () => {
    const others = Array.from(
      { length: 3 },
      () => new DeliverySender(api.deps, { url: receiver.url, key }, { roundMs: 5 }),
    );
    const ids = await Promise.all(Array.from({ length: 60 }, () => send()));
    for (const one of [sender, ...others]) one.start();
    await receiver.got(60);
    await sleep(200);
    await Promise.all(others.map((one) => one.stop()));
    assert.deepEqual(receiver.received.map(({ headers }) => headers['webhook-id']).sort(), ids.sort());
  });
});

test('two servers share the deliveries, each is made once', async () => {
  const [database, receiver] = await Promise.all([testDatabase(), Receiver.start()]);
  const env = {
    DATABASE_URL: database.url,
    HALLWAY_WEBHOOK_URL: receiver.url.href,
    HALLWAY_WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
  };
  const servers = [new ServerProcess(env), new ServerProcess(env)];
  try {
    const bases = await Promise.all(servers.map((server) => server.ready()));
    const speaker = await Client.person(bases[0] ?? '');
    const guests = await Promise.all(bases.map((base) => Client.guest(base)));
    const path = `/v1/people/${speaker.id}/contacts`;
    const sent = Array.from({ length: 20 }, () => guests.map((guest) => guest.done('POST', path, request())));
    const ids = (await Promise.all(sent.flat())).map((answer) => String(answer.id));
    await receiver.got(40);
    await sleep(1_500);
    assert.deepEqual(receiver.received.map(({ headers }) => headers['webhook-id']).sort(), ids.sort());
    for (const one of receiver.received) assert.ok(await isSigned(one, Uint8Array.from(key)));
    const stopped = await Promise.all(servers.map((server) => server.stop()));
    assert.deepEqual(stopped, [0, 0]);
    const log = servers.flatMap(({ lines }) => lines).join('\n');
    assert.ok(!log.includes(key.toString('base64')) && !log.includes('Marius'));
  } finally {
    await Promise.all(servers.map((server) => server.stop('SIGKILL')));
    await receiver.close();
    await database.close();
  }
});
