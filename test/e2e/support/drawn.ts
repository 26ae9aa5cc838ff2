import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/paths.ts';

/** What `hallway-elements/ssr` offers, as far as it is used here. */
interface Ssr {
  fetchCard(api: string, tag: string, attributes: object): Promise<object | undefined>;
  renderCard(tag: string, attributes: object, data: object | undefined, options?: object): Promise<string>;
  cardCss(tag: string, live: boolean): string;
}

/** The package's own server renderer, as it was built. */
export async function ssr(): Promise<Ssr> {
  return (await import(pathToFileURL(join(root, 'dist/ssr.js')).href)) as Ssr;
}

/** What became of what the server drew. */
export interface Watched {
  /** Sum of the layout shifts of the page, as Chromium counts them: CLS. */
  shift: number;
  /** What moved, when, and from where to where. */
  moves: string[];
  /** Elements and texts that came or went in the cards' shadow roots, styles aside. */
  changes: string[];
  tasks: number[];
}

/** Watches a page on which a server has drawn cards. */
export interface Watch {
  /** All that was sent stands: what changes from now on is a change. */
  begin(): Promise<void>;
  end(): Promise<Watched>;
}

interface Watching {
  __watched: Watched;
  __watchCards: () => void;
}

/** Watches what moves from the first paint on; call before the page is opened. */
export async function watchDrawn(page: Page): Promise<Watch> {
  await page.addInitScript(() => {
    const watched: Watched = { shift: 0, moves: [], changes: [], tasks: [] };
    const each = (type: string, use: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
    each('layout-shift', (entry) => {
      const { value, sources, startTime } = entry as LayoutShiftEntry;
      watched.shift += value;
      for (const { node, previousRect: from, currentRect: to } of sources) {
        const name = `${node?.nodeName} ${node?.textContent?.slice(0, 30)}`;
        const [before, after] = [from, to].map(({ x, y, width, height }) => [x, y, width, height].join());
        watched.moves.push(`${Math.round(startTime)} ms: ${name}: ${before} → ${after}`);
      }
    });
    each('longtask', ({ duration }) => watched.tasks.push(duration));
    const observer = new MutationObserver((records) => {
      for (const { type, addedNodes, removedNodes, target, oldValue } of records) {
        if (type === 'characterData') {
          if (target.nodeValue !== oldValue) watched.changes.push(`${oldValue} → ${target.nodeValue}`);
          continue;
        }
        for (const [sign, nodes] of [
          ['+', addedNodes],
          ['−', removedNodes],
        ] as const) {
          for (const node of nodes) {
            if (!/^(style|link|#comment)$/i.test(node.nodeName)) {
              watched.changes.push(`${sign} ${node.nodeName} ${node.textContent?.slice(0, 40)}`);
            }
          }
        }
      }
    });
    const watching: Watching = {
      __watched: watched,
      __watchCards: () => {
        for (const { shadowRoot } of document.querySelectorAll('*')) {
          if (!shadowRoot) continue;
          const options = {
            childList: true,
            characterData: true,
            characterDataOldValue: true,
            subtree: true,
          };
          observer.observe(shadowRoot, options);
        }
      },
    };
    Object.assign(globalThis, watching);
  });
  return {
    begin: () => page.evaluate(() => (globalThis as unknown as Watching).__watchCards()),
    end: () => page.evaluate(() => (globalThis as unknown as Watching).__watched),
  };
}

/** As Chromium has it. */
interface LayoutShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}
