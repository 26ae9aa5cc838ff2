import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { fullRoom, giveRole, stageOf } from './support/full-room.ts';
import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('roles', () => {
  it('makes moderators, who run the room with the host', async () => {
    const room = await fullRoom(api);
    const { path, name, host, listener } = room;
    await giveRole(api, room, host, listener, 'moderator');
    assert.deepEqual(api.media.take(), [`stage ${name} ${listener.id}`]);
    await api.done('GET', `${path}/hands`, { as: listener });
    await giveRole(api, room, host, listener, 'speaker');
    assert.deepEqual(api.media.take(), [], 'they stay where they are');
    await api.refused('forbidden', 403, 'GET', `${path}/hands`, { as: listener });
    await giveRole(api, room, host, listener, 'listener');
    assert.deepEqual(api.media.take(), [`audience ${name} ${listener.id}`]);
    await giveRole(api, room, host, listener, 'listener');
    assert.deepEqual(api.media.take(), []);
  });

  it('lets moderators move those below them, and no more', async () => {
    const room = await fullRoom(api);
    const { path, host, moderator, speaker, listener } = room;
    const second = await api.person();
    await api.enter(path, second);
    await giveRole(api, room, host, second, 'moderator');
    await giveRole(api, room, moderator, listener, 'speaker');
    await giveRole(api, room, moderator, listener, 'listener');
    const tries = [
      [speaker, 'moderator'],
      [speaker, 'host'],
      [host, 'listener'],
      [second, 'listener'],
      [moderator, 'listener'],
    ] as const;
    for (const [who, to] of tries) {
      const options = { as: moderator, body: { role: to } };
      await api.refused('forbidden', 403, 'PUT', `${path}/people/${who.id}/role`, options);
    }
  });

  it('hands the host’s role over, to one', async () => {
    const room = await fullRoom(api);
    const { path, host, moderator, speaker, listener } = room;
    await giveRole(api, room, host, listener, 'host');
    const roles = Object.fromEntries(await stageOf(api, room));
    assert.deepEqual([roles[listener.id], roles[host.id]], ['host', 'moderator']);
    const options = { as: host, body: { role: 'host' } };
    await api.refused('forbidden', 403, 'PUT', `${path}/people/${host.id}/role`, options);

    const answers = await Promise.all(
      [host, moderator, speaker].map((who) =>
        api.call('PUT', `${path}/people/${who.id}/role`, { as: listener, body: { role: 'host' } }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 403, 403]);
    assert.equal((await stageOf(api, room)).filter(([, is]) => is === 'host').length, 1);
  });

  it('calls nobody on stage who is not there', async () => {
    const room = await fullRoom(api);
    const { path, host, listener } = room;
    await api.done('POST', `${path}/leave`, { as: listener });
    const options = { as: host, body: { role: 'speaker' } };
    await api.refused('not_in_room', 409, 'PUT', `${path}/people/${listener.id}/role`, options);
    const stranger = await api.person();
    await api.refused('not_found', 404, 'PUT', `${path}/people/${stranger.id}/role`, options);
  });

  it('has one truth when two change the same person at once', async () => {
    const room = await fullRoom(api);
    const { path, host, speaker } = room;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        api.call('PUT', `${path}/people/${speaker.id}/role`, {
          as: host,
          body: { role: ['listener', 'speaker', 'moderator'][index % 3] },
        }),
      ),
    );
    const last = api.media.take().findLast((call) => call.endsWith(speaker.id)) ?? 'stage';
    const onStage = (await stageOf(api, room)).some(([id]) => id === speaker.id);
    const [row] = await api.database.sql`
      select role, stage_at from members where person_id = ${speaker.id}`;
    assert.equal(row?.['role'] !== 'listener', onStage);
    assert.equal(row?.['stage_at'] !== null, onStage);
    assert.ok(last.startsWith('stage') || last.startsWith('audience'));
  });
});
