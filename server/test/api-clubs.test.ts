import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { SCRIPT_URL, testApi, type RequestOptions, type TestApi } from './support/api.ts';
import { assertCountsAreRight, cardOf, testClub } from './support/clubs.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const SOON = () => new Date(Date.now() + 3_600_000).toISOString();

describe('clubs', () => {
  it('hold what their admin says of them', async () => {
    const admin = await api.creator();
    const body = {
      name: 'gardeners',
      title: 'Miesto sodininkai',
      description: 'Trees,\r\nbees & <b>bold</b> plans.',
      pictureUrl: 'https://club.example/g.png',
      topic: 'nature',
      language: 'LT',
      links: ['https://twitter.com/gardeners', 'mailto:hello@club.example'],
      access: 'approval',
    };
    const card = await api.done('POST', '/v1/clubs', { as: admin, body });
    const club = {
      ...body,
      description: 'Trees,\nbees & <b>bold</b> plans.',
      language: 'lt',
      links: [
        { kind: 'x', url: 'https://x.com/gardeners' },
        { kind: 'email', url: 'mailto:hello@club.example' },
      ],
      followers: 0,
      members: 1,
    };
    assert.deepEqual(card, { club, live: null, next: null, you: { follows: false, role: 'admin' } });
    assert.deepEqual(await cardOf(api, '/v1/clubs/gardeners'), { ...card, you: null });

    const change = { title: 'Sodininkai', description: null, links: [], access: 'open' };
    const changed = await api.done('PATCH', '/v1/clubs/gardeners', { as: admin, body: change });
    assert.deepEqual(changed.club, { ...club, ...change });
    assert.deepEqual(
      (await api.done('PATCH', '/v1/clubs/gardeners', { as: admin, body: {} })).club,
      changed.club,
    );
  });

  it('are made by the operator and by those whom the site lets', async () => {
    const { adminKey: as } = api.config;
    const owner = await api.person();
    const made = await api.done('POST', '/v1/clubs', {
      as,
      body: { name: 'by-operator', title: 'T', ownerId: owner.id },
    });
    assert.deepEqual([made.club.members, made.you], [1, null]);
    assert.equal((await cardOf(api, '/v1/clubs/by-operator', owner)).you.role, 'admin');
    const bare = await api.done('POST', '/v1/clubs', { as, body: { name: 'ownerless', title: 'T' } });
    assert.equal(bare.club.members, 0);

    const body = { name: 'nobodys', title: 'T' };
    await api.refused('unauthorized', 401, 'POST', '/v1/clubs', { body });
    for (const who of [await api.person(), await api.guest()]) {
      await api.refused('forbidden', 403, 'POST', '/v1/clubs', { as: who, body });
    }
    const creator = await api.creator();
    await api.refused('forbidden', 403, 'POST', '/v1/clubs', {
      as: creator,
      body: { ...body, ownerId: owner.id },
    });
    const guest = await api.guest();
    const nobody = `p_${crypto.randomUUID()}`;
    for (const ownerId of [guest.id, nobody]) {
      await api.refused('not_found', 404, 'POST', '/v1/clubs', { as, body: { ...body, ownerId } });
    }
    await api.refused('conflict', 409, 'POST', '/v1/clubs', {
      as: creator,
      body: { ...body, name: 'ownerless' },
    });
    await api.refused('not_found', 404, 'GET', '/v1/clubs/nobodys');
  });

  it('are changed by admins and the operator only', async () => {
    const { path, admin } = await testClub(api);
    const member = await api.person();
    await api.done('PUT', `${path}/membership`, { as: member });
    const body = { title: 'Mine' };
    await api.refused('unauthorized', 401, 'PATCH', path, { body });
    for (const as of [member, await api.guest(), await api.creator()]) {
      await api.refused('forbidden', 403, 'PATCH', path, { as, body });
    }
    for (const as of [admin, api.config.adminKey]) await api.done('PATCH', path, { as, body });
  });

  it('come many at once, in the order asked for, without those that are none', async () => {
    const [a, b] = [await testClub(api), await testClub(api)];
    const query = `name=${b.name}&name=no-such-club&name=${a.name}&name=${b.name}`;
    const { clubs } = await api.done('GET', `/v1/clubs?${query}`, { as: a.admin });
    assert.deepEqual(
      clubs.map((card: { club: { name: string }; you: unknown }) => [card.club.name, card.you]),
      [
        [b.name, { follows: false, role: null }],
        [a.name, { follows: false, role: 'admin' }],
      ],
    );
    assert.deepEqual(await api.done('GET', '/v1/clubs?name=no-such-club'), { clubs: [] });
  });

  it('show the live room with most listeners, and the one that comes next', async () => {
    const { name, path, admin } = await testClub(api);
    const rooms = [];
    for (const title of ['Quiet', 'Full']) rooms.push(await api.room({ club: name, title }, admin));
    await api.room(
      { club: name, title: 'Later', startsAt: new Date(Date.now() + 7_200_000).toISOString() },
      admin,
    );
    const startsAt = SOON();
    const next = await api.room({ club: name, title: 'Next', startsAt }, admin);
    await api.room({ club: name, title: 'Missed', startsAt: '2020-01-01T10:00:00Z' }, admin);
    const full = rooms[1];
    assert.ok(full);
    for (let count = 0; count < 2; count += 1) await api.enter(full.path, await api.guest());
    const card = await cardOf(api, path);
    assert.deepEqual([card.live.name, card.live.title, card.live.listeners], [full.name, 'Full', 2]);
    assert.equal(card.live.state, 'live');
    assert.deepEqual(card.next, {
      name: next.name,
      title: 'Next',
      state: 'scheduled',
      startsAt,
      startedAt: null,
      listeners: 0,
    });
    for (const { path: room } of rooms) await api.done('POST', `${room}/end`, { as: admin });
    assert.equal((await cardOf(api, path)).live, null);
  });

  it('show hidden rooms to those only who may know of them', async () => {
    const { name, path, admin } = await testClub(api);
    const { name: room } = await api.room({ club: name }, admin);
    await api.database.sql`update rooms set access = 'hidden' where name = ${room}`;
    assert.equal((await cardOf(api, path)).live, null);
    assert.equal((await cardOf(api, path, await api.person())).live, null);
    assert.equal((await cardOf(api, path, admin)).live.name, room);
  });

  it('that are hidden are as if there were none, but for their members', async () => {
    const { name, path, admin } = await testClub(api, { access: 'hidden' });
    const outsiders = [undefined, await api.guest(), await api.person(), await api.creator()];
    const strip = ({ status, body }: { status: number; body: { error: { requestId: string } } }) =>
      JSON.stringify([status, body]).replace(body.error?.requestId, '');
    const acts: readonly (readonly [string, string, object?])[] = [
      ['GET', ''],
      ['GET', '/people?section=members'],
      ['GET', '/people?section=followers'],
      ['PATCH', '', { title: 'T' }],
      ['PUT', '/follow'],
      ['DELETE', '/follow'],
      ['PUT', '/membership', {}],
      ['DELETE', '/membership'],
      ['PUT', `/members/${admin.id}`, { role: 'member' }],
      ['DELETE', `/members/${admin.id}`],
    ];
    const before = await api.dump();
    for (const as of outsiders) {
      assert.deepEqual(await api.done('GET', `/v1/clubs?name=${name}`, { as }), { clubs: [] });
      for (const [method, rest, body] of acts) {
        const here = await api.call(method, `${path}${rest}`, { as, body });
        const nowhere = await api.call(method, `/v1/clubs/no-such-club${rest}`, { as, body });
        assert.ok([401, 404].includes(here.status), `${method} ${rest}: ${here.status}`);
        assert.equal(strip(here), strip(nowhere), `${method} ${rest}`);
      }
    }
    await api.refused('not_found', 404, 'POST', '/v1/rooms', {
      as: outsiders[3],
      body: { title: 'T', language: 'en', club: name },
    });
    assert.deepEqual(await api.dump(), before);

    assert.equal((await cardOf(api, path, admin)).you.role, 'admin');
    const member = await api.person();
    const { adminKey } = api.config;
    await api.done('PUT', `${path}/members/${member.id}`, { as: adminKey, body: { role: 'member' } });
    assert.equal((await api.done('PUT', `${path}/follow`, { as: member })).club.followers, 1);
    assert.equal((await api.done('DELETE', `${path}/membership`, { as: member })).you.role, null);
    await api.refused('not_found', 404, 'GET', path, { as: member });
    assert.deepEqual((await api.done('GET', '/v1/me/follows', { as: member })).clubs, []);
    await assertCountsAreRight(api);
  });

  it('given with a room are made with their admin, and only admins change them so', async () => {
    const creator = await api.creator();
    const club = { name: 'inline', title: 'Inline' };
    await api.room({ club }, creator);
    const card = await cardOf(api, '/v1/clubs/inline', creator);
    assert.deepEqual([card.you.role, card.club.members], ['admin', 1]);
    await api.room({ club: { ...club, title: 'Renamed' } }, creator);
    assert.equal((await cardOf(api, '/v1/clubs/inline')).club.title, 'Renamed');

    const leader = await api.creator();
    const room = { title: 'T', language: 'en', club: 'inline' };
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: leader, body: room });
    await api.done('PUT', '/v1/clubs/inline/membership', { as: leader });
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: leader, body: room });
    await api.done('PUT', `/v1/clubs/inline/members/${leader.id}`, { as: creator, body: { role: 'leader' } });
    await api.done('POST', '/v1/rooms', { as: leader, body: room });
    const body = { ...room, club: { ...club, title: 'Mine' } };
    await api.refused('forbidden', 403, 'POST', '/v1/rooms', { as: leader, body });
    assert.equal((await cardOf(api, '/v1/clubs/inline')).club.title, 'Renamed');
    await assertCountsAreRight(api);
  });
});

describe('bad input about clubs', () => {
  const made = (fields: object): RequestOptions => ({ body: { name: 'bad', title: 'Bad', ...fields } });
  const table: readonly (readonly [string, string, string, RequestOptions, RegExp])[] = [
    ['no title', 'POST', '', { body: { name: 'bad' } }, /^title: /],
    ['no name', 'POST', '', { body: { title: 'Bad' } }, /^name: /],
    ['an unknown field', 'POST', '', made({ members: 7 }), /^members: is unknown$/],
    ['a name in capitals', 'POST', '', made({ name: 'Bad' }), /^name: /],
    ['a long title', 'POST', '', made({ title: 'x'.repeat(121) }), /^title: /],
    ['a line break in a title', 'POST', '', made({ title: 'a\nb' }), /^title: /],
    ['a NUL in a description', 'POST', '', made({ description: 'a\u0000b' }), /^description: /],
    ['turned text in a description', 'POST', '', made({ description: '\u202ea' }), /^description: /],
    ['a long description', 'POST', '', made({ description: 'x'.repeat(2_001) }), /^description: /],
    ['a script for a picture', 'POST', '', made({ pictureUrl: SCRIPT_URL }), /^pictureUrl: /],
    ['data for a picture', 'POST', '', made({ pictureUrl: 'data:image/png;base64,AA' }), /^pictureUrl: /],
    ['a script for a link', 'POST', '', made({ links: [SCRIPT_URL] }), /^links\.0: /],
    ['a password in a link', 'POST', '', made({ links: ['https://a:b@x.example'] }), /^links\.0: /],
    ['many links', 'POST', '', made({ links: Array(9).fill('https://x.example') }), /^links: /],
    ['a kind of link', 'POST', '', made({ links: [{ kind: 'x', url: 'https://x.com/a' }] }), /^links\.0: /],
    ['an unknown access', 'POST', '', made({ access: 'closed' }), /^access: /],
    ['a language that is none', 'POST', '', made({ language: 'e' }), /^language: /],
    ['markup for a topic', 'POST', '', made({ topic: '<b>' }), /^topic: /],
    ['counts', 'PATCH', '/CLUB', { body: { followers: 1_000_000 } }, /^followers: is unknown$/],
    ['another name', 'PATCH', '/CLUB', { body: { name: 'other' } }, /^name: is unknown$/],
    ['a title that is taken away', 'PATCH', '/CLUB', { body: { title: null } }, /^title: /],
    ['a long note', 'PUT', '/CLUB/membership', { body: { note: 'x'.repeat(501) } }, /^note: /],
    ['a role of one’s own', 'PUT', '/CLUB/membership', { body: { role: 'admin' } }, /^role: is unknown$/],
    [
      'an unknown role',
      'PUT',
      `/CLUB/members/p_${crypto.randomUUID()}`,
      { body: { role: 'king' } },
      /^role: /,
    ],
    [
      'a request of somebody’s',
      'PUT',
      `/CLUB/members/p_${crypto.randomUUID()}`,
      { body: { role: 'pending' } },
      /^role: /,
    ],
    ['a person who is none', 'DELETE', '/CLUB/members/me', {}, /^person: /],
    ['no section', 'GET', '/CLUB/people', {}, /^section: /],
    ['an unknown section', 'GET', '/CLUB/people?section=all', {}, /^section: /],
    ['a cursor that is none', 'GET', '/CLUB/people?section=members&cursor=bm9uc2Vuc2U', {}, /^cursor: /],
    ['no names', 'GET', '', {}, /^name: /],
    ['too many names', 'GET', `?${'name=a&'.repeat(101)}`, {}, /^name: /],
    ['a name by SQL', 'GET', "?name=a'%20or%20'1'='1", {}, /^name: /],
  ];
  for (const [what, method, target, options, message] of table) {
    it(`is refused: ${what}`, async () => {
      const { name, admin } = await testClub(api);
      const before = await api.dump();
      const path = `/v1/clubs${target.replace('CLUB', name)}`;
      const { body } = await api.refused('bad_request', 400, method, path, { as: admin, ...options });
      assert.match(body.error.message, message);
      assert.deepEqual(await api.dump(), before);
    });
  }
});
