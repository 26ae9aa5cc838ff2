import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { findCrowded } from './crowded.ts';
import { findEnglish } from './english.ts';
import { findUnmarked, hasFloating, surfaceOfPage } from './in-page.ts';
import { faultsOfTexts, PSEUDO } from './pseudo.ts';

/** What a rule of axe found. */
interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** What Storybook's preview tells of itself. */
interface Preview {
  __STORYBOOK_PREVIEW__?: { currentRender?: { id: string; phase?: string } };
}

/** The page once axe is in it. */
interface WithAxe {
  axe?: { run: (where: object, options: object) => Promise<{ violations: Violation[] }> };
}

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** One page that shows story after story, as to a person who looks at all of them. */
export class StoryPage {
  /** What went wrong in the page since the story was opened. */
  complaints: string[] = [];
  private readonly page: Page;
  private readonly requests = new Set<unknown>();

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // Failed requests come again below, with their address.
      const known = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !known) this.complaints.push(message.text());
    });
    page.on('request', (request) => this.requests.add(request));
    page.on('requestfinished', (request) => this.requests.delete(request));
    page.on('requestfailed', (request) => this.requests.delete(request));
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  /** Stops the page's clock at a time; what waits for a while is still woken. */
  async setTime(time: string): Promise<void> {
    await this.page.clock.setFixedTime(time);
  }

  /** Opens a story as the only thing on the page, in English and light, and waits until it stands. */
  async open(server: string, id: string): Promise<void> {
    this.complaints = [];
    this.requests.clear();
    await this.page.goto(`${server}/iframe.html?viewMode=story&id=${id}`);
    await this.page.waitForFunction(
      (wanted) => {
        const { currentRender } = (globalThis as unknown as Preview).__STORYBOOK_PREVIEW__ ?? {};
        if (currentRender?.phase === 'errored') throw new Error('the story failed to render');
        return currentRender?.id === wanted && ['completed', 'finished'].includes(currentRender.phase ?? '');
      },
      id,
      { timeout: 30_000 },
    );
    // Each machine has another font for code; that of the page comes with it.
    await this.page.evaluate(() => {
      document.documentElement.style.setProperty('--hallway-font-family-code', "'Inter Variable'");
    });
    await this.settled();
  }

  /** Makes the page around the element light or dark. */
  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate((value) => {
      document.documentElement.style.colorScheme = value;
    }, theme);
    await this.settled();
  }

  /** Gives the page another language, whose texts the elements then fetch. */
  async setLanguage(language: string): Promise<void> {
    await this.page.evaluate((value) => {
      document.documentElement.lang = value;
    }, language);
    await this.settled();
  }

  /** Gives the page another width, in CSS pixels. */
  async setWidth(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: 700 });
    await this.settled();
  }

  /** Draws with a reader's own few colours, or no longer. */
  async setForcedColours(on: boolean): Promise<void> {
    await this.page.emulateMedia({ forcedColors: on ? 'active' : 'none' });
    await this.settled();
  }

  /** How many pixels must be scrolled sideways to see all. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  }

  /** What is pressed, checked or current and does not look it, with forced colours. */
  async unmarked(): Promise<string[]> {
    return this.page.evaluate(findUnmarked);
  }

  /** Makes the page one of another script: from right to left, in texts that are longer by half. */
  async setPseudo(): Promise<void> {
    await this.page.evaluate((lang) => Object.assign(document.documentElement, { lang, dir: 'rtl' }), PSEUDO);
    await this.settled();
  }

  /** Controls that lie upon each other, and what is cut off. */
  async crowded(): Promise<string[]> {
    return this.page.evaluate(findCrowded);
  }

  /** Which of our English texts are on the page. */
  async english(texts: readonly string[]): Promise<string[]> {
    return this.page.evaluate(findEnglish, texts);
  }

  /** What is on the page in a language that it was not asked for. */
  async faultsOfTexts(known: ReadonlySet<string>): Promise<string[]> {
    return this.page.evaluate(faultsOfTexts, [...known]);
  }

  /** Parts and slots of the elements that are there. */
  async surface(): Promise<string[]> {
    return this.page.evaluate(surfaceOfPage);
  }

  /** Writes what is seen to a file: as much of the page as the story fills. */
  async screenshot(path: string): Promise<Buffer> {
    const { width, height } = this.page.viewportSize()!;
    const filled = await this.page.evaluate(() => {
      const { bottom } = document.querySelector('#storybook-root')!.getBoundingClientRect();
      return Math.ceil(bottom) + 16;
    });
    const tall = (await this.page.evaluate(hasFloating)) ? Math.max(filled, height) : filled;
    const clip = { x: 0, y: 0, width, height: tall };
    return this.page.screenshot({ path, animations: 'disabled', fullPage: true, clip });
  }

  /**
   * What axe finds, short enough to read in a terminal.
   * @param rules - Only these.
   */
  async violations(rules?: readonly string[]): Promise<string[]> {
    const there = await this.page.evaluate(() => 'axe' in globalThis);
    if (!there) await this.page.addScriptTag({ path: AXE });
    const found = await this.page.evaluate(async (runOnly) => {
      const { axe } = globalThis as unknown as WithAxe;
      // The size of what is pressed (WCAG 2.2) is not among what axe looks at by itself.
      const options = runOnly ? { runOnly } : { rules: { 'target-size': { enabled: true } } };
      const result = await axe?.run({ include: ['#storybook-root'] }, options);
      return result?.violations ?? [];
    }, rules);
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${help}: ${JSON.stringify(target)} ${failureSummary}`,
      ),
    );
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Waits until nothing is fetched, and all elements have drawn what they know. */
  private async settled(): Promise<void> {
    do {
      await this.page.evaluate(async () => {
        // What changes now is rendered in this task, drawn in the next frame, and seen by observers in the one after.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        await document.fonts.ready;
      });
    } while (this.requests.size > 0);
  }
}
