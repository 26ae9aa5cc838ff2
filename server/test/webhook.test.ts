import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { createApp } from '../src/app.ts';
import { Webhooks } from '../src/media/webhooks.ts';
import { testApi, type Actor, type TestApi } from './support/api.ts';
import { participant, sign, STAGE_RIGHTS, webhook, type Key, type Posted } from './support/webhooks.ts';

let api: TestApi;
let app: TestApi['app'];
let key: Key;
before(async () => {
  api = await testApi();
  key = api.config.livekit;
  app = createApp({ ...api.deps, webhooks: new Webhooks(api.deps, api.config.livekit) });
});
after(() => api.close());

let room: { path: string; name: string; host: Actor };
let guest: Actor;
beforeEach(async () => {
  room = await api.room();
  guest = await api.guest();
  await api.done('POST', `${room.path}/join`, { as: guest, body: {} });
  api.media.take();
});

/** When the guest's connection began, with seconds to spare for earlier ones. */
const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1000);
const joined = (sid: string, seconds = 0, more: object = {}) =>
  webhook(
    'participant_joined',
    room.name,
    { participant: participant(guest.id, sid, at(seconds), more) },
    key,
  );
const left = (sid: string, seconds = 0) =>
  webhook('participant_left', room.name, { participant: participant(guest.id, sid, at(seconds)) }, key);

async function post({ body, authorization }: Partial<Posted>): Promise<number> {
  const headers = { 'content-type': 'application/webhook+json', ...(authorization && { authorization }) };
  const response = await app.request('/v1/livekit/webhook', { method: 'POST', headers, body: body ?? '' });
  return response.status;
}

async function accepted(...posts: Promise<Posted>[]): Promise<void> {
  for (const posted of posts) {
    const status = await post(await posted);
    assert.ok(status < 300, String(status));
  }
}

async function listeners(): Promise<number> {
  return (await api.done('GET', room.path)).listeners;
}

async function stage(): Promise<{ id: string; muted: boolean; away: boolean }[]> {
  return (await api.done('GET', room.path)).stage;
}

test('counts who came, until they leave', async () => {
  await accepted(joined('PA_1'));
  assert.equal(await listeners(), 1);
  await accepted(left('PA_1'));
  assert.equal(await listeners(), 0);
});

const REFUSED: readonly [
  what: string,
  change: (posted: Posted) => Promise<Partial<Posted>> | Partial<Posted>,
][] = [
  ['no signature', ({ body }) => ({ body })],
  ['a signature that is none', ({ body }) => ({ body, authorization: 'Bearer x' })],
  [
    'a signature by another secret',
    async ({ body }) => ({ body, authorization: await sign(body, { ...key, apiSecret: 'x'.repeat(32) }) }),
  ],
  [
    'a signature by another key',
    async ({ body }) => ({ body, authorization: await sign(body, { ...key, apiKey: 'other' }) }),
  ],
  ['a signature that is over', async ({ body }) => ({ body, authorization: await sign(body, key, -3600) })],
  [
    'a body that was changed',
    ({ body, authorization }) => ({ body: body.replace('PA_1', 'PA_2'), authorization }),
  ],
  ['a body with one more space', ({ body, authorization }) => ({ body: `${body} `, authorization })],
  ['an empty body', ({ authorization }) => ({ body: '', authorization })],
  ['an event of six minutes ago', ({ body }) => aged(body, -360)],
  ['an event of the future', ({ body }) => aged(body, 360)],
  ['an event without a time', ({ body }) => resigned(body, { createdAt: undefined })],
  ['an event without an id', ({ body }) => resigned(body, { id: undefined })],
  ['a body that is no JSON', async () => ({ body: '{', authorization: await sign('{', key) })],
];

async function resigned(body: string, change: object): Promise<Posted> {
  const changed = JSON.stringify({ ...(JSON.parse(body) as object), ...change });
  return { body: changed, authorization: await sign(changed, key) };
}

function aged(body: string, seconds: number): Promise<Posted> {
  return resigned(body, { createdAt: String(Math.floor(Date.now() / 1000) + seconds) });
}

for (const [what, change] of REFUSED) {
  test(`refuses ${what}, and changes nothing`, async () => {
    const before = await api.dump();
    assert.equal(await post(await change(await joined('PA_1'))), 401);
    assert.deepEqual(await api.dump(), before);
    assert.deepEqual(api.media.take(), []);
  });
}

test('handles each event once', async () => {
  const arrival = await joined('PA_1');
  await accepted(Promise.resolve(arrival), left('PA_1'), Promise.resolve(arrival));
  assert.equal(await listeners(), 0);
});

test('handles an event again whose handling failed', async () => {
  let failures = 1;
  const { db: real } = api.deps;
  const transaction: typeof real.transaction = (...args) =>
    failures-- > 0 ? Promise.reject(new Error('The database is away.')) : real.transaction(...args);
  const db = Object.create(real, { transaction: { value: transaction } }) as typeof real;
  const fragile = new Webhooks({ ...api.deps, db }, api.config.livekit);
  const { body, authorization } = await joined('PA_1');
  await assert.rejects(fragile.receive(body, authorization));
  await fragile.receive(body, authorization);
  assert.equal(await listeners(), 1);
});

const ORDERS: readonly [what: string, events: () => Promise<Posted>[], count: number][] = [
  [
    'the old connection’s end after the new one’s beginning',
    () => [joined('PA_1', 1), joined('PA_2', 2), left('PA_1', 1)],
    1,
  ],
  ['an end before its beginning', () => [left('PA_1', 1), joined('PA_1', 1)], 0],
  [
    'an end before its beginning, while another lasts',
    () => [joined('PA_2', 2), left('PA_1', 1), joined('PA_1', 1)],
    1,
  ],
  ['the new beginning before the old one', () => [joined('PA_2', 2), joined('PA_1', 1)], 1],
  [
    'both beginnings turned round, then the old end',
    () => [joined('PA_2', 2), joined('PA_1', 1), left('PA_1', 1)],
    1,
  ],
  [
    'both beginnings turned round, then the new end',
    () => [joined('PA_2', 2), joined('PA_1', 1), left('PA_2', 2)],
    0,
  ],
];

for (const [what, events, count] of ORDERS) {
  test(`understands ${what}`, async () => {
    await accepted(...events());
    assert.equal(await listeners(), count);
  });
}

test('throws out who was removed and comes with an old token', async () => {
  await accepted(joined('PA_1'));
  await api.done('POST', `${room.path}/people/${guest.id}/remove`, { as: room.host });
  api.media.take();
  await accepted(left('PA_1'), joined('PA_2', 1));
  assert.deepEqual(api.media.take(), [`remove ${room.name} ${guest.id}`]);
  assert.equal(await listeners(), 0);
});

test('throws out who comes into a room that has ended', async () => {
  await api.done('POST', `${room.path}/end`, { as: room.host });
  api.media.take();
  await accepted(joined('PA_1'));
  assert.deepEqual(api.media.take(), [`remove ${room.name} ${guest.id}`]);
});

test('takes the stage’s rights from who comes with a token of then', async () => {
  await accepted(joined('PA_1', 0, { permission: STAGE_RIGHTS }));
  assert.deepEqual(api.media.take(), [`audience ${room.name} ${guest.id}`]);
});

test('gives the stage’s rights to who comes with a listener’s token', async () => {
  await accepted(joined('PA_1'));
  await api.promote(room.path, room.host, guest);
  api.media.take();
  await accepted(left('PA_1'), joined('PA_2', 1));
  assert.deepEqual(api.media.take(), [`stage ${room.name} ${guest.id}`]);
});

test('knows who is muted from their tracks', async () => {
  await accepted(joined('PA_1'));
  await api.promote(room.path, room.host, guest);
  const track = async (event: string, muted: boolean, fields: object = {}) => {
    const connection = { identity: guest.id, sid: 'PA_1', joinedAt: at(0), onStage: true, muted };
    api.media.connected.set(room.name, [connection]);
    const about = {
      participant: participant(guest.id, 'PA_1', at(0)),
      track: { sid: 'TR_1', type: 'AUDIO', ...fields },
    };
    await accepted(webhook(event, room.name, about, key));
    return (await stage()).find(({ id }) => id === guest.id)?.muted;
  };
  assert.equal(await track('track_published', false), false);
  assert.equal(await track('track_unpublished', true), true);
  assert.equal(await track('track_published', false, { type: 'VIDEO' }), true);
  assert.equal(await track('track_published', true), true, 'muted since that was sent');
});

test('leaves alone what is not ours', async () => {
  const stranger = participant('somebody', 'PA_9', at(0));
  await accepted(
    webhook('participant_joined', 'another-application', { participant: stranger }, key),
    webhook('participant_joined', room.name, { participant: { ...stranger, kind: 'AGENT' } }, key),
    webhook('participant_joined', room.name, { participant: { ...stranger, kind: 'EGRESS' } }, key),
    webhook('room_started', room.name, {}, key),
    webhook('room_finished', room.name, {}, key),
    webhook('egress_started', room.name, { egressInfo: { egressId: 'EG_1' } }, key),
    webhook('something_new', room.name, { news: 1 }, key),
  );
  assert.deepEqual(api.media.take(), []);
  assert.equal((await api.done('GET', room.path)).room.state, 'live');
});
