import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { fullRoom, stageOf } from './support/full-room.ts';
import { testApi, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('removing and banning', () => {
  it('throws out of the room until it ends, also with a new token', async () => {
    const room = await fullRoom(api);
    const { path, name, host, moderator, speaker, listener } = room;
    await api.done('PUT', `${path}/hand`, { as: listener });
    for (const who of [listener, speaker]) {
      await api.done('POST', `${path}/people/${who.id}/remove`, { as: moderator });
    }
    assert.deepEqual(
      api.media.take().filter((call) => call.startsWith('remove')),
      [`remove ${name} ${listener.id}`, `remove ${name} ${speaker.id}`],
    );
    assert.equal((await api.done('GET', `${path}/hands`, { as: host })).count, 0);
    assert.equal((await stageOf(api, room)).length, 2);
    for (const as of [listener, speaker]) {
      await api.refused('removed', 403, 'POST', `${path}/join`, { as, body: {} });
      await api.refused('removed', 403, 'POST', '/v1/token', { as, body: { room_name: name } });
      await api.refused('not_in_room', 409, 'POST', `${path}/listening`, { as });
      await api.refused('not_in_room', 409, 'PUT', `${path}/stage/${as.id}/invite`, { as: host });
    }
    // A kept token lets in at LiveKit, and the webhook of it throws out.
    api.media.take();
    await api.connect(path, speaker);
    assert.deepEqual(api.media.take(), [`remove ${name} ${speaker.id}`]);
    assert.equal((await api.done('GET', path)).listeners, 0);

    await api.done('DELETE', `${path}/bans/${listener.id}`, { as: moderator });
    await api.done('DELETE', `${path}/bans/${listener.id}`, { as: moderator });
    await api.enter(path, listener);
  });

  it('bans from all rooms of the club, lastingly, and from no other', async () => {
    const club = { name: 'ban-club', title: 'Club' };
    const room = await fullRoom(api, { club });
    const { path, host, listener, speaker } = room;
    const second = await api.room({ club }, host);
    const elsewhere = await api.room();
    await api.enter(second.path, listener);
    await api.promote(second.path, host, listener);
    await api.enter(elsewhere.path, listener);
    api.media.take();
    await api.done('POST', `${path}/people/${listener.id}/ban`, { as: host });
    const thrown = api.media.take().filter((call) => call.startsWith('remove'));
    const expected = [room, second].map(({ name }) => `remove ${name} ${listener.id}`);
    assert.deepEqual(thrown.sort(), expected.sort());
    assert.deepEqual(await stageOf(api, second), [[host.id, 'host']]);
    for (const { path: target } of [room, second]) {
      await api.refused('banned', 403, 'POST', `${target}/join`, { as: listener, body: {} });
    }
    await api.done('POST', `${elsewhere.path}/join`, { as: listener, body: {} });

    await api.done('POST', `${path}/people/${speaker.id}/remove`, { as: host });
    await api.done('POST', `${path}/end`, { as: host });
    const later = await api.room({ club }, host);
    await api.refused('banned', 403, 'POST', `${later.path}/join`, { as: listener, body: {} });
    await api.done('POST', `${later.path}/join`, { as: speaker, body: {} });
    await api.done('DELETE', `${later.path}/bans/${listener.id}`, { as: host });
    await api.done('POST', `${second.path}/join`, { as: listener, body: {} });
  });

  it('bans from the room where it has no club; a ban weighs more than a removal', async () => {
    const { path, host, listener } = await fullRoom(api);
    await api.done('POST', `${path}/people/${listener.id}/remove`, { as: host });
    await api.done('POST', `${path}/people/${listener.id}/ban`, { as: host });
    await api.refused('banned', 403, 'POST', `${path}/join`, { as: listener, body: {} });
    const absent = await api.person();
    await api.refused('not_found', 404, 'POST', `${path}/people/${absent.id}/ban`, { as: host });
  });

  it('bans nobody who hosts another room of the club, and then changes nothing', async () => {
    const club = { name: 'two-hosts', title: 'Club' };
    const room = await fullRoom(api, { club });
    const other = await api.room({}, await api.creator());
    await api.database.sql`
      update rooms set club_id = (select id from clubs where name = ${club.name}) where name = ${other.name}`;
    await api.enter(room.path, other.host);
    const before = await api.dump();
    api.media.take();
    await api.refused('forbidden', 403, 'POST', `${room.path}/people/${other.host.id}/ban`, {
      as: room.host,
    });
    assert.deepEqual(await api.dump(), before);
    assert.deepEqual(api.media.take(), []);
  });

  it('bans in two rooms of a club at once without a deadlock', async () => {
    const club = { name: 'busy-club', title: 'Club' };
    const host = await api.creator();
    const rooms = [
      await api.room({ club }, host),
      await api.room({ club }, host),
      await api.room({ club }, host),
    ];
    const guests = await Promise.all(Array.from({ length: 9 }, () => api.guest()));
    for (const { path } of rooms) for (const guest of guests) await api.enter(path, guest);
    const answers = await Promise.all(
      guests.flatMap((guest, index) => {
        const { path } = rooms[index % 3] ?? { path: '' };
        return [
          api.call('POST', `${path}/people/${guest.id}/ban`, { as: host }),
          api.call('PUT', `${path}/hand`, { as: guest }),
        ];
      }),
    );
    for (const { status, body } of answers) assert.ok([204, 403].includes(status), JSON.stringify(body));
    for (const { path } of rooms) assert.equal((await api.done('GET', path)).listeners, 0);
  });
});
