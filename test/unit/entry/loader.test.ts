import { assert } from '@open-wc/testing';
import { resolveConfig } from '../../../src/config/config.ts';
import { start as startRooms } from '../../../src/cdn-rooms.ts';
import { until } from '../support/until.ts';

const start = (address: string): void =>
  startRooms(address, () => Promise.reject(new Error('all tags are here')));
const ADDRESS = 'https://cdn.example/hallway.js?v=1';

describe('The one-tag loader', () => {
  const errors: unknown[] = [];
  let script: HTMLScriptElement;

  before(() => {
    addEventListener('error', (event) => errors.push(event.error));
    addEventListener('unhandledrejection', (event) => errors.push(event.reason));
    script = document.createElement('script');
    // A type that no browser runs: only its attributes matter here.
    script.type = 'text/plain';
    script.src = ADDRESS;
    Object.assign(script.dataset, {
      api: 'https://api.example',
      token: 'a-token',
      lang: 'lt',
      theme: 'dark',
      tokenEndpoint: '/token',
    });
    document.head.append(script);
    start(ADDRESS);
  });

  after(() => assert.isEmpty(errors, 'nothing was thrown into the page'));

  const defined = (tag: string): boolean => customElements.get(tag) !== undefined;

  it('reads its own tag, and takes the token out of it', () => {
    assert.deepInclude(resolveConfig(document.body), {
      api: 'https://api.example',
      userToken: 'a-token',
      theme: 'dark',
      tokenEndpoint: `${location.origin}/token`,
    });
    assert.isFalse(script.hasAttribute('data-token'));
    assert.isTrue(defined('hallway-room'));
  });

  it('fetches an element when its tag first appears, also deep in what is inserted', async () => {
    assert.isFalse(defined('hallway-provider'));
    const box = document.createElement('section');
    box.append(document.createElement('p'), document.createElement('hallway-provider'));
    document.body.append(box);
    await until(() => defined('hallway-provider'));
    assert.isFalse(defined('hallway-host-panel'));
  });

  it('sees into open shadow roots of the page', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    document.body.append(host);
    await Promise.resolve();
    root.append(document.createElement('hallway-speaker-grid'));
    await until(() => defined('hallway-speaker-grid'));
  });

  it('sees into components of the page that are defined later', async () => {
    document.body.append(document.createElement('site-widget'));
    document.body.append(document.createElement('never-defined'), document.createElement('font-face'));
    await Promise.resolve();
    customElements.define(
      'site-widget',
      class extends HTMLElement {
        connectedCallback(): void {
          this.attachShadow({ mode: 'open' }).append(document.createElement('hallway-hand-raise'));
        }
      },
    );
    await until(() => defined('hallway-hand-raise'));
  });

  it('does no harm when it is started twice, or knows no tag', () => {
    start(ADDRESS);
    script.remove();
    start('https://elsewhere.example/hallway.js');
    assert.deepInclude(resolveConfig(document.body), { api: 'https://api.example', userToken: 'a-token' });
  });
});
