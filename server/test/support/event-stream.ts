/** One event of a stream. */
export interface StreamEvent {
  readonly event: string;
  /** Parsed JSON; a test says what it expects of it. */
  readonly data: any;
  readonly id: string;
}

/** Reads an event stream as a page does, and waits for what is to come. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  /** Comments, which are the heartbeats. */
  comments = 0;
  lastEventId = '';
  /** Settles when the stream ends; rejects never. */
  readonly ended: Promise<void>;
  isEnded = false;
  private readonly abort = new AbortController();
  private wake: (() => void)[] = [];

  constructor(body: ReadableStream<Uint8Array>, onAbort?: () => void) {
    this.abort.signal.addEventListener('abort', () => onAbort?.());
    this.ended = this.read(body)
      .catch(() => undefined)
      .finally(() => {
        this.isEnded = true;
        this.tell();
      });
  }

  /** Opens one at a server. @throws unless it is answered */
  static async open(
    base: string,
    rooms: readonly string[],
    {
      token,
      lastEventId,
      reactions = false,
    }: { token?: string; lastEventId?: string; reactions?: boolean } = {},
  ): Promise<EventStream> {
    const abort = new AbortController();
    const query = rooms
      .flatMap((room) => [`room=${room}`, ...(reactions ? [`reactions=${room}`] : [])])
      .join('&');
    const response = await fetch(`${base}/v1/events?${query}`, {
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(lastEventId && { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`The stream was answered ${response.status}.`);
    return new EventStream(response.body, () => abort.abort());
  }

  /** Leaves. */
  close(): void {
    this.abort.abort();
  }

  /** The newest event of a kind. */
  last(event: string): StreamEvent | undefined {
    return this.events.findLast((entry) => entry.event === event);
  }

  /** Waits for an event, also among those that have come. @throws after 30 seconds, or when the stream ends first */
  async next(matches: (event: StreamEvent) => boolean, from = 0): Promise<StreamEvent> {
    const until = Date.now() + 30_000;
    for (;;) {
      const found = this.events.slice(from).find(matches);
      if (found) return found;
      if (this.isEnded || Date.now() > until) {
        throw new Error(
          `No such event ${this.isEnded ? 'before the end' : 'in time'}: ${JSON.stringify(this.events)}`,
        );
      }
      await new Promise<void>((resolve) => {
        this.wake.push(resolve);
        setTimeout(resolve, 500).unref();
      });
    }
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
      this.tell();
    }
  }

  private take(block: string): void {
    const fields: Record<string, string> = {};
    for (const line of block.split('\n')) {
      const [name = '', ...rest] = line.split(':');
      if (name === '') this.comments += 1;
      else fields[name] = rest.join(':').trimStart();
    }
    if (fields['id'] !== undefined) this.lastEventId = fields['id'];
    if (fields['data'] === undefined) return;
    this.events.push({
      event: fields['event'] ?? '',
      data: JSON.parse(fields['data']),
      id: this.lastEventId,
    });
  }

  private tell(): void {
    for (const resolve of this.wake.splice(0)) resolve();
  }
}
