import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type TestApi } from './support/api.ts';
import { stageOf } from './support/full-room.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const fields = { title: 'What a street tree hears', language: 'en' };

describe('hosting', () => {
  it('takes all that a form asks', async () => {
    const as = await api.creator();
    const [first, second] = [await api.person(), await api.person()];
    await api.done('PATCH', '/v1/me', { as: second, body: { handle: 'kuprius' } });
    const body = {
      ...fields,
      description: 'Two lines\nof text, and <b>no markup</b>',
      access: 'invitation',
      minutes: 45,
      recording: true,
      startsAt: '2031-05-01T18:00:00+02:00',
      coHosts: [first.id, '@kuprius', as.id],
    };
    const room = await api.done('POST', '/v1/rooms', { as, body });
    assert.deepEqual(
      [room.description, room.access, room.minutes, room.recording, room.state],
      [body.description, 'invitation', 45, true, 'scheduled'],
    );
    const stage = await stageOf(api, { path: `/v1/rooms/${room.name}` });
    assert.deepEqual(
      new Map(stage),
      new Map([
        [as.id, 'host'],
        [first.id, 'moderator'],
        [second.id, 'moderator'],
      ]),
    );
  });

  it('leaves nothing behind where something is wrong', async () => {
    const as = await api.creator();
    const before = await api.dump();
    const none = 'p_00000000-0000-4000-8000-000000000000';
    for (const coHosts of [[none], ['@nobody-there'], [(await api.guest()).id]]) {
      const { status } = await api.call('POST', '/v1/rooms', { as, body: { ...fields, coHosts } });
      assert.ok(status === 404 || status === 400);
    }
    for (const more of [
      { access: 'secret' },
      { minutes: 4 },
      { minutes: 1_441 },
      { recording: 'yes' },
      { description: 'x'.repeat(2_001) },
      { description: '' },
      { coHosts: Array.from({ length: 11 }, () => none) },
      { coHosts: 'kuprius' },
    ]) {
      await api.refused('bad_request', 400, 'POST', '/v1/rooms', { as, body: { ...fields, ...more } });
    }
    assert.deepEqual(await api.dump(), before);
  });

  it('is for leaders and admins in their club, whether or not the site lets them open rooms', async () => {
    const admin = await api.creator();
    const club = 'city-trees';
    await api.done('POST', '/v1/clubs', { as: admin, body: { name: club, title: 'City trees' } });
    const [leader, member] = [await api.person(), await api.person()];
    for (const as of [leader, member])
      await api.done('PUT', `/v1/clubs/${club}/membership`, { as, body: {} });
    await api.done('PUT', `/v1/clubs/${club}/members/${leader.id}`, { as: admin, body: { role: 'leader' } });
    const body = { ...fields, club };
    assert.equal((await api.done('POST', '/v1/rooms', { as: leader, body })).club.name, club);
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: member, body });
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: leader, body: fields });
    const whole = { ...fields, club: { name: 'mine', title: 'Mine' } };
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: leader, body: whole });
  });
});
