import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { SCRIPT_URL, testApi, type Actor, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
before(async () => (api = await testApi()));
after(() => api.close());

const change = (as: Actor, body: object): Promise<Json> => api.done('PATCH', '/v1/me', { as, body });
const card = (ref: string, as?: Actor): Promise<Json> => api.done('GET', `/v1/people/${ref}`, { as });
const unused = () => `u_${randomUUID().slice(0, 8)}`;

describe('profiles', () => {
  it('show what the site and the person say', async () => {
    const handle = unused();
    const ugne = await api.person('Ugnė Balsytė', { caption: 'Botanist' });
    const said = {
      handle,
      bio: 'Street trees.\r\nAnd moss. <b>Bold</b>',
      languages: ['LT', 'en', 'lt'],
      topics: ['nature', 'Cities'],
      links: ['https://twitter.com/ugne?s=20', 'https://ugne.example', 'https://x.com/ugne'],
    };
    const person = {
      id: ugne.id,
      handle,
      name: 'Ugnė Balsytė',
      avatarUrl: null,
      caption: 'Botanist',
      bio: 'Street trees.\nAnd moss. <b>Bold</b>',
      languages: ['lt', 'en'],
      topics: ['nature', 'Cities'],
      links: [
        { kind: 'x', url: 'https://x.com/ugne' },
        { kind: 'website', url: 'https://ugne.example/' },
      ],
      followers: 0,
      following: 0,
    };
    const expected = {
      person,
      live: null,
      next: null,
      you: { follows: false, self: true },
      takesContacts: true,
    };
    assert.deepEqual(await change(ugne, said), expected);
    assert.deepEqual(await api.done('GET', '/v1/me', { as: ugne }), expected);
    assert.deepEqual(await card(ugne.id), { ...expected, you: null });
    assert.deepEqual(await card(`@${handle.toUpperCase()}`), { ...expected, you: null });
    const other = await api.guest();
    assert.deepEqual((await card(`@${handle}`, other)).you, { follows: false, self: false });
  });

  it('change only in what is sent, and are emptied by null', async () => {
    const ona = await api.person('Ona', { caption: 'Poet' });
    const handle = unused();
    await change(ona, { handle, bio: 'A', links: ['https://ona.example'] });
    const { person } = await change(ona, { languages: ['lt'] });
    assert.deepEqual([person.handle, person.bio, person.links.length], [handle, 'A', 1]);
    const emptied = await change(ona, {
      handle: null,
      bio: null,
      caption: null,
      links: [],
      takesContacts: false,
    });
    const { bio, caption, links } = emptied.person;
    assert.deepEqual(
      [emptied.person.handle, bio, caption, links, emptied.takesContacts],
      [null, null, null, [], false],
    );
    assert.deepEqual((await change(ona, {})).person.languages, ['lt']);
  });

  it('keep what the person wrote when the site says nothing of it', async () => {
    const begin = async (claims: object) => {
      const userToken = await api.userToken('jonas', { ...claims });
      const { token, viewer } = await api.done('POST', '/v1/session', { body: { userToken } });
      return { id: viewer.id, name: viewer.name, token } as Actor;
    };
    const picture = 'https://club.example/j.png';
    const jonas = await begin({ name: 'Jonas', picture });
    const handle = unused();
    await change(jonas, { handle, caption: 'Sailor', bio: 'The sea' });
    await begin({});
    const kept = (await card(jonas.id)).person;
    assert.deepEqual(
      [kept.name, kept.avatarUrl, kept.caption, kept.bio, kept.handle],
      ['Jonas', picture, 'Sailor', 'The sea', handle],
    );
    await begin({ name: 'Jonas K.', caption: 'Captain', picture: null });
    const said = (await card(jonas.id)).person;
    assert.deepEqual([said.name, said.avatarUrl, said.caption], ['Jonas K.', null, 'Captain']);
  });

  it('have handles that are somebody’s alone', async () => {
    const handle = unused();
    const first = await api.person();
    const second = await api.person();
    await change(first, { handle });
    await change(first, { handle });
    await api.refused('conflict', 409, 'PATCH', '/v1/me', { as: second, body: { handle, bio: 'not kept' } });
    assert.equal((await card(second.id)).person.bio, null);
    const people = await Promise.all(Array.from({ length: 8 }, () => api.person()));
    const wanted = unused();
    const answers = await Promise.all(
      people.map((as) => api.call('PATCH', '/v1/me', { as, body: { handle: wanted } })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array<number>(7).fill(409)]);
    await change(first, { handle: null });
    await change(second, { handle });
  });

  const bad: readonly (readonly [string, object, RegExp])[] = [
    ['a short handle', { handle: 'ab' }, /^handle: /],
    ['a long handle', { handle: 'x'.repeat(31) }, /^handle: /],
    ['capitals in a handle', { handle: 'Ona' }, /^handle: /],
    ['a look-alike in a handle', { handle: 'оna' }, /^handle: /],
    ['a reserved handle', { handle: 'admin' }, /^handle: is reserved/],
    ['a long bio', { bio: 'x'.repeat(601) }, /^bio: /],
    ['an empty bio', { bio: '  ' }, /^bio: /],
    ['a NUL in a bio', { bio: 'a\u0000b' }, /^bio: /],
    ['turned text in a bio', { bio: '\u202eevil' }, /^bio: /],
    ['lines in a caption', { caption: 'a\nb' }, /^caption: /],
    ['a language that is none', { languages: ['x'] }, /^languages/],
    ['too many topics', { topics: Array.from({ length: 11 }, (_, index) => `t${index}`) }, /^topics/],
    ['a script for a link', { links: [SCRIPT_URL] }, /^links/],
    ['data for a link', { links: ['data:text/html,x'] }, /^links/],
    ['a link with a password', { links: ['https://a:b@x.com/ona'] }, /^links/],
    [
      'too many links',
      { links: Array.from({ length: 9 }, (_, index) => `https://x.com/a${index}`) },
      /^links/,
    ],
    ['a kind of one’s own', { links: [{ kind: 'x', url: 'https://evil.example' }] }, /^links/],
    ['a name', { name: 'King' }, /^name: is unknown/],
    ['followers', { followers: 7 }, /^followers: is unknown/],
    ['an id', { id: `p_${randomUUID()}` }, /^id: is unknown/],
  ];
  for (const [what, body, message] of bad) {
    it(`refuse ${what}`, async () => {
      const as = await api.person();
      const before = await api.dump();
      const { body: answer } = await api.refused('bad_request', 400, 'PATCH', '/v1/me', { as, body });
      assert.match(answer.error.message, message);
      assert.deepEqual(await api.dump(), before);
    });
  }

  it('are for people, and about people', async () => {
    const guest = await api.guest();
    await api.refused('forbidden', 403, 'GET', '/v1/me', { as: guest });
    await api.refused('forbidden', 403, 'PATCH', '/v1/me', { as: guest, body: { bio: 'x' } });
    await api.refused('unauthorized', 401, 'PATCH', '/v1/me', { body: { bio: 'x' } });
    await api.refused('unauthorized', 401, 'GET', '/v1/me');
    const { path } = await api.room();
    await api.enter(path, guest);
    await api.refused('not_found', 404, 'GET', `/v1/people/${guest.id}`);
    await api.refused('not_found', 404, 'GET', `/v1/people/p_${randomUUID()}`);
    await api.refused('not_found', 404, 'GET', '/v1/people/@nobody_at_all');
    await api.refused('bad_request', 400, 'GET', '/v1/people/ona');
    await api.refused('bad_request', 400, 'GET', '/v1/people');
  });

  it('come many at once, in the order asked for, each once', async () => {
    const [one, two] = [await api.person('One'), await api.person('Two')];
    const handle = unused();
    await change(two, { handle });
    const ids = [`@${handle}`, `p_${randomUUID()}`, one.id, '@null', two.id];
    const { people } = await api.done('GET', `/v1/people?${ids.map((id) => `id=${id}`).join('&')}`);
    assert.deepEqual(
      people.map((found: Json) => found.person.name),
      ['Two', 'One'],
    );
    const many = Array.from({ length: 101 }, () => `id=p_${randomUUID()}`).join('&');
    await api.refused('bad_request', 400, 'GET', `/v1/people?${many}`);
  });

  it('say where somebody speaks now, and next', async () => {
    const { path, name, host } = await api.room();
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const later = await api.room({ startsAt: new Date(Date.now() + 7_200_000).toISOString() }, host);
    const soon = await api.room({ startsAt, title: 'Next' }, host);
    const listener = await api.guest();
    await api.enter(path, listener);
    const found = await card(host.id, listener);
    assert.deepEqual([found.live.name, found.live.listeners, found.live.state], [name, 1, 'live']);
    const { name: nextName, title, state, startedAt } = found.next;
    assert.deepEqual([nextName, title, state, startedAt], [soon.name, 'Next', 'scheduled', null]);
    assert.equal(found.next.startsAt, startsAt);
    await api.done('POST', `${path}/end`, { as: host });
    await api.done('POST', `${soon.path}/end`, { as: host });
    const afterwards = await card(host.id);
    assert.deepEqual([afterwards.live, afterwards.next.name], [null, later.name]);
  });

  it('say nothing of a hidden room to those outside', async () => {
    const { host, name } = await api.room({ access: 'hidden' });
    assert.equal((await card(host.id, await api.guest())).live, null);
    assert.equal((await card(host.id)).live, null);
    assert.equal((await card(host.id, host)).live.name, name);
  });

  it('say whether the caller follows', async () => {
    const [fan, star] = [await api.person(), await api.person()];
    await api.done('PUT', `/v1/people/${star.id}/follow`, { as: fan });
    assert.deepEqual((await card(star.id, fan)).you, { follows: true, self: false });
    assert.deepEqual((await card(fan.id, star)).you, { follows: false, self: false });
  });
});
