import { assert } from '@open-wc/testing';
import { giveToken, resolveConfig } from '../../../src/config/config.ts';
import {
  configChanged,
  configure,
  configureFromScript,
  onConfigChange,
  page,
} from '../../../src/config/page.ts';

/** Puts markup on the page, without `innerHTML`, and gives the element in it that has the id `it`. */
function place(markup: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  return document.getElementById('it')!;
}

describe('What holds for an element', () => {
  beforeEach(() => {
    configure({
      api: undefined,
      tokenEndpoint: undefined,
      userToken: undefined,
      lang: undefined,
      theme: undefined,
    });
    page.script = {};
  });

  it('is found in its attributes, the providers around it, configure(), the script tag, in this order', () => {
    const element = place(
      `<hallway-provider api="https://outer.example" theme="dark" token-endpoint="/outer">
        <hallway-provider api="https://inner.example/v/"><i id="it"></i></hallway-provider>
      </hallway-provider>`,
    );
    configure({ api: 'https://configured.example', lang: 'lt' });
    configureFromScript({ api: 'https://script.example', lang: 'de', theme: 'light' });
    assert.deepInclude(resolveConfig(element), {
      api: 'https://inner.example/v',
      tokenEndpoint: `${location.origin}/outer`,
      theme: 'dark',
      lang: 'lt',
    });
    element.setAttribute('api', 'https://own.example');
    assert.equal(resolveConfig(element).api, 'https://own.example');
    const alone = place('<i id="it"></i>');
    assert.equal(resolveConfig(alone).api, 'https://configured.example');
    configure({ api: undefined });
    assert.equal(resolveConfig(alone).api, 'https://script.example');
  });

  it('is found across shadow roots', () => {
    const provider = place(
      '<hallway-provider id="it" api="https://api.example" lang="lt"></hallway-provider>',
    );
    const host = provider.appendChild(document.createElement('div'));
    const element = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('i'));
    assert.deepInclude(resolveConfig(element), { api: 'https://api.example', lang: 'lt' });
  });

  const addresses: readonly (readonly [value: string, api: string])[] = [
    ['', ''],
    ['/api/', `${location.origin}/api`],
    ['https://api.example///', 'https://api.example'],
    ['ftp://api.example', ''],
    ['javascript:alert(1)', ''],
    ['http://[', ''],
  ];
  for (const [value, api] of addresses) {
    it(`takes "${value}" as the API "${api}"`, () => {
      const element = place('<i id="it"></i>');
      element.setAttribute('api', value);
      assert.equal(resolveConfig(element).api, api);
    });
  }

  it('keeps tokens in memory and out of the DOM', () => {
    const element = place(
      '<hallway-provider user-token="outer"><i id="it" user-token="own"></i></hallway-provider>',
    );
    assert.equal(resolveConfig(element).userToken, 'own');
    assert.notInclude(new XMLSerializer().serializeToString(document.body), 'user-token');
    assert.equal(resolveConfig(element).userToken, 'own', 'and remembers it');
    element.setAttribute('user-token', 'renewed');
    assert.equal(resolveConfig(element).userToken, 'renewed');
    giveToken(element, undefined);
    assert.equal(resolveConfig(element).userToken, 'outer');
    const fresh = () => 'fresh';
    giveToken(element, fresh);
    assert.equal(resolveConfig(element).userToken, fresh);
  });

  it('tells elements when it may have changed, until they do not care', () => {
    const told: boolean[] = [];
    const stop = onConfigChange((namesOnly) => told.push(namesOnly));
    configure({ lang: 'lt' });
    configChanged(true);
    stop();
    configure({ lang: 'en' });
    assert.deepEqual(told, [false, true]);
  });
});
