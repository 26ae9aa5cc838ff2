import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const fields = { title: 'What a street tree hears', language: 'en' };

describe('opening a room', () => {
  it('is live at once, with its creator as host', async () => {
    const as = await api.creator('Rasa Milvydė');
    const body = { ...fields, name: 'street-trees', topic: 'Trees', language: 'LT-lt', capacity: 50 };
    const answer = await api.call('POST', '/v1/rooms', { as, body });
    assert.equal(answer.status, 201);
    const { startedAt, ...room } = answer.body;
    assert.ok(Math.abs(new Date(startedAt).getTime() - Date.now()) < 10_000);
    assert.deepEqual(room, {
      name: 'street-trees',
      title: 'What a street tree hears',
      state: 'live',
      club: null,
      topic: 'Trees',
      description: null,
      access: 'open',
      recording: false,
      recordingState: 'off',
      recordingAt: null,
      language: 'lt-LT',
      handPolicy: 'everyone',
      reactionPolicy: 'everyone',
      handOrder: 'raised',
      locked: false,
      hostAwaitedUntil: null,
      capacity: 50,
      startsAt: null,
      minutes: 60,
      cancelledAt: null,
      coming: 0,
      endedAt: null,
      endedAs: null,
      attendance: null,
    });
    const card = await api.done('GET', '/v1/rooms/street-trees');
    assert.deepEqual(card, {
      room: answer.body,
      stage: [
        {
          id: as.id,
          name: 'Rasa Milvydė',
          avatarUrl: null,
          caption: null,
          role: 'host',
          muted: true,
          handRaised: false,
          away: true,
        },
      ],
      listeners: 0,
    });
  });

  it('makes up a name where none is given, and takes no name twice', async () => {
    const as = await api.creator();
    const { name } = await api.done('POST', '/v1/rooms', { as, body: fields });
    assert.match(name, /^[a-z0-9]{12}$/);
    const body = { ...fields, name };
    await api.refused('conflict', 409, 'POST', '/v1/rooms', { as, body });
    await api.done('POST', `/v1/rooms/${name}/end`, { as });
    await api.refused('conflict', 409, 'POST', '/v1/rooms', { as, body });
  });

  it('keeps markup as text', async () => {
    const title = '<script>alert(1)</script> & "quotes"';
    const as = await api.creator('<b>Rasa</b>');
    const { name } = await api.done('POST', '/v1/rooms', { as, body: { ...fields, title } });
    const { room, stage } = await api.done('GET', `/v1/rooms/${name}`);
    assert.equal(room.title, title);
    assert.equal(stage[0].name, '<b>Rasa</b>');
  });

  it('lets the operator open one for a person', async () => {
    const host = await api.person('Kenji');
    const as = api.config.adminKey ?? '';
    const { name } = await api.done('POST', '/v1/rooms', { as, body: { ...fields, hostId: host.id } });
    const { stage } = await api.done('GET', `/v1/rooms/${name}`);
    assert.deepEqual([stage[0].id, stage[0].role], [host.id, 'host']);
    await api.refused('bad_request', 400, 'POST', '/v1/rooms', { as, body: fields });
    const hostId = `p_${crypto.randomUUID()}`;
    await api.refused('not_found', 404, 'POST', '/v1/rooms', { as, body: { ...fields, hostId } });
    const creator = await api.creator();
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', {
      as: creator,
      body: { ...fields, hostId: host.id },
    });
    await api.refused('unauthorized', 401, 'POST', '/v1/rooms', { as: `${as}x`, body: fields });
    await api.refused('unauthorized', 401, 'POST', '/v1/rooms', { body: fields });
    await api.refused('forbidden', 403, 'POST', `/v1/rooms/${name}/join`, { as, body: {} });
  });

  it('says that a session is over when the database knows nothing of its person', async () => {
    const as = await api.creator();
    await api.database.sql`delete from people where id = ${as.id}`;
    await api.refused('session_expired', 401, 'POST', '/v1/rooms', { as, body: fields });
    const { path } = await api.room();
    await api.refused('session_expired', 401, 'POST', `${path}/join`, { as, body: {} });
    await api.refused('session_expired', 401, 'PUT', `/v1/people/${(await api.person()).id}/follow`, { as });
  });
});

describe('clubs', () => {
  it('belong to who first opened a room in them', async () => {
    const owner = await api.creator();
    const club = { name: 'urban-ecology', title: 'Urban ecology', pictureUrl: 'https://club.example/u.png' };
    const made = await api.done('POST', '/v1/rooms', { as: owner, body: { ...fields, club } });
    assert.deepEqual(made.club, club);
    const again = await api.done('POST', '/v1/rooms', {
      as: owner,
      body: { ...fields, club: { name: club.name, title: 'City ecology' } },
    });
    assert.deepEqual(again.club, { name: club.name, title: 'City ecology', pictureUrl: null });
    const third = await api.done('POST', '/v1/rooms', { as: owner, body: { ...fields, club: club.name } });
    assert.equal(third.club.title, 'City ecology');

    const stranger = await api.creator();
    for (const theirs of [club.name, club]) {
      await api.refused('forbidden', 403, 'POST', '/v1/rooms', {
        as: stranger,
        body: { ...fields, club: theirs },
      });
    }
    await api.refused('not_found', 404, 'POST', '/v1/rooms', {
      as: owner,
      body: { ...fields, club: 'none' },
    });
    const as = api.config.adminKey ?? '';
    await api.done('POST', '/v1/rooms', {
      as,
      body: { ...fields, club: club.name, hostId: stranger.id },
    });
  });
});

describe('scheduled rooms', () => {
  it('are started by their host, and live ones stay live', async () => {
    const startsAt = '2031-05-01T18:00:00+02:00';
    const { path, host } = await api.room({ startsAt });
    const { room } = await api.done('GET', path);
    assert.deepEqual(
      [room.state, room.startsAt, room.startedAt],
      ['scheduled', '2031-05-01T16:00:00.000Z', null],
    );
    const guest = await api.guest();
    await api.refused('room_not_live', 409, 'POST', `${path}/join`, { as: guest, body: {} });
    await api.refused('room_not_live', 409, 'PUT', `${path}/hand`, { as: guest });
    await api.refused('forbidden', 403, 'POST', `${path}/start`, { as: guest });
    await api.refused('unauthorized', 401, 'POST', `${path}/start`);
    const started = await api.done('POST', `${path}/start`, { as: host });
    assert.equal(started.state, 'live');
    assert.deepEqual(await api.done('POST', `${path}/start`, { as: host }), started);
    await api.enter(path, guest);
    await api.done('POST', `${path}/end`, { as: api.config.adminKey });
    await api.refused('room_ended', 410, 'POST', `${path}/start`, { as: host });
  });
});

describe('lists', () => {
  it('goes through rooms page by page, each once', async () => {
    const as = await api.creator();
    const club = { name: 'list-club', title: 'List' };
    const make = (more: object) => api.done('POST', '/v1/rooms', { as, body: { ...fields, club, ...more } });
    const live: string[] = [];
    for (let i = 0; i < 5; i += 1) live.unshift((await make({})).name);
    const days = [3, 1, 2];
    for (const day of days) await make({ name: `day-${day}`, startsAt: `2032-01-0${day}T10:00:00Z` });
    const ended = (await make({})).name;
    await api.done('POST', `/v1/rooms/${ended}/end`, { as });

    const all = async (query: string, bearer?: Actor | string) => {
      const names: string[] = [];
      let cursor = '';
      do {
        const page = await api.done('GET', `/v1/rooms?club=list-club&limit=2${query}${cursor}`, {
          as: bearer,
        });
        assert.ok(page.rooms.length <= 2);
        names.push(...page.rooms.map(({ name }: { name: string }) => name));
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor);
      return names;
    };
    assert.deepEqual(await all(''), live);
    assert.deepEqual(await all('&state=scheduled'), ['day-1', 'day-2', 'day-3']);
    assert.deepEqual(await all('&state=ended'), [ended]);
    assert.equal((await all('&state=all', api.config.adminKey)).length, 9);
    await api.refused('forbidden', 403, 'GET', '/v1/rooms?state=all');
    await api.refused('forbidden', 403, 'GET', '/v1/rooms?state=all', { as });
    assert.deepEqual((await api.done('GET', '/v1/rooms?club=nobody')).rooms, []);
    const forged = Buffer.from('["2031-01-01T00:00:00.000Z","x"]').toString('base64url');
    for (const cursor of ['abc', forged]) {
      await api.refused('bad_request', 400, 'GET', `/v1/rooms?cursor=${cursor}`);
    }
  });

  it('knows no room that is not there', async () => {
    await api.refused('room_not_found', 404, 'GET', '/v1/rooms/nowhere');
    const as = await api.person();
    for (const [method, path] of [
      ['POST', 'join'],
      ['POST', 'leave'],
      ['POST', 'listening'],
      ['POST', 'start'],
      ['POST', 'end'],
      ['PUT', 'hand'],
      ['GET', 'hands'],
      ['GET', 'roster?section=stage'],
      ['POST', 'mute-all'],
      ['POST', `people/${as.id}/ban`],
    ] as const) {
      await api.refused('room_not_found', 404, method, `/v1/rooms/nowhere/${path}`, { as });
    }
  });
});
