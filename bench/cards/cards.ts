import { type Browser, chromium as engine } from '@playwright/test';
import { chromium } from '../../test/chromium.ts';
import { startStack } from '../../test/e2e/support/stack.ts';
import { buildPeers, PEERS } from '../support/peers.ts';
import { median, printTable } from '../support/table.ts';

const COUNTS = [1, 10, 50];
const RUNS = 9;

/** Milliseconds and heap of one more room card on a page that has one already, beside a bare Lit card. */
export async function run(): Promise<void> {
  await buildPeers(['bare-card']);
  const stack = await startStack({ '/peers/': PEERS });
  const browser = await engine.launch(chromium(['--enable-precise-memory-info', '--js-flags=--expose-gc']));
  try {
    const host = await stack.api.hostToken();
    const rooms: string[] = [];
    for (let i = 0; i <= Math.max(...COUNTS); i += 1) rooms.push(await stack.api.room(host));
    const ours = stack.site.page(`<hallway-room room="${rooms[0]}"></hallway-room>`, {
      script: `data-api="${stack.backend.origin}"`,
    });
    const bare = stack.site.page('<bare-card room="first"></bare-card>', {
      bare: true,
      scripts: ['/peers/bare-card/bare-card.js'],
    });
    const rows: (string | number)[][] = [];
    for (const count of COUNTS) {
      const card = await measure(browser, ours, 'hallway-room', rooms.slice(1, count + 1));
      const lit = await measure(browser, bare, 'bare-card', rooms.slice(1, count + 1));
      rows.push([String(count), card.ms, lit.ms, card.ms / lit.ms, card.heap, lit.heap, card.stream]);
    }
    printTable([
      ['cards added', 'ms each', 'bare Lit', 'ratio', 'heap kB each', 'bare Lit', 'ms until all show data'],
      ...rows,
    ]);
  } finally {
    await browser.close();
    await stack.close();
  }
}

async function measure(browser: Browser, url: string, tag: string, rooms: readonly string[]) {
  const results: { ms: number; heap: number; stream: number }[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Listen' }).waitFor();
    results.push(
      await page.evaluate(
        async ({ tag: name, rooms: more }) => {
          const { gc } = globalThis as unknown as { gc(): void };
          const memory = () => {
            gc();
            return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
          };
          const heap = memory();
          const started = performance.now();
          const elements = more.map((room) => {
            const element = document.createElement(name) as HTMLElement & {
              updateComplete: Promise<unknown>;
            };
            element.setAttribute('room', room);
            return element;
          });
          document.body.append(...elements);
          await Promise.all(elements.map((element) => element.updateComplete));
          document.body.getBoundingClientRect();
          const ms = (performance.now() - started) / more.length;
          const shown = () => elements.every((element) => element.shadowRoot?.querySelector('button'));
          while (!shown()) await new Promise((resolve) => setTimeout(resolve, 5));
          const stream = performance.now() - started;
          return { ms, heap: (memory() - heap) / 1_000 / more.length, stream };
        },
        { tag, rooms: [...rooms] },
      ),
    );
    await context.close();
  }
  const middle = (pick: (result: (typeof results)[number]) => number) => median(results.map(pick));
  return { ms: middle((r) => r.ms), heap: middle((r) => r.heap), stream: middle((r) => r.stream) };
}
