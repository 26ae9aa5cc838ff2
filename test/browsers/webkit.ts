import { setTimeout as sleep } from 'node:timers/promises';
import type { WebKit } from '../../scripts/other-browsers.ts';
import { freePort } from '../../scripts/ports.ts';
import { Child } from '../../scripts/process.ts';

const READY_MS = 30_000;

/** A window of WebKitGTK, driven by the W3C's WebDriver: as much of it as is used here. */
export class WebKitPage {
  readonly #address: string;
  readonly #children: readonly Child[];

  private constructor(address: string, children: readonly Child[]) {
    this.#address = address;
    this.#children = children;
  }

  /** Starts a screen, the driver and the browser. */
  static async open({ driver, browser, xvfb }: WebKit): Promise<WebKitPage> {
    const display = `:${90 + Math.floor(Math.random() * 900)}`;
    const port = await freePort('tcp');
    const env = {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      GDK_BACKEND: 'x11',
    };
    const screen = new Child(xvfb, [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {});
    const service = new Child(driver, ['--host=127.0.0.1', `--port=${port}`], { env });
    const children = [service, screen];
    const base = `http://127.0.0.1:${port}`;
    try {
      const capabilities = {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
      };
      const { sessionId } = await whenReady(() =>
        post<{ sessionId: string }>(`${base}/session`, { capabilities }),
      );
      return new WebKitPage(`${base}/session/${sessionId}`, children);
    } catch (error) {
      for (const child of children) await child.stop();
      throw error;
    }
  }

  async goto(url: string): Promise<void> {
    await post(`${this.#address}/url`, { url });
  }

  /** Runs the body of a function in the page; it returns what it returns. */
  async run<Value>(body: string): Promise<Value> {
    return post<Value>(`${this.#address}/execute/sync`, { script: body, args: [] });
  }

  /** Waits until a function's body returns something. */
  async until<Value>(body: string, what: string): Promise<Value> {
    const deadline = performance.now() + READY_MS;
    for (;;) {
      const value = await this.run<Value | null | false>(body);
      if (value !== null && value !== false) return value;
      if (performance.now() > deadline) throw new Error(`${what}: not after ${READY_MS / 1000} s`);
      await sleep(100);
    }
  }

  async close(): Promise<void> {
    await fetch(this.#address, { method: 'DELETE' }).catch(() => undefined);
    for (const child of this.#children) await child.stop();
  }
}

/** The driver and the screen need a moment: it is tried again until they answer. */
async function whenReady<Value>(ask: () => Promise<Value>): Promise<Value> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

async function post<Value>(url: string, body: object): Promise<Value> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: Value & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
