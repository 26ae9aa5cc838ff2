import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { decodeJwt } from 'jose';

import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('a transcriber', () => {
  it('gets a token for a hidden agent that may send data and publish nothing', async () => {
    const { path, name } = await api.room();
    api.media.rooms.clear();
    const answer = await api.done('POST', `${path}/transcriber`, { as: api.config.adminKey });
    assert.equal(answer.server_url, api.media.url);
    assert.ok(api.media.rooms.has(name), 'made again where LiveKit lost it');
    const { video, kind, sub, exp = 0, nbf = 0 } = decodeJwt(answer.participant_token);
    assert.deepEqual([kind, exp - nbf], ['agent', 600]);
    assert.match(sub ?? '', /^transcriber_/);
    assert.deepEqual(video, {
      room: name,
      roomJoin: true,
      hidden: true,
      agent: true,
      canSubscribe: true,
      canPublish: false,
      canPublishSources: [],
      canPublishData: true,
      canUpdateOwnMetadata: false,
    });
  });

  it('is let in by the operator only, and not by the host', async () => {
    const { path, host } = await api.room();
    await api.refused('forbidden', 403, 'POST', `${path}/transcriber`, { as: host });
    await api.refused('unauthorized', 401, 'POST', `${path}/transcriber`, {});
  });

  it('is let into live rooms only', async () => {
    const as = api.config.adminKey;
    await api.refused('room_not_found', 404, 'POST', '/v1/rooms/nowhere/transcriber', { as });
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const { path: later } = await api.room({ startsAt });
    await api.refused('room_not_live', 409, 'POST', `${later}/transcriber`, { as });
    const { path, host } = await api.room();
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'POST', `${path}/transcriber`, { as });
  });

  it('is told when LiveKit is away', async () => {
    const { path } = await api.room();
    api.media.down = new Error('gone');
    try {
      await api.refused('media_unavailable', 503, 'POST', `${path}/transcriber`, { as: api.config.adminKey });
    } finally {
      api.media.down = undefined;
    }
  });
});
