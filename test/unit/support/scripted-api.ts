/** A request that the page made. */
export interface Sent {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly keepalive: boolean;
  readonly signal: AbortSignal;
}

type Reply = Response | Promise<Response> | (() => Response | Promise<Response>);

/** An API that answers what the test has scripted, in place of `fetch`. */
export class ScriptedApi {
  readonly origin = 'https://api.example';
  readonly sent: Sent[] = [];
  /** Streams that are open, oldest first. */
  readonly streams: ScriptedStream[] = [];
  readonly #replies = new Map<string, Reply[]>();
  readonly #fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = (input, init) => this.#answer(new Request(input, init), init);
  }

  /** What the next request to `METHOD /path` (query aside) is answered; the last one is kept for all later ones. */
  on(route: string, ...replies: Reply[]): void {
    this.#replies.set(route, replies);
  }

  /** Answers with a stream of events for as long as the page wants. */
  stream(): () => Response {
    return () => {
      const stream = new ScriptedStream(this.sent.at(-1)!.signal);
      this.streams.push(stream);
      return stream.response;
    };
  }

  count(route: string): number {
    return this.sent.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === route).length;
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
    for (const stream of this.streams) stream.end();
  }

  async #answer(request: Request, init: RequestInit | undefined): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const text = await request.clone().text();
    this.sent.push({
      method: request.method,
      path: pathname + search,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
      keepalive: init?.keepalive ?? false,
      signal: request.signal,
    });
    const replies = this.#replies.get(`${request.method} ${pathname}`) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (!reply) throw new TypeError(`nothing answers ${request.method} ${pathname}`);
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
    const response = await Promise.race([typeof reply === 'function' ? reply() : reply, aborted]);
    return response.bodyUsed ? response : response.clone();
  }
}

/** One response of server-sent events. */
export class ScriptedStream {
  readonly response: Response;
  readonly closed: Promise<void>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #open = true;

  constructor(signal: AbortSignal) {
    let close!: () => void;
    this.closed = new Promise((resolve) => (close = resolve));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
    });
    this.response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    // `clone()` would tee the body; a stream is answered once.
    this.response.clone = () => this.response;
    signal.addEventListener('abort', () => {
      if (this.#open) this.#controller.error(new DOMException('', 'AbortError'));
      this.#open = false;
      close();
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  write(text: string): void {
    this.writeBytes(new TextEncoder().encode(text));
  }

  writeBytes(bytes: Uint8Array): void {
    this.#controller.enqueue(bytes.slice());
  }

  event(event: string, data: unknown, id?: string): void {
    this.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    if (this.#open) this.#controller.close();
    this.#open = false;
  }
}

/** An answer in JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A refusal as the API writes it. */
export function refused(status: number, code: string, headers: Record<string, string> = {}): Response {
  return json({ error: { code, message: 'for developers', requestId: 'r-1' } }, status, headers);
}

/** Nothing answers. */
export function unreachable(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}
