import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { testApi, type TestApi } from './support/api.ts';
import { policyOf, read, unescaped } from './support/pages.ts';

const BASE = 'https://live.club.example/hallway';
let api: TestApi;
before(
  async () =>
    (api = await testApi({
      config: { publicUrl: BASE, frameOrigins: ['https://club.example', 'https://news.example'] },
    })),
);
after(() => api.close());

const ask = (query: Record<string, string>) => read(api, `/oembed?${new URLSearchParams(query).toString()}`);

describe('oEmbed', () => {
  it('answers the code of a frame for a page of ours', async () => {
    const { name } = await api.room({
      title: 'Trees "&" <b>birds</b>',
      club: { name: 'dawn', title: 'Dawn' },
    });
    const answer = await ask({ url: `${BASE}/r/${name}` });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const { html, ...rest } = JSON.parse(answer.text);
    assert.deepEqual(rest, {
      version: '1.0',
      type: 'rich',
      provider_name: 'Hallway',
      provider_url: BASE,
      title: 'Trees "&" <b>birds</b>',
      author_name: 'Dawn',
      cache_age: 3_600,
      width: 560,
      height: 420,
    });
    const [, attributes = ''] =
      /^<iframe ([^>]*)><\/iframe><script async src="([^"]*)"><\/script>$/.exec(html) ?? [];
    const values = new Map(
      [...attributes.matchAll(/([\w]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ]),
    );
    assert.equal(values.get('src'), `${BASE}/embed/room/${name}`);
    assert.equal(values.get('title'), 'Trees "&" <b>birds</b> – Hallway');
    assert.equal(values.get('allow'), 'microphone; autoplay; clipboard-write; web-share');
    assert.ok(html.includes(`src="${BASE}/embed.js"`));
  });

  it('keeps to the size, language and theme that were asked for', async () => {
    const { name } = await api.room();
    const url = `${BASE}/embed/room/${name}/?lang=lt&theme=dark&evil="`;
    const { width, height, html } = JSON.parse((await ask({ url, maxwidth: '300', maxheight: '100' })).text);
    assert.deepEqual([width, height], [300, 100]);
    assert.ok(unescaped(html).includes(`${BASE}/embed/room/${name}?lang=lt&theme=dark"`), html);
    const wide = JSON.parse((await ask({ url, maxwidth: '9999' })).text);
    assert.equal(wide.width, 560);
  });

  it('refuses what is not ours, hidden, or not understood', async () => {
    const { name } = await api.room();
    const { name: hidden } = await api.room();
    await api.database.sql`update rooms set access = 'hidden' where name = ${hidden}`;
    const cases: [query: Record<string, string>, status: number][] = [
      [{ url: `https://elsewhere.example/r/${name}` }, 404],
      [{ url: `https://live.club.example/r/${name}` }, 404],
      [{ url: `https://live.club.example.evil.example/hallway/r/${name}` }, 404],
      [{ url: `${BASE}/v1/rooms/${name}` }, 404],
      [{ url: `${BASE}/r/no-such-room` }, 404],
      [{ url: `${BASE}/r/${hidden}` }, 404],
      [{ url: `${BASE}/r/%ff` }, 404],
      [{ url: 'javascript:alert(1)' }, 404],
      [{ url: `${BASE}/r/${name}`, format: 'xml' }, 501],
      [{ url: `${BASE}/r/${name}`, maxwidth: '-1' }, 400],
      [{ url: `${BASE}/r/${name}`, maxheight: 'x' }, 400],
      [{}, 400],
    ];
    for (const [query, status] of cases) {
      assert.equal((await ask(query)).status, status, JSON.stringify(query));
    }
    const same = [
      await ask({ url: `${BASE}/r/${hidden}` }),
      await ask({ url: `${BASE}/r/no-such-room` }),
    ].map(({ text }) => JSON.parse(text).error.code);
    assert.deepEqual(same, ['not_found', 'not_found']);
  });
});

describe('a page for frames', () => {
  it('stands in frames of the origins that the operator named', async () => {
    const { name } = await api.room();
    const page = await read(api, `/embed/room/${name}?theme=dark`, { 'accept-language': 'en' });
    assert.equal(page.status, 200);
    assert.equal(policyOf(page, 'frame-ancestors'), 'https://club.example https://news.example');
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    assert.match(page.text, /data-origins="https:\/\/club\.example https:\/\/news\.example"/);
    assert.match(page.text, /<meta name="color-scheme" content="dark" \/>/);
    assert.match(page.text, /src="\/hallway\/assets\/frame\.js\?v=[\w-]{16}"/);
    assert.match(page.text, /src="\/hallway\/widget\/hallway\.js" data-api="\/hallway"/);
    const evil = await read(api, `/embed/room/${name}?theme="><script>`);
    assert.match(evil.text, /<meta name="color-scheme" content="light dark" \/>/);
  });

  it('stands in none where the operator named none', async () => {
    const closed = await testApi({ config: { frameOrigins: [] } });
    try {
      const { name } = await closed.room();
      const page = await read(closed, `/embed/room/${name}`);
      assert.equal(policyOf(page, 'frame-ancestors'), "'none'");
    } finally {
      await closed.close();
    }
  });

  it('takes the bundle from where the operator keeps it', async () => {
    const elsewhere = await testApi({ config: { widgetUrl: 'https://cdn.example/h/hallway.js' } });
    try {
      const { name } = await elsewhere.room();
      const page = await read(elsewhere, `/r/${name}`);
      assert.equal(policyOf(page, 'script-src'), "'self' https://cdn.example");
      assert.match(page.text, /src="https:\/\/cdn\.example\/h\/hallway\.js" data-api="\/"/);
      assert.ok(page.text.includes(`<link rel="canonical" href="http://localhost/r/${name}" />`));
      const script = await read(elsewhere, '/widget/hallway.js');
      assert.equal(script.status, 302);
      assert.equal(script.headers.get('location'), 'https://cdn.example/h/hallway.js');
      assert.equal(script.headers.get('access-control-allow-origin'), '*');
    } finally {
      await elsewhere.close();
    }
  });
});
