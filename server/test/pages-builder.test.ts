import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { BUILDER_TEXTS } from '../src/pages/builder-texts.ts';
import { testApi, type TestApi } from './support/api.ts';
import { policyOf, read } from './support/pages.ts';

const BASE = 'https://live.club.example/hallway';
let api: TestApi;
before(async () => (api = await testApi({ config: { publicUrl: BASE } })));
after(() => api.close());

describe('The builder', () => {
  for (const lang of ['en', 'lt'] as const) {
    it(`says all in ${lang}, and asks this server by the address that browsers know`, async () => {
      const { status, text } = await read(api, `/builder?lang=${lang}`);
      assert.equal(status, 200);
      assert.match(text, new RegExp(`<html lang="${lang}">`));
      assert.ok(text.includes(`<h1>${BUILDER_TEXTS[lang].title}</h1>`));
      assert.ok(text.includes(`data-base="${BASE}" data-api="/hallway"`));
      assert.match(text, /src="\/hallway\/assets\/builder\.js\?v=[\w-]{16}"/);
      assert.doesNotMatch(text, /undefined|\{\w+\}(?=[^<]*<\/(?:b|label|p|legend)>)/);
    });
  }

  it('has a policy as strict as other pages, but for the servers that it may ask', async () => {
    const builder = await read(api, '/builder');
    const page = await read(api, '/r/nothing-here');
    for (const name of [
      'default-src',
      'script-src',
      'style-src',
      'require-trusted-types-for',
      'frame-ancestors',
    ])
      assert.equal(policyOf(builder, name), policyOf(page, name), name);
    assert.match(policyOf(builder, 'connect-src') ?? '', /'self' .*https: wss:/);
    assert.doesNotMatch(policyOf(page, 'connect-src') ?? '', /https: /);
  });

  it('serves its scripts, which find each other', async () => {
    const { text } = await read(api, '/assets/builder.js');
    const imports = [...text.matchAll(/from '\.\/([\w-]+\.js)'/g)].map(([, file = '']) => file);
    assert.ok(imports.length >= 4);
    for (const file of imports) assert.equal((await read(api, `/assets/${file}`)).status, 200, file);
  });

  it('has every text in both languages', () => {
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [key, english] of Object.entries(BUILDER_TEXTS.en)) {
      const other = BUILDER_TEXTS.lt[key as keyof typeof BUILDER_TEXTS.lt];
      assert.deepEqual(holes(other), holes(english), key);
    }
  });
});
