import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type Actor, type TestApi } from './support/api.ts';
import { dataOf, metaOf, policyOf, read, unescaped } from './support/pages.ts';

const BASE = 'https://live.club.example';
let api: TestApi;
let ugne: Actor;
before(async () => {
  api = await testApi({ config: { publicUrl: BASE } });
  ugne = await api.person('Ugnė Balsytė', {
    picture: 'https://pictures.example/ugne.png',
    caption: 'Arborist',
  });
  const body = { handle: 'ugne', bio: 'Hears trees.', languages: ['lt'], links: ['https://x.com/ugne'] };
  await api.done('PATCH', '/v1/me', { as: ugne, body });
});
after(() => api.close());

describe("a person's page", () => {
  it('tells who it is, by id or handle, with one right address', async () => {
    for (const ref of [ugne.id, '@ugne', '@Ugne']) {
      const page = await read(api, `/p/${ref}`, { 'accept-language': 'en' });
      assert.equal(page.status, 200);
      assert.ok(page.text.includes(`<link rel="canonical" href="${BASE}/p/@ugne" />`));
      assert.ok(page.text.includes(`<hallway-profile-card person="${ugne.id}" heading-level="2">`));
      assert.equal(metaOf(page, 'og:type'), 'profile');
      assert.equal(metaOf(page, 'og:title'), 'Ugnė Balsytė');
      assert.equal(metaOf(page, 'og:description'), 'Hears trees.');
      assert.equal(metaOf(page, 'og:image'), 'https://pictures.example/ugne.png');
      assert.deepEqual(dataOf(page), {
        '@context': 'https://schema.org',
        '@type': 'ProfilePage',
        url: `${BASE}/p/@ugne`,
        mainEntity: {
          '@type': 'Person',
          name: 'Ugnė Balsytė',
          alternateName: 'ugne',
          url: `${BASE}/p/@ugne`,
          identifier: ugne.id,
          description: 'Hears trees.',
          jobTitle: 'Arborist',
          image: 'https://pictures.example/ugne.png',
          knowsLanguage: ['lt'],
          sameAs: ['https://x.com/ugne'],
        },
      });
    }
  });

  it('counts followers in the language of the reader, and tells where they are on stage', async () => {
    const host = await api.creator('Rasa');
    const quiet = await read(api, `/p/${host.id}`, { 'accept-language': 'lt' });
    assert.match(quiet.text, /0 sekėjų/);
    await api.room({ title: 'Hidden talk', startsAt: new Date(Date.now() + 3_600_000).toISOString() }, host);
    await api.database.sql`update rooms set access = 'hidden' where title = 'Hidden talk'`;
    assert.doesNotMatch((await read(api, `/p/${host.id}`)).text, /Hidden talk/);
    await api.room({ title: 'Street trees' }, host);
    assert.match((await read(api, `/p/${host.id}`)).text, /Live now: Street trees/);
    assert.match((await read(api, `/p/${ugne.id}`, { 'accept-language': 'en' })).text, /0 followers/);
  });

  it('is there for frames and oEmbed too', async () => {
    const page = await read(api, '/embed/person/@ugne');
    assert.equal(page.status, 200);
    assert.equal(policyOf(page, 'frame-ancestors'), 'https://club.example');
    const answer = await read(api, `/oembed?url=${encodeURIComponent(`${BASE}/p/@ugne`)}`);
    const { html, title } = JSON.parse(answer.text);
    assert.equal(title, 'Ugnė Balsytė');
    assert.ok(unescaped(html).includes(`src="${BASE}/embed/person/@ugne"`));
  });

  it('is not there for guests, nobody, and names that are none', async () => {
    const guest = await api.guest('Kenji');
    const { path } = await api.room();
    await api.enter(path, guest);
    const pages = [];
    for (const ref of [guest.id, '@nobody', `p_${crypto.randomUUID()}`, 'x', '@%3Cb%3E']) {
      pages.push(await read(api, `/p/${ref}`));
    }
    assert.deepEqual(new Set(pages.map(({ status }) => status)), new Set([404]));
    assert.equal(new Set(pages.map(({ text }) => text)).size, 1);
  });

  it('shows markup as text', async () => {
    const evil = '</script><script>alert(1)</script>"\'><img src=x>';
    const person = await api.person(evil, { caption: evil });
    await api.done('PATCH', '/v1/me', { as: person, body: { bio: evil } });
    for (const path of [`/p/${person.id}`, `/embed/person/${person.id}`]) {
      const page = await read(api, path);
      assert.doesNotMatch(page.text, /<img|<script>/);
    }
    const { mainEntity } = dataOf(await read(api, `/p/${person.id}`));
    assert.deepEqual([mainEntity.name, mainEntity.jobTitle, mainEntity.description], [evil, evil, evil]);
  });
});
