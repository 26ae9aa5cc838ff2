import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { STAGE_SEATS } from '../src/services/rules.ts';
import { fullRoom, giveRole, stageOf, viewerOf } from './support/full-room.ts';
import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('an invitation to the stage', () => {
  it('is accepted once: the hand goes down, the stage gets a speaker, LiveKit a permission', async () => {
    const room = await api.room();
    const { path, name, host } = room;
    const guest = await api.guest('Kuprius');
    await api.enter(path, guest);
    await api.done('PUT', `${path}/hand`, { as: guest });
    await api.done('PUT', `${path}/stage/${guest.id}/invite`, { as: host });
    await api.done('PUT', `${path}/stage/${guest.id}/invite`, { as: host });
    const { invited, role: before } = await viewerOf(api, room, guest);
    assert.deepEqual([invited.byName, before], [host.name, 'listener']);
    const [hand] = (await api.done('GET', `${path}/hands`, { as: host })).hands;
    assert.equal(hand.invitedAt, invited.at);
    api.media.take();

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call('POST', `${path}/stage/accept`, { as: guest })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [204, ...Array.from({ length: 7 }, () => 409)]);
    assert.deepEqual(api.media.take(), [`stage ${name} ${guest.id}`]);
    assert.deepEqual(await stageOf(api, room), [
      [host.id, 'host'],
      [guest.id, 'speaker'],
    ]);
    assert.equal((await api.done('GET', `${path}/hands`, { as: host })).count, 0);
    assert.equal((await api.done('GET', path)).listeners, 0);
    const after = await viewerOf(api, room, guest);
    assert.deepEqual([after.role, after.invited, after.mayRaiseHand], ['speaker', null, false]);
  });

  it('is declined, or taken back, and then there is none', async () => {
    const room = await api.room();
    const { path, host } = room;
    const guest = await api.guest();
    await api.enter(path, guest);
    for (const answer of ['accept', 'decline']) {
      await api.refused('not_invited', 409, 'POST', `${path}/stage/${answer}`, { as: guest });
    }
    const invite = () => api.done('PUT', `${path}/stage/${guest.id}/invite`, { as: host });
    await api.done('PUT', `${path}/hand`, { as: guest });
    await invite();
    await api.done('DELETE', `${path}/stage/${guest.id}/invite`, { as: host });
    await api.done('DELETE', `${path}/stage/${guest.id}/invite`, { as: host });
    assert.deepEqual((await viewerOf(api, room, guest)).hand.place, 1, 'the hand stays up');
    await api.refused('not_invited', 409, 'POST', `${path}/stage/accept`, { as: guest });
    await invite();
    await api.done('POST', `${path}/stage/decline`, { as: guest });
    const { hand, invited } = await viewerOf(api, room, guest);
    assert.deepEqual([hand, invited], [null, null]);
    await invite();
    await api.done('DELETE', `${path}/hand`, { as: guest });
    await api.refused('not_invited', 409, 'POST', `${path}/stage/accept`, { as: guest });
    await invite();
    await api.done('POST', `${path}/leave`, { as: guest });
    await api.enter(path, guest);
    await api.refused('not_invited', 409, 'POST', `${path}/stage/accept`, { as: guest });
  });

  it('is for listeners who are there', async () => {
    const { path, host, speaker } = await fullRoom(api);
    await api.refused('conflict', 409, 'PUT', `${path}/stage/${speaker.id}/invite`, { as: host });
    const absent = await api.guest();
    await api.refused('not_in_room', 409, 'PUT', `${path}/stage/${absent.id}/invite`, { as: host });
    await api.refused('bad_request', 400, 'PUT', `${path}/stage/nobody/invite`, { as: host });
  });

  it('finds a full stage', async () => {
    const room = await api.room();
    const { path, name, host } = room;
    const guest = await api.guest();
    await api.enter(path, guest);
    await api.database.sql`with who as (
        insert into people (id, kind, name, created_at, updated_at)
        select 'g_' || gen_random_uuid(), 'guest', 'Guest', now(), now()
        from generate_series(1, ${STAGE_SEATS - 1}) returning id
      ) insert into members (room_id, person_id, role, stage_at)
        select rooms.id, who.id, 'speaker', now() from who, rooms where rooms.name = ${name}`;
    await api.done('PUT', `${path}/stage/${guest.id}/invite`, { as: host });
    await api.refused('stage_full', 409, 'POST', `${path}/stage/accept`, { as: guest });
    const body = { role: 'speaker' };
    await api.refused('stage_full', 409, 'PUT', `${path}/people/${guest.id}/role`, { as: host, body });
  });
});

describe('the stage', () => {
  it('is left by those on it, and not by the host', async () => {
    const room = await fullRoom(api);
    const { path, name, host, moderator, speaker, listener } = room;
    await api.done('POST', `${path}/stage/leave`, { as: speaker });
    assert.deepEqual(api.media.take(), [`audience ${name} ${speaker.id}`]);
    await api.refused('not_on_stage', 409, 'POST', `${path}/stage/leave`, { as: speaker });
    await api.refused('not_on_stage', 409, 'POST', `${path}/stage/leave`, { as: listener });
    await api.refused('conflict', 409, 'POST', `${path}/stage/leave`, { as: host });
    await api.done('POST', `${path}/stage/leave`, { as: moderator });
    assert.deepEqual(await stageOf(api, room), [[host.id, 'host']]);
    await api.refused('forbidden', 403, 'POST', `${path}/mute-all`, { as: moderator });
  });

  it('is shown host first, then moderators, then speakers as they came', async () => {
    const room = await api.room();
    const people = [await api.person(), await api.person(), await api.person()] as const;
    for (const who of people) {
      await api.enter(room.path, who);
      await api.promote(room.path, room.host, who);
      api.ahead += 1_000;
    }
    await giveRole(api, room, room.host, people[2], 'moderator');
    const ids = [room.host, people[2], people[0], people[1]].map(({ id }) => id);
    assert.deepEqual(
      (await stageOf(api, room)).map(([id]) => id),
      ids,
    );
    api.ahead = 0;
  });

  it('sends people to the audience, and their audio ends', async () => {
    const room = await fullRoom(api);
    const { path, name, host, moderator, speaker, listener } = room;
    await api.done('POST', `${path}/people/${speaker.id}/to-audience`, { as: moderator });
    assert.deepEqual(api.media.take(), [`audience ${name} ${speaker.id}`]);
    assert.equal((await viewerOf(api, room, speaker)).role, 'listener');
    await api.refused('not_on_stage', 409, 'POST', `${path}/people/${listener.id}/to-audience`, { as: host });
    const absent = await api.person();
    await api.refused('not_found', 404, 'POST', `${path}/people/${absent.id}/to-audience`, { as: host });
    await api.done('POST', `${path}/people/${moderator.id}/to-audience`, { as: host });
    assert.deepEqual(await stageOf(api, room), [[host.id, 'host']]);
  });

  it('mutes one, or all whom the caller may', async () => {
    const room = await fullRoom(api);
    const { path, name, host, moderator, speaker, listener } = room;
    await api.done('POST', `${path}/people/${speaker.id}/mute`, { as: moderator });
    assert.deepEqual(api.media.take(), [`mute ${name} ${speaker.id}`]);
    await api.refused('not_on_stage', 409, 'POST', `${path}/people/${listener.id}/mute`, { as: host });
    await api.done('POST', `${path}/mute-all`, { as: moderator });
    assert.deepEqual(api.media.take(), [`mute ${name} ${speaker.id}`]);
    await api.done('POST', `${path}/mute-all`, { as: host });
    assert.deepEqual(
      api.media.take().sort(),
      [`mute ${name} ${moderator.id}`, `mute ${name} ${speaker.id}`].sort(),
    );
  });
});
