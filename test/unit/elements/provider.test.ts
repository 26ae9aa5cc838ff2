import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { resolveConfig } from '../../../src/config/config.ts';
import { configure } from '../../../src/config/page.ts';
import type { HallwayProvider } from '../../../src/elements/provider/provider.ts';
import { until } from '../support/until.ts';
import { Visitor } from '../support/visitor.ts';

let visitor: Visitor;
afterEach(() => visitor.leave());
const markup = html`<hallway-provider lang="lt" theme="dark" user-token="site.signed.token">
  <hallway-room room="street-trees"></hallway-room>
</hallway-provider>`;

describe('A provider', () => {
  it('sets language and theme for what is inside, and follows changes', async () => {
    visitor = new Visitor({}, markup);
    await visitor.reads('Klausytis');
    const room = await visitor.find('hallway-room');
    assert.equal(getComputedStyle(room).colorScheme, 'dark');
    const provider = await visitor.find('hallway-provider');
    provider.setAttribute('lang', 'en');
    provider.setAttribute('theme', 'light');
    await visitor.reads('Listen');
    await until(() => getComputedStyle(room).colorScheme === 'light', 'light');
  });

  it('takes no box of its own', async () => {
    visitor = new Visitor({}, markup);
    assert.equal(getComputedStyle(await visitor.find('hallway-provider')).display, 'contents');
  });

  it('takes the token out of the DOM and keeps it', async () => {
    visitor = new Visitor({}, markup);
    await visitor.reads('Klausytis');
    const room = await visitor.find('hallway-room');
    assert.notInclude(visitor.box.outerHTML, 'site.signed.token');
    assert.equal(resolveConfig(room).userToken, 'site.signed.token');
    const provider = (await visitor.find('hallway-provider')) as HallwayProvider;
    const fresh = () => 'fresh.token';
    provider.userToken = fresh;
    assert.equal(resolveConfig(room).userToken, fresh);
    assert.isUndefined(provider.userToken, 'it is not to be read back');
  });
});

describe('Texts of the site’s own', () => {
  afterEach(() => configure({ texts: undefined }));

  it('are a language that we do not have, by one call, also once elements are there', async () => {
    visitor = new Visitor({}, html`<hallway-room room="street-trees" lang="eo"></hallway-room>`);
    await visitor.reads('Listen');
    configure({ texts: { eo: { 'card.listen': 'Aŭskulti' } } });
    await visitor.reads('Aŭskulti');
  });

  it('take the place of ours, and go again', async () => {
    configure({ texts: { en: { 'card.listen': 'Tune in' } } });
    visitor = new Visitor({}, html`<hallway-room room="street-trees" lang="en-GB"></hallway-room>`);
    await visitor.reads('Tune in');
    configure({ texts: undefined });
    await visitor.reads('Listen');
  });
});
