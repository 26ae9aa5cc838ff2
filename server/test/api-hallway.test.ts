import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

/** A page of the hallway, later than whatever is kept. */
async function look(query: string, as?: Actor | string): Promise<Json> {
  api.ahead += 2500;
  return api.done('GET', `/v1/hallway?${query}`, { as });
}

const names = (page: Json): string[] => page.rooms.map(({ room }: Json) => room.name);

async function followClub(name: string, who: Actor): Promise<void> {
  await api.database.sql`insert into club_follows (club_id, follower_id, created_at)
    select id, ${who.id}, now() from clubs where name = ${name}`;
}

/** Listeners in a room. */
async function fill(path: string, count: number): Promise<Actor[]> {
  const guests: Actor[] = [];
  for (let index = 0; index < count; index += 1) {
    const guest = await api.guest();
    await api.enter(path, guest);
    guests.push(guest);
  }
  return guests;
}

describe('the hallway', () => {
  it('shows live rooms with their faces, the most listened first', async () => {
    const topic = 'order';
    const quiet = await api.room({ name: 'quiet', topic });
    api.ahead += 1000;
    const newest = await api.room({ name: 'newest', topic });
    const loud = await api.room({ name: 'loud', topic });
    await fill(loud.path, 2);
    const page = await look(`topic=${topic}`);
    assert.deepEqual(names(page), ['loud', 'newest', 'quiet']);
    assert.deepEqual([page.count, page.nextCursor], [3, null]);
    const [first] = page.rooms;
    assert.equal(first.listeners, 2);
    assert.deepEqual(
      first.stage.map(({ id }: Json) => id),
      [loud.host.id],
    );
    assert.deepEqual([first.followed, first.because], [false, null]);
    await api.done('POST', `${newest.path}/end`, { as: newest.host });
    assert.deepEqual(names(await look(`topic=${topic}`)), ['loud', 'quiet']);
    assert.ok(quiet);
  });

  it('shows no more than four faces', async () => {
    const { path, host } = await api.room({ name: 'crowded', topic: 'faces' });
    for (let index = 0; index < 5; index += 1) {
      const guest = await api.guest();
      await api.enter(path, guest);
      await api.promote(path, host, guest);
    }
    const { rooms } = await look('topic=faces');
    assert.equal(rooms[0].stage.length, 4);
    assert.equal(rooms[0].stage[0].role, 'host');
  });

  it('puts what the viewer follows first, and says why', async () => {
    const topic = 'follows';
    const viewer = await api.person();
    const loud = await api.room({ name: 'followed-by-none', topic });
    await fill(loud.path, 2);
    const rasa = await api.creator('Rasa');
    await api.room({ name: 'of-rasa', topic }, rasa);
    await api.room({ name: 'of-club', topic, club: { name: 'tree-club', title: 'Tree club' } });
    await api.room({ name: 'rasa-later', topic, startsAt: '2032-01-01T10:00:00Z' }, rasa);
    await api.done('PUT', `/v1/people/${rasa.id}/follow`, { as: viewer });
    await followClub('tree-club', viewer);

    const page = await look(`topic=${topic}`, viewer);
    assert.deepEqual(names(page), ['of-club', 'of-rasa', 'followed-by-none']);
    assert.deepEqual(
      page.rooms.map(({ because }: Json) => because),
      [{ kind: 'club', name: 'Tree club' }, { kind: 'person', name: 'Rasa' }, null],
    );
    const next = await look(`topic=${topic}&state=scheduled`, viewer);
    assert.deepEqual([next.rooms[0].followed, next.rooms[0].because.name], [true, 'Rasa']);
    assert.deepEqual(names(await look(`topic=${topic}`, await api.person())).at(0), 'followed-by-none');

    await api.done('DELETE', `/v1/people/${rasa.id}/follow`, { as: viewer });
    assert.deepEqual(names(await look(`topic=${topic}`, viewer)), ['of-club', 'followed-by-none', 'of-rasa']);
  });

  it('lists scheduled rooms by when they start, and none that should be over', async () => {
    const make = (name: string, startsAt: Date) =>
      api.room({ name, topic: 'later', startsAt: startsAt.toISOString() });
    const at = (minutes: number) => new Date(api.deps.clock.now().getTime() + minutes * 60_000);
    for (const [name, minutes] of [
      ['second', 90],
      ['first', 30],
      ['third', 900],
    ] as const) {
      await make(name, at(minutes));
    }
    const page = await look('topic=later&state=scheduled');
    assert.deepEqual(names(page), ['first', 'second', 'third']);
    assert.equal(page.count, null);
    const { ahead } = api;
    // Half an hour after the first should have begun it may still begin; after its hour it will not.
    api.ahead = ahead + 60 * 60_000;
    assert.deepEqual(names(await look('topic=later&state=scheduled')), ['first', 'second', 'third']);
    api.ahead = ahead + 91 * 60_000;
    assert.deepEqual(names(await look('topic=later&state=scheduled')), ['second', 'third']);
    api.ahead = ahead;
  });

  it('narrows by topic with what is below it, by club and by language', async () => {
    const club = { name: 'narrow', title: 'Narrow' };
    const host = await api.creator();
    await api.room({ name: 'jazz-lt', topic: 'jazz', language: 'lt-LT', club }, host);
    await api.room({ name: 'music-en', topic: 'music', language: 'en', club }, host);
    await api.room({ name: 'own-word', topic: 'Jazz hands', language: 'lt', club }, host);
    await api.room({ name: 'elsewhere', topic: 'jazz', language: 'lt' });
    const found = async (query: string) => names(await look(query)).toSorted();
    assert.deepEqual(await found('topic=music&club=narrow'), ['jazz-lt', 'music-en']);
    assert.deepEqual(await found('topic=jazz&club=narrow'), ['jazz-lt']);
    assert.deepEqual(await found('topic=Jazz%20hands'), ['own-word']);
    assert.deepEqual(await found('club=narrow'), ['jazz-lt', 'music-en', 'own-word']);
    assert.deepEqual(await found('club=narrow&language=lt'), ['jazz-lt', 'own-word']);
    assert.deepEqual(await found('club=narrow&language=lt-LT'), ['jazz-lt']);
    assert.deepEqual(await found('club=nowhere'), []);
    assert.deepEqual(await found('topic=nothing'), []);
  });
});

describe('searching', () => {
  before(async () => {
    const host = await api.creator();
    const club = { name: 'siauliai', title: 'Šiaulių vėlyvieji' };
    await api.room({ name: 'trees', title: 'Ką girdi gatvės medis: jutikliai parkuose', club }, host);
    await api.room({ name: 'cafe', title: 'Café Österreich & <b>friends</b>', topic: 'open-data' });
    await api.room({ name: 'cyrillic', title: 'Йод и чай' });
    await api.room({ name: 'trees-later', title: 'Medis vėliau', startsAt: '2032-01-01T10:00:00Z' });
    const over = await api.room({ name: 'trees-over', title: 'Medis baigėsi' });
    await api.done('POST', `${over.path}/end`, { as: over.host });
  });

  const table: [what: string, query: string, found: string[]][] = [
    ['a word', 'medis', ['trees']],
    ['the beginning of a word, in capitals', 'MED', ['trees']],
    ['words without their marks', 'gatves jutik', ['trees']],
    ['words with marks', 'GATVĖS', ['trees']],
    ['all words, not some', 'medis kava', []],
    ['the club', 'siauliu', ['trees']],
    ['the name of the club', 'siauliai', ['trees']],
    ['marks of another language', 'osterreich cafe', ['cafe']],
    ['a topic in Lithuanian', 'atvirieji', ['cafe']],
    ['a topic in English, with what is below', 'technology', ['cafe']],
    ['another script', 'йод', ['cyrillic']],
    ['markup, as words', '<b>fri</b>', ['cafe']],
    ['operators of the search, as nothing', "medis & ! | () <-> ' \\ :* ", ['trees']],
    ['signs alone', '&|!:*', []],
    ['emoji', '🌳', []],
  ];
  for (const [what, q, found] of table) {
    it(`takes ${what}`, async () => {
      assert.deepEqual(names(await look(`q=${encodeURIComponent(q)}`)), found);
    });
  }

  it('finds what comes next, and nothing that ended', async () => {
    assert.deepEqual(names(await look('state=scheduled&q=medis')), ['trees-later']);
  });

  it('goes together with the other filters', async () => {
    assert.deepEqual(names(await look('q=medis&club=siauliai&language=en')), ['trees']);
    assert.deepEqual(names(await look('q=medis&language=lt')), []);
  });
});

describe('pages', () => {
  const topic = 'pages';
  const walk = async (query: string, as?: Actor, between?: (seen: number) => Promise<void>) => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await look(`topic=${topic}&limit=2${query}${cursor}`, as);
      assert.ok(page.rooms.length <= 2);
      seen.push(...names(page));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      await between?.(seen.length);
    } while (cursor);
    return seen;
  };

  it('hold each room once, in order, for each viewer', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      api.ahead += 1000;
      const { path, name } = await api.room({ name: `page-${index}`, topic });
      if (index === 1) await fill(path, 1);
      made.unshift(name);
    }
    const order = ['page-1', ...made.filter((name) => name !== 'page-1')];
    assert.deepEqual(await walk(''), order);
    const viewer = await api.person();
    const host = await api.creator('Ina');
    await api.room({ name: 'page-of-ina', topic }, host);
    await api.done('PUT', `/v1/people/${host.id}/follow`, { as: viewer });
    assert.deepEqual(await walk('', viewer), ['page-of-ina', ...order]);
    await api.done('POST', '/v1/rooms/page-of-ina/end', { as: host });
  });

  it('go on where they were while rooms open, end, fill and change', async () => {
    const seen = await walk('', undefined, async (count) => {
      if (count !== 2) return;
      // All that moves is before the page's end, or gone: what stood still is seen once.
      await api.room({ name: 'page-new', topic });
      await api.done('POST', '/v1/rooms/page-1/end', { as: api.config.adminKey });
      await fill('/v1/rooms/page-new', 2);
    });
    assert.deepEqual(seen, ['page-1', 'page-4', 'page-3', 'page-2', 'page-0']);
    const again = await walk('');
    assert.deepEqual(again, ['page-new', 'page-4', 'page-3', 'page-2', 'page-0']);
  });

  it('go through what is scheduled, at the same moment too', async () => {
    for (const [name, day] of [
      ['s-1', 1],
      ['s-2', 2],
      ['s-2b', 2],
      ['s-3', 3],
      ['s-0', 0],
    ] as const) {
      await api.room({ name, topic, startsAt: new Date(Date.UTC(2032, 1, 1 + day)).toISOString() });
    }
    const seen = await walk('&state=scheduled');
    assert.deepEqual([seen[0], seen[1], seen[4]], ['s-0', 's-1', 's-3']);
    assert.deepEqual(seen.toSorted(), ['s-0', 's-1', 's-2', 's-2b', 's-3']);
  });
});

describe('what is hidden', () => {
  it('is seen by nobody outside, in no list, count or search', async () => {
    const { sql } = api.database;
    const topic = 'books';
    const host = await api.creator();
    const member = await api.person();
    await api.room({ name: 'secret-room', topic, title: 'Secretive' }, host);
    await api.room(
      { name: 'secret-club-room', topic, title: 'Secretive', club: { name: 'cabal', title: 'Cabal' } },
      host,
    );
    await api.room({ name: 'by-invitation', topic, title: 'Secretive' });
    await sql`update rooms set access = 'hidden' where name = 'secret-room'`;
    await sql`update rooms set access = 'invitation' where name = 'by-invitation'`;
    await sql`update clubs set access = 'hidden' where name = 'cabal'`;
    await sql`insert into club_members (club_id, person_id, role, since)
      select id, ${member.id}, 'member', now() from clubs where name = 'cabal'`;
    for (const query of [`topic=${topic}`, 'q=secretive', `topic=${topic}&q=books`]) {
      for (const who of [undefined, await api.guest(), await api.person()]) {
        const page = await look(query, who);
        assert.deepEqual([names(page), page.count], [['by-invitation'], 1]);
      }
      assert.deepEqual(names(await look(query, member)).toSorted(), ['by-invitation', 'secret-club-room']);
      assert.equal((await look(query, host)).count, 3);
      assert.equal((await look(query, api.config.adminKey)).count, 3);
    }
    assert.deepEqual(names(await look('club=cabal')), []);
    const { topics } = await api.done('GET', '/v1/topics');
    assert.equal(topics.find(({ slug }: Json) => slug === topic).live, 1);
    const { rooms, clubs } = await api.done('GET', '/v1/trending');
    assert.ok(!rooms.some(({ room }: Json) => room.name.startsWith('secret')));
    assert.ok(!clubs.some(({ club }: Json) => club.name === 'cabal'));
  });
});

describe('bad questions', () => {
  const forge = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
  const id = crypto.randomUUID();
  const at = '2031-01-01T00:00:00.000Z';
  const table: [what: string, query: string][] = [
    ['an unknown state', 'state=ended'],
    ['an unknown field', 'sort=listeners'],
    ['a club that is no name', 'club=A%20B'],
    ['a language that is none', 'language=english%20please'],
    ['a search that is too long', `q=${'a'.repeat(81)}`],
    ['a search of nothing', 'q='],
    ['a search with NUL', 'q=a%00b'],
    ['a topic that is too long', `topic=${'a'.repeat(61)}`],
    ['two topics', 'topic=a&topic=b'],
    ['no rooms at all', 'limit=0'],
    ['too many rooms', 'limit=101'],
    ['a cursor that is none', 'cursor=abc'],
    ['a cursor of another list', `cursor=${forge([at, id])}`],
    ['a live cursor for what is scheduled', `state=scheduled&cursor=${forge([1, 2, at, id])}`],
    ['a cursor with an id that is none', `cursor=${forge([0, 1, at, "' or true --"])}`],
    ['a cursor with a number that is none', `cursor=${forge([0, -1, at, id])}`],
    ['a cursor with an object', `cursor=${forge({ length: 4 })}`],
  ];
  for (const [what, query] of table) {
    it(`refuses ${what}`, async () => {
      await api.refused('bad_request', 400, 'GET', `/v1/hallway?${query}`);
    });
  }
});

describe('reading once for many', () => {
  it('answers those of whom nothing is known alike for half a second, and nobody else', async () => {
    const topic = 'film';
    await look(`topic=${topic}`);
    await api.room({ name: 'film-night', topic });
    const plain = () => api.done('GET', `/v1/hallway?topic=${topic}`);
    const viewer = await api.person();
    assert.deepEqual(names(await api.done('GET', `/v1/hallway?topic=${topic}`, { as: viewer })), [
      'film-night',
    ]);
    api.ahead += 1100;
    assert.deepEqual(names(await plain()), ['film-night']);
  });

  it('tries again after the database failed', async () => {
    const { sql } = api.database;
    await sql`alter table topics rename to topics_away`;
    api.ahead += 2500;
    assert.equal((await api.call('GET', '/v1/topics')).status, 500);
    await sql`alter table topics_away rename to topics`;
    await api.done('GET', '/v1/topics');
  });
});
