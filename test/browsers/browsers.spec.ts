import type { Browser as Puppet, ElementHandle, Page as PuppetPage } from 'puppeteer-core';
import { findFirefox, findWebKit } from '../../scripts/other-browsers.ts';
import { expect, test } from '../e2e/support/fixtures.ts';
import { startFirefox } from './firefox.ts';
import { type Drawn, galleryPage, LOOK, TAGS } from './gallery.ts';
import { WebKitPage } from './webkit.ts';

const HZ = 1_000;

/** What Chromium makes of the page: the others are to make the same. */
async function asInChromium(
  url: string,
  open: (url: string) => Promise<(body: string) => Promise<Drawn[] | null>>,
) {
  const ask = await open(url);
  let drawn: Drawn[] | null = null;
  let before = '';
  await expect
    .poll(
      async () => {
        drawn = await ask(LOOK);
        const now = JSON.stringify(drawn);
        const stands = drawn !== null && now === before;
        before = now;
        return stands;
      },
      { timeout: 60_000, intervals: [500] },
    )
    .toBe(true);
  return drawn as unknown as Drawn[];
}

/** Buttons as a person sees them; how a language writes a date or a number is the browser's own. */
const comparable = (drawn: readonly Drawn[]) =>
  drawn.map(({ controls, ...rest }) => ({
    ...rest,
    controls: controls.map((name) => name.replace(/\d[\d\s.,:/]*/g, '#')),
  }));

test.describe('Firefox', () => {
  let firefox: Puppet | undefined;
  test.beforeAll(async () => {
    test.setTimeout(700_000);
    const found = await findFirefox();
    test.skip('missing' in found, 'missing' in found ? found.missing : '');
    if ('browser' in found) {
      console.log(found.browser.version);
      firefox = await startFirefox(found.browser);
    }
  });
  test.afterAll(() => firefox?.close());

  test('draws every element as Chromium does', async ({ stack, page }) => {
    const url = await galleryPage(stack);
    const chromium = await asInChromium(url, async (address) => {
      await page.goto(address);
      return (body) => page.evaluate(`(() => {${body}})()`);
    });
    const other = await firefox!.newPage();
    const errors: string[] = [];
    other.on('pageerror', (error) => errors.push(String(error)));
    const drawn = await asInChromium(url, async (address) => {
      await other.goto(address);
      return (body) => other.evaluate(`(() => {${body}})()`) as Promise<Drawn[] | null>;
    });
    expect(drawn.map(({ tag }) => tag)).toEqual([...TAGS]);
    expect(comparable(drawn)).toEqual(comparable(chromium));
    expect(errors).toEqual([]);
    await other.close();
  });

  test('hears a room, raises a hand, and comes to the stage', async ({ stack, visit }) => {
    const host = await stack.api.hostToken();
    const room = await stack.api.room(host);
    const speaker = await visit({ room, userToken: host, tone: HZ });
    await speaker.listen();
    await speaker.speak();

    const page = await firefox!.newPage();
    // An AudioContext does not start here without a sound card: what arrived is asked of the connection.
    await page.evaluateOnNewDocument(() => {
      const made: RTCPeerConnection[] = [];
      const Own = RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Own {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          made.push(this);
        }
      };
      Object.assign(globalThis, { heard: () => energyOf(made) });
      async function energyOf(connections: RTCPeerConnection[]): Promise<number> {
        let energy = 0;
        for (const one of connections) {
          for (const report of (await one.getStats()).values()) {
            if (report.type === 'inbound-rtp' && report.kind === 'audio')
              energy += report.totalAudioEnergy ?? 0;
          }
        }
        return energy;
      }
    });
    const script = `data-api="${stack.backend.origin}"`;
    await page.goto(stack.site.page(`<hallway-room room="${room}"></hallway-room>`, { script }));
    await press(page, 'Listen');
    await button(page, 'Leave quietly');
    const heard = () =>
      page.evaluate(() => (globalThis as unknown as { heard: () => Promise<number> }).heard());
    await expect.poll(heard, { message: 'energy of what is heard', timeout: 60_000 }).toBeGreaterThan(0);
    const before = await heard();
    await expect.poll(heard, { message: 'and it goes on' }).toBeGreaterThan(before);

    await press(page, 'Raise hand');
    const { token } = await stack.api.session(host);
    let guest = '';
    await expect
      .poll(async () => {
        const { body } = await stack.api.call('GET', `/v1/rooms/${room}/hands`, undefined, token);
        guest = (body as { hands: { person: { id: string } }[] }).hands[0]?.person.id ?? '';
        return guest;
      })
      .not.toBe('');
    await stack.api.call('PUT', `/v1/rooms/${room}/stage/${guest}/invite`, undefined, token);
    await press(page, 'Join');
    await button(page, '(Unm|M)ute microphone');
    await page.close();
  });
});

test.describe('WebKit', () => {
  let window: WebKitPage | undefined;
  test.beforeAll(async () => {
    test.setTimeout(700_000);
    const found = await findWebKit();
    test.skip('missing' in found, 'missing' in found ? found.missing : '');
    if ('browser' in found) {
      console.log(found.browser.version);
      window = await WebKitPage.open(found.browser);
    }
  });
  test.afterAll(() => window?.close());

  test('draws every element as Chromium does', async ({ stack, page }) => {
    const url = await galleryPage(stack);
    const chromium = await asInChromium(url, async (address) => {
      await page.goto(address);
      return (body) => page.evaluate(`(() => {${body}})()`);
    });
    const drawn = await asInChromium(url, async (address) => {
      await window!.goto(address);
      return (body) => window!.run(body);
    });
    expect(drawn.map(({ tag }) => tag)).toEqual([...TAGS]);
    expect(comparable(drawn)).toEqual(comparable(chromium));
  });

  test('says what is missing where there is no WebRTC', async ({ stack }) => {
    const room = await stack.api.room(await stack.api.hostToken());
    const script = `data-api="${stack.backend.origin}"`;
    await window!.goto(stack.site.page(`<hallway-room room="${room}"></hallway-room>`, { script }));
    expect(await window!.run('return typeof RTCPeerConnection'), 'this WebKit has no WebRTC').toBe(
      'undefined',
    );
    const root = `document.querySelector('hallway-room').shadowRoot`;
    await window!.until(`return ${root}?.querySelector('[part=listen]') ? true : null`, 'the button');
    await window!.run(`${root}.querySelector('[part=listen]').click()`);
    const text = await window!.until<string>(
      `const text = ${root}.textContent; return /cannot play/.test(text) ? text : null`,
      'the reason',
    );
    expect(text).toContain('This browser cannot play live rooms');
    expect(text).toContain('Open the page in a current Chrome, Edge, Firefox or Safari.');
    expect(text).toContain('no_webrtc');
  });
});

/** A button by its name, a pattern, also inside shadow roots, as soon as there is one. */
async function button(page: PuppetPage, name: string): Promise<ElementHandle<HTMLButtonElement>> {
  let found: ElementHandle<HTMLButtonElement> | null = null;
  await expect
    .poll(
      async () => {
        const handle = await page.evaluateHandle((wanted) => {
          const search = (root: ParentNode): Element | undefined => {
            for (const one of root.querySelectorAll('*')) {
              const label = one.getAttribute('aria-label') ?? one.textContent ?? '';
              if (one.localName === 'button' && new RegExp(`^${wanted}$`).test(label.trim())) return one;
              const inside = one.shadowRoot && search(one.shadowRoot);
              if (inside) return inside;
            }
            return undefined;
          };
          return search(document);
        }, name);
        found = handle.asElement() as ElementHandle<HTMLButtonElement> | null;
        return found !== null;
      },
      { message: name, timeout: 60_000 },
    )
    .toBe(true);
  return found!;
}

/** Presses it as a person does, so that it counts as their wish. */
async function press(page: PuppetPage, name: string): Promise<void> {
  await (await button(page, name)).click();
}
