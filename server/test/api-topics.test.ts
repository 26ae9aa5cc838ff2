import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Json, type TestApi } from './support/api.ts';

let api: TestApi;
let operator: string;
before(async () => {
  api = await testApi();
  operator = api.config.adminKey ?? '';
});
after(() => api.close());

/** The tree, later than what is kept. */
async function tree(): Promise<Json[]> {
  api.ahead += 2500;
  return (await api.done('GET', '/v1/topics')).topics;
}

const slugs = (topics: Json[]): Json[] =>
  topics.map(({ slug, children }) => (children.length > 0 ? [slug, slugs(children)] : slug));

const put = (slug: string, body: object) => api.done('PUT', `/v1/topics/${slug}`, { as: operator, body });

describe('the tree of topics', () => {
  it('begins with some that have English and Lithuanian names', async () => {
    const topics = await tree();
    assert.ok(topics.length >= 12);
    const all = topics.flatMap((topic) => [topic, ...topic.children]);
    for (const { slug, names } of all) assert.ok(names.en && names.lt, slug);
    const music = topics.find(({ slug }) => slug === 'music');
    assert.deepEqual([music.names.lt, music.live], ['Muzika', 0]);
    assert.ok(slugs(music.children).includes('jazz'));
  });

  it('answers one by itself, for its names', async () => {
    const only = async (slug: string) => (await api.done('GET', `/v1/topics?topic=${slug}`)).topics;
    const [jazz] = await only('jazz');
    const music = (await tree()).find(({ slug }) => slug === 'music');
    const same = music.children.find(({ slug }: Json) => slug === 'jazz');
    assert.deepEqual(jazz, { ...same, children: [] });
    assert.deepEqual((await only('music'))[0].children, []);
    assert.deepEqual(await only('no-such-topic'), []);
  });

  it('counts what is live, with what is below', async () => {
    await api.room({ topic: 'jazz' });
    const { path, host } = await api.room({ topic: 'music' });
    await api.room({ topic: 'music', startsAt: '2032-01-01T10:00:00Z' });
    const live = async () => {
      const music = (await tree()).find(({ slug }) => slug === 'music');
      return [music.live, music.children.find(({ slug }: Json) => slug === 'jazz').live];
    };
    assert.deepEqual(await live(), [2, 1]);
    await api.done('POST', `${path}/end`, { as: host });
    assert.deepEqual(await live(), [1, 1]);
  });

  it('is made, changed, moved and deleted by the operator', async () => {
    await put('crafts', { names: { en: 'Crafts', lt: 'Amatai' }, position: 900 });
    await put('knots', { names: { en: 'Knots', LT: 'Mazgai' }, parent: 'crafts', position: 2 });
    await put('felt', { names: { en: 'Felt' }, parent: 'crafts', position: 1 });
    assert.deepEqual(slugs(await tree()).at(-1), ['crafts', ['felt', 'knots']]);
    await put('knots', { names: { en: 'Knots & ropes' }, position: 901 });
    const topics = await tree();
    assert.deepEqual(slugs(topics).slice(-2), [['crafts', ['felt']], 'knots']);
    assert.deepEqual(topics.at(-1).names, { en: 'Knots & ropes' });
    await api.done('DELETE', '/v1/topics/crafts', { as: operator });
    await api.done('DELETE', '/v1/topics/crafts', { as: operator });
    assert.ok(!JSON.stringify(await tree()).includes('felt'));
    await api.done('DELETE', '/v1/topics/knots', { as: operator });
  });

  it('shows what was just changed at once', async () => {
    await tree();
    await put('now', { names: { en: 'Now' } });
    const { topics } = await api.done('GET', '/v1/topics');
    assert.ok(slugs(topics).includes('now'));
    await api.done('DELETE', '/v1/topics/now', { as: operator });
  });

  it('is refused to all others', async () => {
    const body = { names: { en: 'Mine' } };
    for (const as of [await api.creator(), await api.guest()]) {
      await api.refused('forbidden', 403, 'PUT', '/v1/topics/mine', { as, body });
      await api.refused('forbidden', 403, 'DELETE', '/v1/topics/music', { as });
    }
    await api.refused('unauthorized', 401, 'PUT', '/v1/topics/mine', { body });
    await api.refused('unauthorized', 401, 'DELETE', '/v1/topics/music');
  });

  it('never bites its tail, and goes no deeper than five', async () => {
    const body = (parent: string | null) => ({ names: { en: 'Deep' }, parent });
    await put('d1', body(null));
    for (const depth of [2, 3, 4, 5]) await put(`d${depth}`, body(`d${depth - 1}`));
    const before = await api.dump();
    for (const [slug, parent] of [
      ['d6', 'd5'],
      ['d1', 'd1'],
      ['d1', 'd4'],
      ['d1', 'music'],
    ] as const) {
      await api.refused('conflict', 409, 'PUT', `/v1/topics/${slug}`, { as: operator, body: body(parent) });
    }
    await api.refused('not_found', 404, 'PUT', '/v1/topics/d6', { as: operator, body: body('nowhere') });
    // Two at once that would make a circle together: one of them is refused.
    await put('left', body(null));
    await put('right', body(null));
    const answers = await Promise.all([
      api.call('PUT', '/v1/topics/left', { as: operator, body: body('right') }),
      api.call('PUT', '/v1/topics/right', { as: operator, body: body('left') }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
    for (const slug of ['left', 'right', 'd1'])
      await api.done('DELETE', `/v1/topics/${slug}`, { as: operator });
    assert.ok(JSON.stringify(before).includes('d5'));
    assert.ok(!JSON.stringify((await api.dump())['topics']).includes('"d5"'));
  });
});

describe('bad topics', () => {
  const names = { en: 'Music' };
  const table: [what: string, body: unknown][] = [
    ['no names', {}],
    ['names without English', { names: { lt: 'Muzika' } }],
    ['a name that is too long', { names: { en: 'a'.repeat(61) } }],
    ['an empty name', { names: { en: '  ' } }],
    ['a name with a mark that turns direction', { names: { en: 'a\u202eb' } }],
    ['a language that is none', { names: { en: 'Music', 'not a language': 'x' } }],
    ['names that are a list', { names: ['en'] }],
    ['a parent that is no name', { names, parent: 'A B' }],
    ['a position that is none', { names, position: -1 }],
    ['a position with a part', { names, position: 1.5 }],
    ['an unknown field', { names, icon: 'x' }],
    ['too many languages', { names: { ...names, ...Object.fromEntries(manyLanguages()) } }],
  ];
  for (const [what, body] of table) {
    it(`refuses ${what}, and changes nothing`, async () => {
      const before = await api.dump();
      await api.refused('bad_request', 400, 'PUT', '/v1/topics/music', { as: operator, body });
      assert.deepEqual(await api.dump(), before);
    });
  }

  it('keeps markup as text', async () => {
    const en = '<script>alert(1)</script>';
    await put('markup', { names: { en } });
    assert.equal((await tree()).find(({ slug }) => slug === 'markup').names.en, en);
    await api.done('DELETE', '/v1/topics/markup', { as: operator });
  });
});

function manyLanguages(): [string, string][] {
  return Array.from({ length: 52 }, (_, index): [string, string] => {
    const first = index < 26 ? 'a' : 'b';
    return [`${first}${String.fromCharCode(97 + (index % 26))}`, 'x'];
  });
}
