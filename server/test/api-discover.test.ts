import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const follow = (who: Actor, whom: Actor) => api.done('PUT', `/v1/people/${whom.id}/follow`, { as: who });

async function followClub(name: string, who: Actor): Promise<void> {
  await api.database.sql`insert into club_follows (club_id, follower_id, created_at)
    select id, ${who.id}, now() from clubs where name = ${name}`;
}

describe('what follows lead to', () => {
  let viewer: Actor;
  let rasa: Actor;
  let jonas: Actor;
  let kenji: Actor;
  const discover = () => api.done('GET', '/v1/discover', { as: viewer });

  before(async () => {
    viewer = await api.person('Viewer');
    rasa = await api.creator('Rasa');
    jonas = await api.creator('Jonas');
    kenji = await api.creator('Kenji');
    // The viewer follows Rasa and Jonas; both follow Kenji; Jonas follows the viewer, and a club.
    await follow(viewer, rasa);
    await follow(viewer, jonas);
    await follow(rasa, kenji);
    await follow(jonas, kenji);
    await follow(jonas, rasa);
    await follow(jonas, viewer);
    await api.room({ name: 'kenji-live' }, kenji);
    await api.room({ name: 'kenji-later', startsAt: '2032-01-01T10:00:00Z' }, kenji);
    await api.room({ name: 'rasa-live' }, rasa);
    await api.room({ name: 'keys-live', club: { name: 'slow-keys', title: 'Slow keys' } });
    await followClub('slow-keys', jonas);
  });

  it('is people, clubs and rooms two steps away, with who leads there', async () => {
    const { people, clubs, rooms } = await discover();
    assert.deepEqual(
      people.map(({ person, via }: Json) => [person.name, person.followers >= 0, via]),
      [['Kenji', true, { name: 'Jonas', others: 1 }]],
    );
    assert.deepEqual(clubs, [
      {
        club: { name: 'slow-keys', title: 'Slow keys', pictureUrl: null },
        followers: 0,
        via: { name: 'Jonas', others: 0 },
      },
    ]);
    const found = rooms.map(({ listing, via }: Json) => [listing.room.name, via.name]);
    assert.deepEqual(found.toSorted(), [
      ['kenji-later', 'Jonas'],
      ['kenji-live', 'Jonas'],
      ['keys-live', 'Jonas'],
    ]);
    assert.equal(found.at(-1)[0], 'kenji-later', 'live ones first');
  });

  it('is nothing hidden, and no room that is closed to the viewer', async () => {
    const { sql } = api.database;
    await sql`update rooms set access = 'hidden' where name = 'kenji-later'`;
    await sql`update rooms set access = 'invitation' where name = 'kenji-live'`;
    await sql`update clubs set access = 'hidden' where name = 'slow-keys'`;
    const { people, clubs, rooms } = await discover();
    assert.deepEqual([people.length, clubs, rooms], [1, [], []]);
    await sql`update rooms set access = 'open'`;
    await sql`update clubs set access = 'open'`;
  });

  it('is nothing that the viewer follows already', async () => {
    await follow(viewer, kenji);
    await followClub('slow-keys', viewer);
    const { people, clubs, rooms } = await discover();
    assert.deepEqual([people, clubs, rooms], [[], [], []]);
  });

  it('is nothing for those who follow nobody', async () => {
    for (const as of [await api.person(), await api.guest()]) {
      const found = await api.done('GET', '/v1/discover', { as });
      assert.deepEqual(found, { rooms: [], clubs: [], people: [] });
    }
    await api.refused('unauthorized', 401, 'GET', '/v1/discover');
    await api.refused('forbidden', 403, 'GET', '/v1/discover', { as: api.config.adminKey });
  });

  it('is at most ten of each', async () => {
    const fan = await api.person();
    const star = await api.person('Star');
    await follow(fan, star);
    for (let index = 0; index < 12; index += 1) await follow(star, await api.person(`Someone ${index}`));
    assert.equal((await api.done('GET', '/v1/discover', { as: fan })).people.length, 10);
  });
});

describe('what most people listen to', () => {
  it('is rooms, topics and clubs by listeners, up to two seconds old', async () => {
    const loud = await api.room({ name: 'loud', topic: 'jazz', club: { name: 'loud-club', title: 'Loud' } });
    await api.room({ name: 'quiet', topic: 'books', club: { name: 'quiet-club', title: 'Quiet' } });
    for (let index = 0; index < 2; index += 1) await api.enter(loud.path, await api.guest());
    api.ahead += 2500;
    const { rooms, topics, clubs } = await api.done('GET', '/v1/trending');
    assert.deepEqual([rooms[0].room.name, rooms[0].listeners, rooms[0].followed], ['loud', 2, false]);
    const [jazz] = topics;
    assert.deepEqual([jazz.slug, jazz.names.lt, jazz.live, jazz.listeners], ['jazz', 'Džiazas', 1, 2]);
    assert.deepEqual([clubs[0].club.name, clubs[0].live, clubs[0].listeners], ['loud-club', 1, 2]);
    await api.done('POST', `${loud.path}/end`, { as: loud.host });
    api.ahead += 2500;
    const later = await api.done('GET', '/v1/trending');
    assert.ok(!later.rooms.some(({ room }: Json) => room.name === 'loud'));
    assert.ok(!later.topics.some(({ slug }: Json) => slug === 'jazz'));
  });

  it('shows at most ten', async () => {
    const host = await api.creator();
    for (let index = 0; index < 12; index += 1) await api.room({ topic: 'own word' }, host);
    api.ahead += 2500;
    const { rooms, topics } = await api.done('GET', '/v1/trending');
    assert.equal(rooms.length, 10);
    assert.ok(!topics.some(({ slug }: Json) => slug === 'own word'), 'only topics that have names');
  });
});
