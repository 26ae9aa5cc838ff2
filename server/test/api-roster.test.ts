import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

describe('the roster', () => {
  it('is for those who are in the room, in pages of those who are there', async () => {
    const { path, host } = await api.room();
    const followed = await api.person('Followed');
    await api.done('PUT', `/v1/people/${followed.id}/follow`, { as: host });
    const listeners: Actor[] = [];
    for (let i = 0; i < 5; i += 1) {
      const guest = await api.guest(`Listener ${i}`);
      api.ahead += 1_000;
      await api.enter(path, guest);
      listeners.push(guest);
    }
    await api.enter(path, followed);
    const [first] = listeners;
    assert.ok(first);
    await api.done('PUT', `${path}/hand`, { as: first });
    const silent = await api.guest('Preloaded');
    await api.enter(path, silent, { preload: true });
    await api.done('POST', `${path}/join`, { as: await api.guest('Not connected yet'), body: {} });

    const page = (query: string, as: Actor = first) => api.done('GET', `${path}/roster?${query}`, { as });
    const stage = await page('section=stage');
    assert.deepEqual([stage.count, stage.people[0].id, stage.nextCursor], [1, host.id, null]);
    const follows = await page('section=followed');
    assert.deepEqual([follows.count, follows.people[0].id], [1, followed.id]);

    const names: string[] = [];
    let cursor = '';
    do {
      const { count, people, nextCursor } = await page(`section=audience&limit=2${cursor}`);
      assert.equal(count, 5);
      names.push(...people.map((person: { name: string }) => person.name));
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor);
    assert.deepEqual(
      names,
      listeners.map(({ name }) => name),
    );
    const [raised, lowered] = (await page('section=audience')).people;
    assert.deepEqual([raised.handRaised, lowered.handRaised, raised.role], [true, false, 'listener']);

    const outsider = await api.guest();
    await api.refused('not_in_room', 409, 'GET', `${path}/roster?section=stage`, { as: outsider });
    await api.refused('unauthorized', 401, 'GET', `${path}/roster?section=stage`);
    await api.refused('bad_request', 400, 'GET', `${path}/roster?section=audience&cursor=bm8`, { as: first });
    await api.done('POST', `${path}/leave`, { as: first });
    await api.refused('not_in_room', 409, 'GET', `${path}/roster?section=stage`, { as: first });
    api.ahead = 0;
  });

  it('is searched by name, with or without marks, in the audience and among those followed', async () => {
    const { path, host } = await api.room();
    const names = ['Šarūnas Žukas', 'Sarunas 100%', 'Ona_Ona', 'Ona'];
    for (const name of names) await api.enter(path, await api.guest(name));
    const followed = await api.person('Followed Šarūnė');
    await api.done('PUT', `/v1/people/${followed.id}/follow`, { as: host });
    await api.enter(path, followed);
    const search = async (text: string, section = 'audience', more = '') => {
      const query = new URLSearchParams({ section, search: text });
      const page = await api.done('GET', `${path}/roster?${query.toString()}${more}`, { as: host });
      return [page.count, page.people.map((person: { name: string }) => person.name).sort()];
    };
    assert.deepEqual(await search('SARUN'), [2, ['Sarunas 100%', 'Šarūnas Žukas']]);
    assert.deepEqual(await search('šarūn', 'followed'), [1, ['Followed Šarūnė']]);
    assert.deepEqual(await search('%'), [1, ['Sarunas 100%']]);
    assert.deepEqual(await search('_'), [1, ['Ona_Ona']]);
    assert.deepEqual(await search('ona', 'audience', '&limit=1'), [2, ['Ona_Ona']]);
    assert.deepEqual(await search("nobody' or 1=1"), [0, []]);
    const path_ = `${path}/roster?section=audience&search=${'x'.repeat(81)}`;
    await api.refused('bad_request', 400, 'GET', path_, { as: host });
  });

  it('counts listeners, and those who preloaded once they listen', async () => {
    const { path } = await api.room();
    const count = async () => (await api.done('GET', path)).listeners;
    const [one, two] = [await api.guest(), await api.guest()];
    await api.enter(path, one);
    assert.equal(await count(), 1);
    await api.enter(path, two, { preload: true });
    assert.equal(await count(), 1);
    await api.done('POST', `${path}/listening`, { as: two });
    await api.done('POST', `${path}/listening`, { as: two });
    assert.equal(await count(), 2);
    await api.refused('not_in_room', 409, 'POST', `${path}/listening`, { as: await api.guest() });
    for (let i = 0; i < 2; i += 1) await api.done('POST', `${path}/leave`, { as: one });
    assert.equal(await count(), 1);
    await api.done('POST', `${path}/join`, { as: two, body: {} });
    assert.equal(await count(), 1, 'a second join of somebody who listens changes nothing');
  });
});

describe('leaving', () => {
  it('lowers the hand and takes a speaker off the stage; the host stays host', async () => {
    const { path, host } = await api.room();
    const [speaker, raised] = [await api.guest(), await api.guest()];
    await api.enter(path, speaker);
    await api.enter(path, raised);
    await api.promote(path, host, speaker);
    await api.done('PUT', `${path}/hand`, { as: raised });
    for (const as of [speaker, raised, host]) await api.done('POST', `${path}/leave`, { as });
    const { stage, listeners } = await api.done('GET', path);
    assert.deepEqual(
      stage.map(({ id, away }: { id: string; away: boolean }) => [id, away]),
      [[host.id, true]],
    );
    assert.equal(listeners, 0);
    assert.equal((await api.done('GET', `${path}/hands`, { as: host })).count, 0);
    await api.done('POST', `${path}/leave`, { as: await api.guest() });
    await api.refused('unauthorized', 401, 'POST', `${path}/leave`);
  });
});
