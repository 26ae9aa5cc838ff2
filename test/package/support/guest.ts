import { expect, type Page } from '@playwright/test';
import { earsOf, giveEars } from '../../e2e/support/ears.ts';

/** A guest at somebody's page. */
export class Guest {
  readonly page: Page;
  /** Addresses of all requests. */
  readonly requests: string[] = [];
  /** Errors of the console. */
  private readonly said: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      // Every browser asks for one, and not every page has one.
      const icon = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !icon) this.said.push(message.text());
    });
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /** Opens a page. */
  static async at(page: Page, url: string): Promise<Guest> {
    const guest = new Guest(page);
    await giveEars(page);
    await page.goto(url);
    return guest;
  }

  /** Follows the club whose card is there. */
  async follow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Following' })).toBeVisible();
  }

  /** Waits until the page itself says this. */
  async isTold(text: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: text })).toBeVisible();
  }

  /** Fails when the page threw, or complained. */
  async expectQuiet(): Promise<void> {
    expect((await earsOf(this.page)).errors, 'uncaught errors').toEqual([]);
    expect(this.said, 'errors of the console').toEqual([]);
  }
}
