import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { participantLeft } from '../src/services/presence.ts';
import { testApi, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('the end of a room', () => {
  it('erases everybody from the database; title, times and attendance stay', async () => {
    const { path, name, host } = await api.room({ name: 'to-be-erased' });
    const here = await api.dump();
    const guest = await api.guest('Ephemeral Guest');
    const elsewhere = await api.guest('Guest Elsewhere');
    const other = await api.room({ name: 'goes-on' });
    await api.enter(other.path, elsewhere);
    for (const who of [guest, elsewhere]) await api.enter(path, who);
    const [person, removed, banned, silent, unseen] = [
      await api.person('Lasting Person'),
      await api.guest('Removed Guest'),
      await api.guest('Banned Guest'),
      await api.guest('Silent Guest'),
      await api.guest('Unseen Guest'),
    ];
    for (const who of [person, removed, banned]) await api.enter(path, who);
    await api.enter(path, silent, { preload: true });
    await api.done('POST', `${path}/join`, { as: unseen, body: {} });
    await api.done('PUT', `${path}/hand`, { as: guest });
    await api.promote(path, host, person);
    await api.done('POST', `${path}/people/${removed.id}/remove`, { as: host });
    await api.done('POST', `${path}/people/${banned.id}/ban`, { as: host });
    await api.done('PUT', `${path}/people/${host.id}/report`, { as: silent, body: { reason: 'spam' } });
    await api.done('PUT', `${path}/lock`, { as: host, body: { locked: true } });
    await api.refused('forbidden', 403, 'POST', `${path}/end`, { as: person });
    api.media.take();

    const ended = await api.done('POST', `${path}/end`, { as: host });
    assert.deepEqual([ended.state, ended.attendance], ['ended', 6]);
    assert.ok(ended.startedAt && ended.endedAt);
    assert.deepEqual(api.media.take(), [`delete ${name}`]);
    const { members = [], hands, blocks, people = [], rooms = [], ...rest } = await api.dump();
    const inRoom = (rows: unknown[]) => JSON.stringify(rows);
    assert.ok(!inRoom(members).includes(String((rooms as Json[]).find((row) => row.name === name).id)));
    assert.deepEqual([hands, blocks], [[], here['blocks'] ?? []]);
    assert.deepEqual([rest['room_log'], rest['reports'], rest['admissions']], [[], [], []]);
    for (const gone of [guest, removed, banned, silent, unseen]) {
      assert.ok(!JSON.stringify(people).includes(gone.id), gone.name);
    }
    for (const kept of [elsewhere, person, host]) {
      assert.ok(JSON.stringify(people).includes(kept.id), kept.name);
    }
    assert.deepEqual(await api.done('GET', path), { room: ended, stage: [], listeners: 0 });
    // Who was erased may go on elsewhere with the same session.
    await api.enter(other.path, guest);
  });

  it('ends once, however many end it', async () => {
    const { path, host } = await api.room();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.call('POST', `${path}/end`, { as: host })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array.from({ length: 9 }, () => 410)]);
  });

  it('ends while guests of both rooms come and go, without a deadlock', async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => api.room()));
    const guests = await Promise.all(Array.from({ length: 12 }, () => api.guest()));
    const joins = rooms.flatMap(({ path }) =>
      guests.map((as) => api.call('POST', `${path}/join`, { as, body: {} })),
    );
    const ends = rooms.slice(0, 3).map(({ path, host }) => api.call('POST', `${path}/end`, { as: host }));
    const answers = await Promise.all([...joins, ...ends]);
    for (const { status, body } of answers) {
      assert.ok([200, 410].includes(status), JSON.stringify(body));
    }
    const last = rooms[3];
    assert.ok(last);
    for (const as of guests) await api.done('POST', `${last.path}/join`, { as, body: {} });
  });

  it('is right about what was stored when the media server is away', async () => {
    const { path, host } = await api.room();
    const guest = await api.guest();
    await api.enter(path, guest);
    api.media.down = new Error('away');
    await api.promote(path, host, guest);
    assert.equal((await api.done('POST', `${path}/end`, { as: host })).state, 'ended');
    api.media.down = undefined;
    assert.ok(api.lines.some((line) => line.includes('media_call_failed')));
  });

  it('takes no news from a room that has ended, and throws out who still comes', async () => {
    const { path, name, host } = await api.room();
    const guest = await api.guest();
    await api.enter(path, guest);
    await api.done('POST', `${path}/end`, { as: host });
    const before = await api.dump();
    api.media.take();
    await api.connect(path, guest);
    await participantLeft(api.deps, name, { identity: guest.id, sid: 'PA_x' });
    assert.deepEqual(api.media.take(), [`remove ${name} ${guest.id}`]);
    assert.deepEqual(await api.dump(), before);
  });
});
