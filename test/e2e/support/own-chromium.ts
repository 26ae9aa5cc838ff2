import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as engine, type Page } from '@playwright/test';
import { chromium } from '../../chromium.ts';

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/**
 * A Chromium that nobody drives but we, over its own protocol. Playwright keeps its pages in view and in focus, so they can
 * be neither hidden nor frozen; this one's are as a person's. It has of a page what `ears.ts` asks for.
 */
export class OwnChromium {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #target = '';
  #session = '';
  #count = 0;

  private constructor(process: ChildProcess, socket: WebSocket, profile: string) {
    this.#process = process;
    this.#socket = socket;
    this.#profile = profile;
    socket.onmessage = ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      this.#waiting.get(reply.id ?? 0)?.(reply);
    };
  }

  /** Starts one with an empty page. */
  static async start(): Promise<OwnChromium> {
    const { executablePath = engine.executablePath(), args } = chromium();
    const profile = mkdtempSync(join(tmpdir(), 'hallway-chromium-'));
    const flags = [...args, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
    const process = spawn(executablePath, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const socket = new WebSocket(await addressOf(process));
    await new Promise((resolve) => (socket.onopen = resolve));
    const browser = new OwnChromium(process, socket, profile);
    browser.#target = await browser.#open();
    const attached = await browser.#send('Target.attachToTarget', {
      targetId: browser.#target,
      flatten: true,
    });
    browser.#session = String(attached['sessionId']);
    await browser.#send('Page.enable');
    return browser;
  }

  /** As Playwright's pages have it, as far as `ears.ts` needs one. */
  get page(): Page {
    return this as unknown as Page;
  }

  /** Runs before the page's own scripts. */
  async addInitScript(script: () => void): Promise<void> {
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(script)})()` });
  }

  async goto(url: string): Promise<void> {
    await this.#send('Page.navigate', { url });
  }

  /** Calls a function in the page, as out of a press of a person's. */
  async evaluate<Result, Argument>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    const { result, exceptionDetails } = (await this.#send('Runtime.evaluate', {
      expression: `(${String(run)})(${JSON.stringify(argument)})`,
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
    })) as { result: { value: Awaited<Result> }; exceptionDetails?: unknown };
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** Another tab comes to the front. */
  async hide(): Promise<void> {
    await this.#send('Target.activateTarget', { targetId: await this.#open() });
  }

  /** This tab comes to the front again. */
  async show(): Promise<void> {
    await this.#send('Target.activateTarget', { targetId: this.#target });
  }

  /** The browser stops the page's scripts and timers, as it does with tabs that nobody looks at. */
  async freeze(): Promise<void> {
    await this.#send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  async resume(): Promise<void> {
    await this.#send('Page.setWebLifecycleState', { state: 'active' });
  }

  async close(): Promise<void> {
    this.#socket.close();
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
    // Its helpers may still write for a moment.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  async #open(): Promise<string> {
    const { targetId } = await this.#send('Target.createTarget', { url: 'about:blank' });
    return String(targetId);
  }

  async #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = (this.#count += 1);
    const ofPage = this.#session && !method.startsWith('Target.');
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params, ...(ofPage && { sessionId: this.#session }) }));
    });
    this.#waiting.delete(id);
    if (!reply.result) throw new Error(`${method}: ${reply.error?.message}`);
    return reply.result;
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of stderr ?? []) {
    said += String(chunk);
    const [address] = /ws:\/\/\S+/.exec(said) ?? [];
    if (address) {
      // What it says from now on is nobody's business, and must not fill the pipe.
      stderr?.resume();
      return address;
    }
  }
  throw new Error(`Chromium did not start: ${said}`);
}
