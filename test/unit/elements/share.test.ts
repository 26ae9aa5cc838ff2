import { assert } from '@open-wc/testing';
import { generate } from 'lean-qr';
import '../../../src/define.ts';
import { configure } from '../../../src/config/page.ts';
import type { HallwayShare } from '../../../src/elements/share/share.ts';
import '../../../src/elements/share/sheet.ts';
import type { SharedEvent } from '../../../src/events/shared.ts';
import type { ShareRequest } from '../../../src/events/share-request.ts';
import { loadTexts } from '../../../src/i18n/load.ts';
import { until } from '../support/until.ts';
import { focused } from '../support/visitor.ts';

const API = 'https://api.example.org/hallway';
await loadTexts('lt', ['share']);

describe('Sharing', () => {
  const box = document.createElement('main');
  const undo: (() => void)[] = [];
  const shared: SharedEvent['detail'][] = [];
  box.addEventListener('hallway-shared', ({ detail }) => shared.push(detail));

  beforeEach(() => {
    configure({ api: API, backend: undefined, tokenEndpoint: undefined });
    document.body.append(box);
    shared.length = 0;
  });
  afterEach(() => {
    box.replaceChildren();
    box.remove();
    configure({ api: undefined });
    for (const step of undo.splice(0)) step();
  });

  /** Stands for what this browser, headless and without a person, does not have. */
  const pretend = (name: 'clipboard' | 'canShare' | 'share', value: unknown) => {
    Object.defineProperty(navigator, name, { value, configurable: true });
    undo.push(() => Reflect.deleteProperty(navigator, name));
  };
  const show = async (attributes: Record<string, string>): Promise<HallwayShare> => {
    const element = document.createElement('hallway-share');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    box.append(element);
    await element.updateComplete;
    return element;
  };
  const find = (element: HallwayShare, selector: string) =>
    element.renderRoot.querySelector<HTMLElement>(selector);
  const field = (element: HallwayShare, id: string) =>
    find(element, `#${id}`) as HTMLInputElement | HTMLTextAreaElement | null;
  const opened = (element: HallwayShare) => find(element, 'dialog[open]');
  const button = (element: HallwayShare, label: string) =>
    [...element.renderRoot.querySelectorAll('button')].find(
      ({ textContent, ariaLabel }) => textContent === label || ariaLabel === label,
    );
  const open = async (attributes: Record<string, string>): Promise<HallwayShare> => {
    const element = await show(attributes);
    // Another language than English has to be fetched.
    const share = () => button(element, attributes['lang'] === 'lt' ? 'Dalytis' : 'Share');
    await until(share, 'the button');
    share()?.click();
    await until(() => opened(element), 'the sheet is open');
    return element;
  };
  const link = (element: HallwayShare) => field(element, 'link')?.value;
  const code = (element: HallwayShare) => field(element, 'code')?.value ?? '';

  const cases: [attributes: Record<string, string>, link: string, title: string][] = [
    [{ room: 'street-trees' }, `${API}/r/street-trees`, 'Share this room'],
    [{ club: 'dawn' }, `${API}/c/dawn`, 'Share this club'],
    [{ person: '@ugne' }, `${API}/p/@ugne`, 'Share this profile'],
    [{ url: 'https://site.example/a?b=c#d' }, 'https://site.example/a?b=c#d', 'Share this page'],
    [{ room: 'street-trees', url: '/talks/1' }, `${location.origin}/talks/1`, 'Share this room'],
    [{ url: 'javascript:alert(1)' }, location.origin + location.pathname, 'Share this page'],
    [{}, location.origin + location.pathname, 'Share this page'],
  ];
  for (const [attributes, expected, title] of cases) {
    it(`of ${JSON.stringify(attributes)} gives ${expected}`, async () => {
      const element = await open(attributes);
      assert.equal(link(element), expected);
      assert.equal(find(element, '#head')?.textContent, title);
      assert.equal(
        find(element, '[part=embed]') !== null,
        Object.keys(attributes).some((name) => name !== 'url'),
      );
    });
  }

  it('inside a room is of that room', async () => {
    const room = document.createElement('hallway-room');
    room.setAttribute('room', 'inside');
    box.append(room);
    const element = await show({});
    room.append(element);
    await element.open();
    await until(() => link(element), 'a link');
    assert.equal(link(element), `${API}/r/inside`);
  });

  it('never gives away what stands in the query of the page', async () => {
    const before = location.href;
    history.replaceState(null, '', `${location.pathname}?invitation=SECRET`);
    undo.push(() => history.replaceState(null, '', before));
    const element = await open({ text: 'A talk' });
    assert.notInclude(element.renderRoot.innerHTML, 'SECRET');
  });

  it('has no page and no code where there is no Hallway API', async () => {
    configure({ tokenEndpoint: 'https://site.example/token' });
    const element = await open({ room: 'street-trees' });
    assert.equal(link(element), location.origin + location.pathname);
    assert.isNull(find(element, '[part=embed]'));
  });

  it('draws a QR code of the link, module for module', async () => {
    const element = await open({ room: 'street-trees' });
    const path = find(element, '.qr path') as unknown as SVGPathElement;
    const expected = generate(`${API}/r/street-trees`);
    let wrong = 0;
    for (let y = -1; y <= expected.size; y += 1) {
      for (let x = -1; x <= expected.size; x += 1) {
        const dark = path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5));
        if (expected.get(x, y) ? !dark : dark) wrong += 1;
      }
    }
    assert.equal(wrong, 0);
    const { x, width } = (find(element, '.qr') as unknown as SVGSVGElement).viewBox.baseVal;
    assert.deepEqual([x, width], [-4, expected.size + 8], 'with the space around it that readers need');
    assert.equal(find(element, '.qr')?.ariaLabel, 'QR code of the link');
  });

  it('copies the link, says so, and tells the page', async () => {
    const written: string[] = [];
    pretend('clipboard', { writeText: (text: string) => Promise.resolve(void written.push(text)) });
    const element = await open({ room: 'street-trees' });
    button(element, 'Copy')?.click();
    await until(() => button(element, 'Copied'), 'it says so');
    assert.deepEqual(written, [`${API}/r/street-trees`]);
    assert.equal(find(element, '[role=status]')?.textContent, 'Copied');
    assert.deepEqual(shared, [{ url: `${API}/r/street-trees`, by: 'link' }]);
  });

  it('selects the link where the browser copies nothing, and says what to press', async () => {
    pretend('clipboard', { writeText: () => Promise.reject(new Error('NotAllowed')) });
    const { execCommand } = document;
    document.execCommand = () => false;
    undo.push(() => (document.execCommand = execCommand));
    const element = await open({ room: 'street-trees' });
    button(element, 'Copy')?.click();
    await until(() => find(element, '[role=status]')?.textContent?.includes('Ctrl+C'), 'it says so');
    const link = field(element, 'link');
    assert.equal(focused(), link);
    assert.equal(link?.selectionEnd, link?.value.length);
    assert.isEmpty(shared);
  });

  it('gives code of the tag and of the frame, with names as text', async () => {
    const written: string[] = [];
    pretend('clipboard', { writeText: (text: string) => Promise.resolve(void written.push(text)) });
    const element = await open({ room: 'street-trees', text: '"><script>alert(1)</script>' });
    assert.equal(
      code(element),
      `<script type="module" src="${API}/widget/hallway.js" data-api="${API}"></script>
<hallway-room room="street-trees"></hallway-room>`,
    );
    button(element, 'Frame')?.click();
    await element.updateComplete;
    const parsed = new DOMParser().parseFromString(code(element), 'text/html');
    assert.equal(parsed.querySelectorAll('script').length, 1);
    const frame = parsed.querySelector('iframe')!;
    assert.equal(frame.src, `${API}/embed/room/street-trees`);
    assert.equal(frame.title, '"><script>alert(1)</script>');
    assert.include(frame.allow, 'microphone; autoplay');
    assert.equal(parsed.querySelector('script')?.src, `${API}/embed.js`);
    button(element, 'Copy code')?.click();
    await until(() => written.length, 'copied');
    assert.deepEqual(written, [code(element)]);
    assert.deepEqual(shared, [{ url: `${API}/r/street-trees`, by: 'code' }]);
  });

  it("offers the device's own sheet where there is one", async () => {
    const plain = await open({ room: 'street-trees' });
    assert.isUndefined(button(plain, 'More…'));
    plain.remove();
    const given: unknown[] = [];
    pretend('canShare', () => true);
    pretend('share', (what: unknown) => Promise.resolve(void given.push(what)));
    const element = await open({ room: 'street-trees', text: 'What a street tree hears' });
    button(element, 'More…')?.click();
    await until(() => shared.length, 'the page is told');
    assert.deepEqual(given, [{ url: `${API}/r/street-trees`, title: 'What a street tree hears' }]);
    assert.equal(shared[0]?.by, 'device');
    pretend('share', () => Promise.reject(new DOMException('', 'AbortError')));
    button(element, 'More…')?.click();
    await element.updateComplete;
    assert.lengthOf(shared, 1);
  });

  it('writes an e-mail with the link', async () => {
    const element = await open({ room: 'street-trees', text: 'Trees & birds' });
    const { href } = find(element, 'a') as HTMLAnchorElement;
    assert.equal(
      href,
      `mailto:?subject=Trees%20%26%20birds&body=Trees%20%26%20birds%0A${encodeURIComponent(`${API}/r/street-trees`)}`,
    );
  });

  it('closes by its button and by a press outside, and gives the focus back', async () => {
    const element = await show({ room: 'street-trees' });
    for (const press of ['button', 'outside']) {
      button(element, 'Share')?.focus();
      button(element, 'Share')?.click();
      await until(() => element.matches(':state(open)'), 'open');
      if (press === 'button') button(element, 'Close')?.click();
      else find(element, 'dialog')?.click();
      await until(() => find(element, 'dialog') === null, 'closed');
      assert.equal(focused(), button(element, 'Share'));
    }
  });

  it('asks the page first', async () => {
    const element = await show({ room: 'street-trees' });
    const asked: ShareRequest['detail'][] = [];
    element.addEventListener('hallway-share-request', (event) => {
      asked.push(event.detail);
      event.preventDefault();
    });
    await element.open();
    await element.updateComplete;
    assert.deepEqual(asked, [{ url: `${API}/r/street-trees` }]);
    assert.isNull(find(element, 'dialog'));
  });

  it('has no button of its own where the page has one', async () => {
    const element = await show({ room: 'street-trees', bare: '' });
    assert.isUndefined(button(element, 'Share'));
    await element.open();
    await until(() => opened(element), 'open');
    element.remove();
    box.append(element);
    await element.updateComplete;
    assert.isNull(find(element, 'dialog'), 'closed when it comes back');
  });

  it('speaks Lithuanian', async () => {
    const element = await open({ club: 'dawn', lang: 'lt' });
    assert.equal(find(element, '#head')?.textContent, 'Dalytis šiuo klubu');
    assert.exists(button(element, 'Kopijuoti kodą'));
  });
});
