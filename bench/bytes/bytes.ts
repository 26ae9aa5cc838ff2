import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium as engine, type Page } from '@playwright/test';
import { chromium } from '../../test/chromium.ts';
import { type Ears, giveEars } from '../../test/e2e/support/ears.ts';
import { startStack } from '../../test/e2e/support/stack.ts';
import { buildPeers, PEERS } from '../support/peers.ts';
import { printTable } from '../support/table.ts';
import { startSpeaker } from '../support/speaker.ts';

/** Brotli bytes of scripts and styles that a page loaded until it was ready, and until it listened. */
interface Bytes {
  before: number;
  listening: number;
}

/** Script and style bytes of one card before intent and of everything until it is heard, beside our peers. */
export async function run(): Promise<void> {
  await buildPeers(['bare', 'react', 'bare-card']);
  const stack = await startStack({ '/peers/': PEERS });
  const browser = await engine.launch(chromium());
  const speaker = await startSpeaker(stack);
  try {
    const query = `?endpoint=${stack.backend.origin}/v1/token&room=${speaker.room}`;
    const peer = (name: string, css = '') =>
      stack.site.page(css, { bare: true, scripts: [`/peers/${name}/${name}.js`] }) + query;
    const react = peer('react', '<link rel="stylesheet" href="/peers/react/react.css">');
    const ours = stack.site.page(`<hallway-room room="${speaker.room}"></hallway-room>`, {
      script: `data-api="${stack.backend.origin}"`,
    });
    const figures: Record<string, Bytes> = {
      'hallway-room (one tag)': await measure(browser, ours),
      'livekit-client alone': await measure(browser, peer('bare')),
      'LiveKit React components': await measure(browser, react),
      'bare Lit card': {
        before: (await measure(browser, peer('bare-card', '<bare-card room="a"></bare-card>'), false)).before,
        listening: NaN,
      },
    };
    const kb = (bytes: number) => bytes / 1_000;
    const reference = figures['LiveKit React components']!;
    printTable([
      ['brotli kB', 'before a click', 'to listen', 'to listen / React'],
      ...Object.entries(figures).map(([name, { before, listening }]) => [
        name,
        kb(before),
        kb(listening),
        listening / reference.listening,
      ]),
    ]);
  } finally {
    await speaker.stop();
    await browser.close();
    await stack.close();
  }
}

async function measure(browser: Browser, url: string, listens = true): Promise<Bytes> {
  const page = await browser.newPage();
  await giveEars(page);
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!/javascript|css/.test(response.headers()['content-type'] ?? '')) return;
    // The page's own reset of margins is no part of anybody's product.
    if (new URL(response.url()).pathname.startsWith('/made/')) return;
    sizes.set(
      response.url(),
      response.body().then((body) => brotliCompressSync(body).length),
    );
  });
  const sum = async () => (await Promise.all(sizes.values())).reduce((a, b) => a + b, 0);
  await page.goto(url);
  await page.getByRole('button', { name: 'Listen' }).waitFor();
  await page.waitForLoadState('load');
  const before = await sum();
  let listening = NaN;
  if (listens) {
    await page.getByRole('button', { name: 'Listen' }).click();
    await heard(page);
    listening = await sum();
  }
  await page.close();
  return { before, listening };
}

/** Waits until a media element of the page, also one outside the document, has played something. */
async function heard(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { sinks } = (globalThis as unknown as { __ears: Ears }).__ears;
    return sinks.some((sink) => (sink.deref()?.currentTime ?? 0) > 0.2);
  });
}
