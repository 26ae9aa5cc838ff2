import type { CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What of a node of Chromium's accessibility tree matters here. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/ */
interface Node {
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** So often Tab is pressed before it is said that something cannot be reached. */
const TABS_MAX = 60;

declare global {
  interface Window {
    /** What the page's live regions said, in order. */
    heard?: string[];
  }
}

/** Somebody who uses a page by keyboard and hears what it tells: the accessibility tree and the live regions. */
export class ScreenReader {
  readonly page: Page;
  private readonly cdp: CDPSession;
  /** How many of the announcements were listened to. */
  private listened = 0;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
  }

  /** Begins to listen to a page that stands. */
  static async of(page: Page): Promise<ScreenReader> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Accessibility.enable');
    await page.evaluate(() => {
      const heard: string[] = (globalThis.window.heard = []);
      const live = '[aria-live="polite"], [role="status"], [role="alert"]';
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest(live) ?? element?.querySelector(live);
          const text = region?.textContent?.trim();
          if (text && heard.at(-1) !== text) heard.push(text);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    return new ScreenReader(page, cdp);
  }

  /** What has the focus: its name and its role. */
  async focus(): Promise<string> {
    const { nodes } = (await this.cdp.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
    const focused = nodes.findLast(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    return `${focused?.name?.value ?? ''}, ${focused?.role?.value ?? 'nothing'}`;
  }

  /** Presses Tab until something has the focus. @throws what was heard instead */
  async tabTo(wanted: string): Promise<void> {
    const passed: string[] = [];
    for (let press = 0; press < TABS_MAX; press += 1) {
      await this.page.keyboard.press('Tab');
      const here = await this.focus();
      if (here === wanted) return;
      passed.push(here);
    }
    throw new Error(`Tab never comes to ${wanted}, only to ${[...new Set(passed)].join(' · ')}`);
  }

  /** Waits until the focus is somewhere by itself. */
  async expectFocus(wanted: string): Promise<void> {
    await expect.poll(() => this.focus()).toBe(wanted);
  }

  /** Waits until something is said after what was listened to before. */
  async expectSaid(wanted: string): Promise<void> {
    await expect
      .poll(async () => (await this.said()).slice(this.listened), { message: `says ${wanted}` })
      .toContainEqual(wanted);
    const all = await this.said();
    this.listened = all.indexOf(wanted, this.listened) + 1;
  }

  private said(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.window.heard ?? []);
  }
}
