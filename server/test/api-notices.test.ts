import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { CHANNEL, type Change } from '../src/deps.ts';
import { readRooms } from '../src/services/snapshots.ts';
import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

let path = '';
let name = '';
let host: Actor;
let guest: Actor;
beforeEach(async () => {
  api.ahead = 0;
  ({ path, name, host } = await api.room());
  guest = await api.guest();
  api.media.take();
});

describe('notices to the servers', () => {
  const heard: Change[] = [];
  let mark = 0;
  before(async () => {
    await api.database.sql.listen(CHANNEL, (text) => void heard.push(JSON.parse(text) as Change));
  });

  /** What was sent since the last call: a notice of our own comes after all that were sent before it. */
  async function notices(): Promise<Change[]> {
    const end = `mark-${(mark += 1)}`;
    await api.database.sql.notify(CHANNEL, JSON.stringify({ room: end }));
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const look = setInterval(() => {
      if (heard.some(({ room }) => room === end)) resolve(undefined);
    }, 5);
    await promise;
    clearInterval(look);
    return heard.splice(0).filter(({ room }) => room === name);
  }
  const versions = async () => {
    const found = (await readRooms(api.deps.db, [name], 'operator')).get(name);
    assert.ok(found);
    return found.versions;
  };

  it('come with each change and bump its versions', async () => {
    await api.enter(path, guest);
    const start = await versions();
    await notices();
    await api.done('PUT', `${path}/hand`, { as: guest });
    await api.done('PUT', `${path}/hand`, { as: guest });
    assert.deepEqual(await notices(), [{ room: name, parts: ['hands'], viewers: [guest.id], scope: 'none' }]);
    await api.done('DELETE', `${path}/hand`, { as: guest });
    const expected = { room: name, parts: ['hands'], viewers: [guest.id], scope: 'raised' };
    assert.deepEqual(await notices(), [expected]);
    await api.done('PUT', `${path}/hand-policy`, { as: host, body: { policy: 'off' } });
    assert.deepEqual(await notices(), [{ room: name, parts: ['hands', 'room'], viewers: [], scope: 'all' }]);
    await api.promote(path, host, guest);
    const [invited, accepted] = await notices();
    assert.deepEqual(invited, { room: name, parts: ['hands'], viewers: [guest.id], scope: 'none' });
    assert.deepEqual(accepted?.parts, ['stage', 'listeners']);
    const end = await versions();
    assert.deepEqual(
      { room: end.room - start.room, stage: end.stage - start.stage, hands: end.hands - start.hands },
      { room: 1, stage: 1, hands: 4 },
    );
  });

  it('do not come of what was refused', async () => {
    await api.enter(path, guest);
    await notices();
    const start = await versions();
    await api.call('POST', `${path}/end`, { as: guest });
    await api.call('POST', `${path}/stage/accept`, { as: guest });
    assert.deepEqual(await notices(), []);
    assert.deepEqual(await versions(), start);
  });

  it('fit into a notice however many are concerned', async () => {
    const { sql } = api.database;
    await sql`with who as (
        insert into people (id, kind, name, created_at, updated_at)
        select 'g_' || gen_random_uuid(), 'guest', 'Guest', now(), now() from generate_series(1, 300) returning id
      ), part as (
        insert into members (room_id, person_id, role) select rooms.id, who.id, 'listener' from who, rooms
        where rooms.name = ${name} returning room_id, person_id
      ) insert into hands select room_id, person_id, row_number() over (), now() from part`;
    await notices();
    await api.done('DELETE', `${path}/hands`, { as: host });
    assert.deepEqual(await notices(), [{ room: name, parts: ['hands'], viewers: [], scope: 'all' }]);
  });

  it('come of a follow where it matters', async () => {
    const [fan, speaker] = [await api.person(), await api.person()];
    for (const who of [fan, speaker]) await api.enter(path, who);
    await api.promote(path, host, speaker);
    await notices();
    await api.done('PUT', `/v1/people/${fan.id}/follow`, { as: speaker });
    await api.done('PUT', `/v1/people/${speaker.id}/follow`, { as: fan });
    assert.deepEqual(await notices(), [{ room: name, parts: ['hands'], viewers: [fan.id], scope: 'none' }]);
  });
});
