import { createHash } from 'node:crypto';

/** How long to wait, in milliseconds, before a download is given up. */
export interface DownloadLimits {
  /** For the first byte of the answer: an unreachable host must not hold the search up. */
  connectMs: number;
  /** Between two pieces of the body. */
  stallMs: number;
}

const LIMITS: DownloadLimits = { connectMs: 8000, stallMs: 20_000 };

/** LiveKit's largest archive is 18 MB; what is much larger is something else. */
const MAX_BYTES = 100 * 1024 * 1024;

/**
 * Downloads a file into memory and checks it, so that nothing unchecked ever touches the disk.
 * @param url - Where; redirects are followed.
 * @param sha256 - What the content must hash to, in hexadecimal.
 * @throws {Error} With a message for people: host unreachable, status, time out, cut short, wrong checksum.
 */
export async function download(url: string, sha256: string, limits = LIMITS): Promise<Buffer> {
  const timer = new Deadline();
  try {
    timer.set(limits.connectMs, 'no answer');
    const response = await fetch(url, { signal: timer.signal });
    if (!response.ok)
      throw new Error(`the host answered ${response.status} ${response.statusText}`.trimEnd());
    const body = await readBody(response, () => timer.set(limits.stallMs, 'nothing more came'));
    const actual = createHash('sha256').update(body).digest('hex');
    if (actual !== sha256) throw new Error(`wrong checksum: expected ${sha256}, got ${actual}`);
    return body;
  } catch (error) {
    throw new Error(`${url}: ${timer.reason ?? explain(error)}`, { cause: error });
  } finally {
    timer.clear();
  }
}

async function readBody(response: Response, alive: () => void): Promise<Buffer> {
  const announced = Number(response.headers.get('content-length') ?? NaN);
  const pieces: Uint8Array[] = [];
  let received = 0;
  alive();
  try {
    for await (const piece of response.body ?? []) {
      alive();
      received += piece.length;
      if (received > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`);
      pieces.push(piece);
    }
  } catch (error) {
    // undici says only "terminated" when the connection closes early.
    if (received < announced) {
      throw new Error(`cut short after ${received} of ${announced} bytes`, { cause: error });
    }
    throw error;
  }
  return Buffer.concat(pieces);
}

/** An abort signal whose time limit can be set anew. */
class Deadline {
  /** Why it fired; undefined while it has not. */
  reason: string | undefined;
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  set(ms: number, what: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.reason = `${what} for ${ms / 1000} s`;
      this.controller.abort();
    }, ms);
  }

  clear(): void {
    clearTimeout(this.timer);
  }
}

/** The innermost cause is the one that says something: fetch itself only says "fetch failed". */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.message === 'fetch failed'
    ? explain(error.cause)
    : error.message;
}
