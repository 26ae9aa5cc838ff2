import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { decodeJwt } from 'jose';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('joining', () => {
  it('gives a listener a token that opens this room only, hidden and silent', async () => {
    const { path, name } = await api.room();
    await api.room({ name: 'another-room' });
    const guest = await api.guest('Kuprius');
    api.media.take();
    const answer = await api.done('POST', `${path}/join`, { as: guest, body: {} });
    assert.deepEqual(api.media.take(), [`ensure ${name}`]);
    assert.equal(answer.server_url, api.media.url);
    const claims: Json = decodeJwt(answer.participant_token);
    assert.deepEqual([claims.sub, claims.name], [guest.id, 'Kuprius']);
    assert.ok(claims.exp - Date.now() / 1_000 <= 600);
    assert.equal(claims.video.room, name);
    assert.equal(claims.video.roomJoin, true);
    assert.equal(claims.video.hidden, true);
    for (const right of ['canPublish', 'canPublishData', 'canUpdateOwnMetadata']) {
      assert.equal(claims.video[right], false, right);
    }
    for (const right of [
      'roomAdmin',
      'roomCreate',
      'roomList',
      'roomRecord',
      'ingressAdmin',
      'agent',
      'recorder',
    ]) {
      assert.ok(!claims.video[right], right);
    }
    assert.deepEqual(answer.viewer, {
      id: guest.id,
      kind: 'guest',
      name: 'Kuprius',
      role: 'listener',
      present: false,
      hand: null,
      invited: null,
      mayRaiseHand: true,
      blocked: null,
    });
  });

  it('gives a host a token to speak, with the picture the site gave', async () => {
    const picture = 'https://club.example/r.png';
    const claims = { hallway: { create: true }, picture, caption: 'Botanist' };
    const { path, host } = await api.room({}, await api.person('Rasa', claims));
    const answer = await api.done('POST', `${path}/join`, { as: host, body: {} });
    const token: Json = decodeJwt(answer.participant_token);
    assert.equal(token.video.hidden, false);
    assert.equal(token.video.canPublish, true);
    assert.deepEqual(token.video.canPublishSources, ['microphone']);
    assert.equal(token.video.canPublishData, false);
    assert.equal(token.video.canUpdateOwnMetadata, false);
    assert.deepEqual(token.attributes, { avatarUrl: picture, caption: 'Botanist' });
    assert.equal(answer.viewer.role, 'host');
    assert.equal(answer.viewer.present, true);
  });

  it('is not possible once the room has ended', async () => {
    const { path, host } = await api.room();
    await api.done('POST', `${path}/end`, { as: host });
    const as = await api.guest();
    for (const [method, route] of [
      ['POST', 'join'],
      ['PUT', 'hand'],
      ['POST', 'listening'],
      ['POST', 'stage/accept'],
      ['GET', 'roster?section=audience'],
    ] as const) {
      await api.refused('room_ended', 410, method, `${path}/${route}`, { as });
    }
    for (const route of ['end', 'mute-all']) {
      await api.refused('room_ended', 410, 'POST', `${path}/${route}`, { as: host });
    }
    assert.equal((await api.call('POST', `${path}/leave`, { as })).status, 204);
  });

  it('answers that the media server is away, and keeps the seat for the next try', async () => {
    const { path } = await api.room({ capacity: 2 });
    const guest = await api.guest();
    api.media.down = new Error(`refused ${guest.token}`);
    await api.refused('media_unavailable', 503, 'POST', `${path}/join`, { as: guest, body: {} });
    api.media.down = undefined;
    await api.refused('room_full', 409, 'POST', `${path}/join`, { as: await api.guest(), body: {} });
    await api.done('POST', `${path}/join`, { as: guest, body: {} });
  });

  it('fills exactly, however many come at once', async () => {
    const { path } = await api.room({ capacity: 20 });
    const guests = await Promise.all(Array.from({ length: 50 }, () => api.guest()));
    const answers = await Promise.all(guests.map((as) => api.call('POST', `${path}/join`, { as, body: {} })));
    const codes = answers.map(({ status, body }) => (status === 200 ? 'in' : body.error.code));
    assert.equal(codes.filter((code) => code === 'in').length, 19, 'the host has one of the twenty');
    assert.equal(codes.filter((code) => code === 'room_full').length, 31);

    const inside = guests[codes.indexOf('in')];
    const outside = guests[codes.indexOf('room_full')];
    assert.ok(inside && outside);
    await api.done('POST', `${path}/join`, { as: inside, body: {} });
    await api.done('POST', `${path}/leave`, { as: inside });
    await api.done('POST', `${path}/join`, { as: outside, body: {} });
    await api.refused('room_full', 409, 'POST', `${path}/join`, { as: inside, body: {} });
  });

  it('frees the seat of who never connected after a while', async () => {
    const { path } = await api.room({ capacity: 2 });
    const [first, second] = [await api.guest(), await api.guest()];
    await api.done('POST', `${path}/join`, { as: first, body: {} });
    await api.refused('room_full', 409, 'POST', `${path}/join`, { as: second, body: {} });
    api.ahead = 61_000;
    await api.enter(path, second);
    await api.refused('room_full', 409, 'POST', `${path}/join`, { as: first, body: {} });
    // The token of the first is still valid: LiveKit lets it in, and we throw it out.
    api.media.take();
    await api.connect(path, first);
    api.ahead = 0;
    assert.deepEqual(api.media.take(), [`remove ${path.split('/').at(-1)} ${first.id}`]);
  });

  it('lets those on stage into a full room', async () => {
    const { path, host } = await api.room({ capacity: 2 });
    await api.done('POST', `${path}/leave`, { as: host });
    for (let i = 0; i < 2; i += 1) await api.enter(path, await api.guest());
    await api.refused('room_full', 409, 'POST', `${path}/join`, { as: await api.guest(), body: {} });
    await api.done('POST', `${path}/join`, { as: host, body: {} });
  });
});

describe('LiveKit’s token endpoint', () => {
  it('lets in a session, somebody with the site’s token, and a new guest; the body decides nothing', async () => {
    const { path, name, host } = await api.room();
    const userToken = await api.userToken('visitor', { name: 'Visitor' });
    const body = {
      room_name: name,
      participant_identity: host.id,
      participant_name: 'Host',
      participant_metadata: '{"role":"host"}',
      participant_attributes: { role: 'host' },
      room_config: { agents: [{ agentName: 'spy' }], maxParticipants: 1 },
    };
    const token = async (as?: Actor | string) => {
      const answer = await api.call('POST', '/v1/token', { as, body });
      assert.equal(answer.status, 201);
      assert.deepEqual(Object.keys(answer.body).sort(), ['participant_token', 'server_url']);
      return decodeJwt<Json>(answer.body.participant_token);
    };
    const guest = await token();
    assert.match(guest.sub, /^g_/);
    assert.match(guest.name, /^Guest /);
    const visitor = await token(userToken);
    assert.match(visitor.sub, /^p_/);
    assert.equal(visitor.name, 'Visitor');
    for (const claims of [guest, visitor]) {
      assert.deepEqual([claims.video.canPublish, claims.video.hidden], [false, true]);
      assert.deepEqual([claims.metadata, claims.attributes, claims.roomConfig], [undefined, {}, undefined]);
    }
    const own = await token(host);
    assert.deepEqual([own.sub, own.video.canPublish], [host.id, true]);
    assert.equal((await api.done('GET', path)).room.capacity, 1_000);
  });

  it('refuses tokens that are neither ours nor the site’s, and rooms that are not there', async () => {
    const { name } = await api.room();
    const body = { room_name: name };
    await api.refused('user_token_invalid', 401, 'POST', '/v1/token', { as: 'nonsense', body });
    const guest = await api.guest();
    const forged = `${guest.token.slice(0, -8)}AAAAAAAA`;
    await api.refused('unauthorized', 401, 'POST', '/v1/token', { as: forged, body });
    await api.refused('room_not_found', 404, 'POST', '/v1/token', { body: { room_name: 'nowhere' } });
    await api.refused('bad_request', 400, 'POST', '/v1/token', { body: {} });
  });
});
