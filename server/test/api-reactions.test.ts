import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const clap = (counts: object = { clap: 1 }) => ({ body: { counts } });

describe('reactions', () => {
  it('are taken from all who are in the live room', async () => {
    const { path, name, host } = await api.room();
    const guest = await api.guest();
    await api.enter(path, guest);
    await api.done('POST', `${path}/reactions`, { as: guest, ...clap({ clap: 3, heart: 1 }) });
    await api.done('POST', `${path}/reactions`, { as: host, ...clap() });
    assert.deepEqual(api.reacted.splice(0), [
      { room: name, counts: { clap: 3, heart: 1 } },
      { room: name, counts: { clap: 1 } },
    ]);
  });

  it('change nothing that is stored', async () => {
    const { path, host } = await api.room();
    const before = await api.dump();
    await api.done('POST', `${path}/reactions`, { as: host, ...clap({ wow: 10 }) });
    assert.deepEqual(await api.dump(), before);
  });

  const wrong: readonly (readonly [what: string, counts: object])[] = [
    ['none at all', {}],
    ['less than one', { clap: 0 }],
    ['more than ten', { clap: 11 }],
    ['more than ten together', { clap: 6, heart: 5 }],
    ['half ones', { clap: 1.5 }],
    ['unknown kinds', { boo: 1 }],
  ];
  for (const [what, counts] of wrong) {
    it(`are refused where there are ${what}`, async () => {
      const { path, host } = await api.room();
      api.reacted.length = 0;
      await api.refused('bad_request', 400, 'POST', `${path}/reactions`, { as: host, ...clap(counts) });
      assert.deepEqual(api.reacted, []);
    });
  }

  it('are refused from those who are not in the room, or may not be', async () => {
    const { path, host } = await api.room();
    const [guest, gone, banned] = [await api.guest(), await api.guest(), await api.guest()];
    await api.refused('unauthorized', 401, 'POST', `${path}/reactions`, clap());
    await api.refused('not_in_room', 409, 'POST', `${path}/reactions`, { as: guest, ...clap() });
    await api.refused('room_not_found', 404, 'POST', '/v1/rooms/nowhere/reactions', { as: guest, ...clap() });
    for (const [who, act, code] of [
      [gone, 'remove', 'removed'],
      [banned, 'ban', 'banned'],
    ] as const) {
      await api.enter(path, who);
      await api.done('POST', `${path}/people/${who.id}/${act}`, { as: host });
      await api.refused(code, 403, 'POST', `${path}/reactions`, { as: who, ...clap() });
    }
    await api.enter(path, guest);
    await api.done('POST', `${path}/end`, { as: host });
    await api.refused('room_ended', 410, 'POST', `${path}/reactions`, { as: guest, ...clap() });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const scheduled = await api.room({ startsAt: later });
    await api.refused('room_not_live', 409, 'POST', `${scheduled.path}/reactions`, {
      as: scheduled.host,
      ...clap(),
    });
    assert.deepEqual(api.reacted, []);
  });

  it('of a hidden room are as if there were none', async () => {
    const { path } = await api.room({ access: 'hidden' });
    const guest = await api.guest();
    await api.refused('room_not_found', 404, 'POST', `${path}/reactions`, { as: guest, ...clap() });
  });

  it('are switched off and on by host and moderators', async () => {
    const { path, host } = await api.room();
    const guest = await api.guest();
    await api.enter(path, guest);
    const read = async () => (await api.done('GET', path)).room.reactionPolicy;
    assert.equal(await read(), 'everyone');
    const policy = (value: string) => ({ body: { policy: value } });
    await api.refused('forbidden', 403, 'PUT', `${path}/reaction-policy`, { as: guest, ...policy('off') });
    await api.done('PUT', `${path}/reaction-policy`, { as: host, ...policy('off') });
    assert.equal(await read(), 'off');
    for (const as of [guest, host]) {
      await api.refused('conflict', 409, 'POST', `${path}/reactions`, { as, ...clap() });
    }
    await api.done('PUT', `${path}/reaction-policy`, { as: host, ...policy('everyone') });
    await api.done('POST', `${path}/reactions`, { as: guest, ...clap() });
  });

  it('have a limit of their own for each viewer', async () => {
    const few = await testApi({ limits: { react: { points: 2, seconds: 30 } } });
    const { path, host } = await few.room();
    const guest = await few.guest();
    await few.enter(path, guest);
    const send = async (as: Actor) => (await few.call('POST', `${path}/reactions`, { as, ...clap() })).status;
    assert.deepEqual([await send(guest), await send(guest), await send(guest)], [204, 204, 429]);
    assert.equal(await send(host), 204);
    await few.done('PUT', `${path}/hand`, { as: guest });
    await few.close();
  });

  it('are told on the stream to pages that ask for them', async () => {
    await api.done('GET', '/v1/events?room=one&room=two&reactions=one');
    const watched = api.watched.at(-1);
    assert.deepEqual([watched?.rooms, watched?.reactions], [['one', 'two'], ['one']]);
    await api.refused('bad_request', 400, 'GET', '/v1/events?reactions=one');
  });
});
