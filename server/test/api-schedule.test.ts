import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const STARTS = '2031-05-01T18:00:00.000Z';
const rowOf = async (name: string) => {
  const [row] = await api.database.sql`select * from rooms where name = ${name}`;
  return row ?? assert.fail(`There is no room ${name}.`);
};

describe('changing a talk', () => {
  it('changes what is named, and leaves the rest', async () => {
    const { path, name, host } = await api.room({ startsAt: STARTS, topic: 'Trees' });
    const before = (await api.done('GET', path)).room;
    const change = {
      title: 'Kā dzird koki? ąčę 🌳',
      description: 'First line.\r\nSecond, <b>bold</b> line.',
      topic: null,
      language: 'lt',
      startsAt: '2031-05-02T20:00:00+02:00',
      minutes: 90,
      handPolicy: 'off',
      capacity: 20,
      access: 'invitation',
      recording: true,
    };
    const changed = await api.done('PATCH', path, { as: host, body: change });
    assert.deepEqual(changed, {
      ...before,
      ...change,
      description: 'First line.\nSecond, <b>bold</b> line.',
      startsAt: '2031-05-02T18:00:00.000Z',
    });
    assert.deepEqual((await api.done('GET', path, { as: host })).room, changed);
    assert.deepEqual(await api.done('PATCH', path, { as: host, body: {} }), changed);
    assert.equal((await rowOf(name))['calendar_seq'], 1);
    const cleared = await api.done('PATCH', path, { as: host, body: { description: null } });
    assert.equal(cleared.description, null);
  });

  it('raises the number of calendars only for what they show', async () => {
    const { path, name, host } = await api.room({ startsAt: STARTS });
    const seq = async () => (await rowOf(name))['calendar_seq'];
    for (const body of [{ topic: 'x' }, { capacity: 7 }, { startsAt: STARTS }, { language: 'lt' }]) {
      await api.done('PATCH', path, { as: host, body });
    }
    assert.equal(await seq(), 0);
    const seen = [
      { title: 'Other' },
      { minutes: 30 },
      { description: 'x' },
      { startsAt: '2031-06-01T18:00:00Z' },
    ];
    for (const [index, body] of seen.entries()) {
      await api.done('PATCH', path, { as: host, body });
      assert.equal(await seq(), index + 1);
    }
  });

  it('is for the host and the operator, while it fits', async () => {
    const { path, host } = await api.room({ startsAt: STARTS });
    const body = { title: 'Mine' };
    await api.refused('unauthorized', 401, 'PATCH', path, { body });
    for (const as of [await api.guest(), await api.person(), await api.creator()]) {
      await api.refused('forbidden', 403, 'PATCH', path, { as, body });
    }
    await api.refused('room_not_found', 404, 'PATCH', '/v1/rooms/nowhere', { as: host, body });
    await api.done('PATCH', path, { as: api.config.adminKey, body });
    await api.done('POST', `${path}/start`, { as: host });
    await api.done('PATCH', path, { as: host, body: { title: 'Live', minutes: 30 } });
    await api.refused('conflict', 409, 'PATCH', path, {
      as: host,
      body: { startsAt: '2031-07-01T18:00:00Z' },
    });
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'PATCH', path, { as: host, body });
  });

  it('takes nothing that is not as the contract says', async () => {
    const { path, host } = await api.room({ startsAt: STARTS });
    const before = await api.dump();
    for (const body of [
      { title: '' },
      { title: 'x'.repeat(121) },
      { title: 'two\nlines' },
      { description: 'x'.repeat(2_001) },
      { description: 'a\u0000b' },
      { startsAt: 'tomorrow' },
      { startsAt: null },
      { minutes: 4 },
      { minutes: 1_441 },
      { minutes: '60' },
      { access: 'secret' },
      { recording: 'yes' },
      { capacity: 1 },
      { state: 'ended' },
      { hostId: host.id },
    ]) {
      await api.refused('bad_request', 400, 'PATCH', path, { as: host, body });
    }
    assert.deepEqual(await api.dump(), before);
  });

  it('is allowed to pages of other origins', async () => {
    const headers = { origin: 'https://club.example', 'access-control-request-method': 'PATCH' };
    const answer = await api.call('OPTIONS', '/v1/rooms/any', { headers });
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /PATCH/);
  });
});

describe('calling a talk off', () => {
  it('ends it without it having begun', async () => {
    const { path, name, host } = await api.room({ startsAt: STARTS });
    await api.refused('forbidden', 403, 'POST', `${path}/cancel`, { as: await api.person() });
    const cancelled = await api.done('POST', `${path}/cancel`, { as: host });
    assert.equal(cancelled.state, 'ended');
    assert.equal(cancelled.startedAt, null);
    assert.equal(cancelled.attendance, 0);
    assert.ok(cancelled.cancelledAt && cancelled.cancelledAt === cancelled.endedAt);
    assert.equal((await rowOf(name))['calendar_seq'], 1);
    await api.refused('room_ended', 410, 'POST', `${path}/cancel`, { as: host });
    await api.refused('room_ended', 410, 'POST', `${path}/start`, { as: host });
  });

  it('is what the end of a talk means that never began', async () => {
    const { path, host } = await api.room({ startsAt: STARTS });
    assert.ok((await api.done('POST', `${path}/end`, { as: host })).cancelledAt);
  });

  it('is not for a live one', async () => {
    const { path, host } = await api.room();
    await api.refused('conflict', 409, 'POST', `${path}/cancel`, { as: host });
    assert.equal((await api.done('POST', `${path}/end`, { as: host })).cancelledAt, null);
  });
});

describe('the schedule', () => {
  it('holds what comes, what has begun and what was called off, soonest first', async () => {
    const club = { name: 'schedule-club', title: 'Schedule' };
    const host = await api.creator('Rasa Milvydė');
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const make = (name: string, hours: number, more: object = {}) =>
      api.room({ name, startsAt: at(hours), club, ...more }, host);
    const [late, , moved, off, begun, over] = [
      await make('sc-late', 90, { topic: 'music' }),
      await make('sc-soon', 1),
      await make('sc-moved', 2),
      await make('sc-off', 4),
      await make('sc-begun', 5),
      await make('sc-over', 6),
    ];
    await make('sc-hidden', 3, { access: 'hidden' });
    await api.room({ club, title: 'Opened at once' }, host);
    const was = (await api.done('GET', moved.path)).room.startsAt;
    for (const startsAt of [at(50), at(30)])
      await api.done('PATCH', moved.path, { as: host, body: { startsAt } });
    await api.done('POST', `${off.path}/cancel`, { as: host });
    for (const { path } of [begun, over]) await api.done('POST', `${path}/start`, { as: host });
    await api.done('POST', `${over.path}/end`, { as: host });
    const comer = await api.person('Ada');
    await api.done('PUT', `${late.path}/reminder`, { as: comer, body: { language: 'en' } });

    const talks: Json[] = [];
    let cursor = '';
    do {
      const page = await api.done('GET', `/v1/schedule?club=schedule-club&limit=2${cursor}`);
      assert.ok(page.talks.length <= 2);
      talks.push(...page.talks);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    assert.deepEqual(
      talks.map(({ room, movedFrom }) => [room.name, room.state, movedFrom, Boolean(room.cancelledAt)]),
      [
        ['sc-soon', 'scheduled', null, false],
        ['sc-off', 'ended', null, true],
        ['sc-begun', 'live', null, false],
        ['sc-moved', 'scheduled', was, false],
        ['sc-late', 'scheduled', null, false],
      ],
    );
    const last = talks.at(-1);
    assert.deepEqual(
      last.comers.map((one: Json) => one.name),
      ['Ada'],
    );
    assert.deepEqual(
      last.stage.map((one: Json) => one.name),
      ['Rasa Milvydė'],
    );
    const own = await api.done('GET', '/v1/schedule?club=schedule-club', { as: host });
    assert.ok(own.talks.some(({ room }: Json) => room.name === 'sc-hidden'));
    const music = await api.done('GET', '/v1/schedule?club=schedule-club&topic=music');
    assert.deepEqual(
      music.talks.map(({ room }: Json) => room.name),
      ['sc-late'],
    );
    await api.refused('bad_request', 400, 'GET', '/v1/schedule?cursor=abc');
  });
});
