import {
  type Browser,
  type BrowserContext,
  chromium as engine,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { chromium } from '../../chromium.ts';
import { earsOf, giveEars } from './ears.ts';
import type { PageOptions } from './site.ts';
import type { Stack } from './stack.ts';
import { toneFile } from './tone.ts';

/** Who comes, and with what. */
export interface VisitorOptions extends Omit<PageOptions, 'script'> {
  /** The room's name; the page then holds one `<hallway-room>`. */
  readonly room?: string;
  /** The whole body instead. */
  readonly body?: string;
  /** A JWT of the site's; a guest comes without. */
  readonly userToken?: string;
  /** What the microphone hears, Hz: a browser of their own with this tone as microphone. */
  readonly tone?: number;
  /** Answers the question for the microphone with no. */
  readonly refuseMicrophone?: boolean;
  /** The API's address; the stack's by default, null for none. */
  readonly api?: string | null;
  /** Attributes of the room's tag. */
  readonly attributes?: string;
  /** Follows the page's address: `?invitation=…`. */
  readonly query?: string;
  /** More attributes of the script tag. */
  readonly script?: string;
  /** Keeps Chromium's autoplay policy strict and its clicks out. */
  readonly flags?: readonly string[];
}

/** A person at a page: presses, reads, hears. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** All that the console said. */
  readonly said: string[] = [];
  /** Addresses of all requests, with the time they began. */
  readonly requests: string[] = [];
  private readonly own: Browser | undefined;

  private constructor(page: Page, own: Browser | undefined) {
    this.page = page;
    this.context = page.context();
    this.own = own;
    page.on('console', (message) => this.said.push(message.text()));
    page.on('pageerror', (error) => this.said.push(`uncaught ${error.message}`));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  /** Opens a page of the site as this visitor would. */
  static async open(stack: Stack, shared: Browser, options: VisitorOptions): Promise<Visitor> {
    const { tone, refuseMicrophone, flags = [] } = options;
    const ownFlags = [...flags, ...(tone ? [`--use-file-for-fake-audio-capture=${toneFile(tone)}`] : [])];
    const launch = chromium(ownFlags);
    if (refuseMicrophone) {
      // With this flag Chromium says yes for the person.
      launch.args = launch.args.filter((flag) => flag !== '--use-fake-ui-for-media-stream');
    }
    const own = ownFlags.length > 0 || refuseMicrophone ? await engine.launch(launch) : undefined;
    const context = await (own ?? shared).newContext();
    const visitor = new Visitor(await context.newPage(), own);
    await giveEars(visitor.page);
    await visitor.page.goto(address(stack, options) + (options.query ?? ''));
    return visitor;
  }

  /** The room's element. */
  get room(): Locator {
    return this.page.locator('hallway-room').first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Presses Listen and waits for the player. */
  async listen(label: string | RegExp = /^(Listen|Klausytis)$/): Promise<void> {
    await this.button(label).first().click();
    await expect(this.button(/^(Leave quietly|Tyliai išeiti)$/).first()).toBeVisible();
  }

  /** The microphone's button while it is open, or while it is not. */
  microphone(open: boolean): Locator {
    return this.button(
      open ? /^(Mute microphone|Išjungti mikrofoną)$/ : /^(Unmute microphone|Įjungti mikrofoną)$/,
    );
  }

  /** Opens the microphone and waits until it is open. */
  async speak(): Promise<void> {
    await this.microphone(false).click();
    await expect(this.microphone(true)).toBeVisible();
  }

  /** Raises the hand and waits until the queue has it. */
  async raiseHand(): Promise<void> {
    await this.button(/^(Raise hand|Pakelti ranką)$/).click();
    await expect(this.button(/in (the )?queue|eilėje/)).toBeVisible();
  }

  /** Accepts the invitation to the stage. */
  async joinStage(): Promise<void> {
    await this.button(/^(Join|Prisijungti)$/).click();
  }

  /** A speaker's tile, as everybody sees it. */
  tile(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name }).first();
  }

  /** Fails when the page threw, or its policy refused something. */
  async expectQuiet(): Promise<void> {
    const { errors, violations } = await earsOf(this.page);
    expect(errors, 'uncaught errors').toEqual([]);
    expect(violations, 'CSP violations').toEqual([]);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.own?.close();
  }
}

function address(stack: Stack, options: VisitorOptions): string {
  const {
    room,
    body,
    userToken,
    api = stack.backend.origin,
    attributes = '',
    script = '',
    ...page
  } = options;
  const tag = body ?? `<hallway-room room="${room ?? ''}" ${attributes}></hallway-room>`;
  const data = [
    api === null ? '' : `data-api="${api}"`,
    userToken ? `data-token="${userToken}"` : '',
    script,
  ];
  return stack.site.page(tag, { ...page, script: data.join(' ') });
}
