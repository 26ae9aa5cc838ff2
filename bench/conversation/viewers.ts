import { Agent, get, type IncomingMessage } from 'node:http';

/** At so many of the viewers it is looked at when each thing came; at the others bytes are counted only. */
const LOOKED_AT = 20;
/** So many streams are opened at once. */
const AT_ONCE = 50;

/** An event as a viewer gets it. */
export interface Told {
  readonly event: string;
  /** Parsed JSON. */
  readonly data: any;
}

/** Pages that watch a room, each on a stream of its own and at an address of its own. */
export class Viewers {
  readonly count: number;
  /** Bytes of events that all of them got. */
  bytes = 0;
  /** Events that those who are looked at got. */
  events = 0;
  private readonly streams: IncomingMessage[] = [];
  private readonly agent = new Agent({ maxSockets: Infinity });
  private readonly onEvent: (viewer: number, told: Told) => void;

  private constructor(count: number, onEvent: (viewer: number, told: Told) => void) {
    this.count = count;
    this.onEvent = onEvent;
  }

  /** Opens the streams, and waits until each has the whole of the room. */
  static async open(
    url: string,
    count: number,
    onEvent: (viewer: number, told: Told) => void,
  ): Promise<Viewers> {
    const viewers = new Viewers(count, onEvent);
    const step = Math.max(1, Math.floor(count / LOOKED_AT));
    for (let from = 0; from < count; from += AT_ONCE) {
      const group = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => from + at);
      await Promise.all(group.map((viewer) => viewers.join(url, viewer, viewer % step === 0)));
    }
    viewers.forget();
    return viewers;
  }

  /** How many are looked at. */
  get lookedAt(): number {
    const step = Math.max(1, Math.floor(this.count / LOOKED_AT));
    return Math.ceil(this.count / step);
  }

  /** Counts from here. */
  forget(): void {
    this.bytes = this.events = 0;
  }

  /** All leave. */
  close(): void {
    for (const stream of this.streams) stream.destroy();
    this.agent.destroy();
  }

  private async join(url: string, viewer: number, looked: boolean): Promise<void> {
    const from = `198.18.${Math.floor(viewer / 250)}.${1 + (viewer % 250)}`;
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, { agent: this.agent, headers: { 'x-forwarded-for': from } }, resolve).on('error', reject);
    });
    if (stream.statusCode !== 200) throw new Error(`The stream was answered ${stream.statusCode}.`);
    this.streams.push(stream);
    stream.on('error', () => undefined);
    stream.setEncoding('utf8');
    await new Promise<void>((resolve) => {
      let rest = '';
      let whole = false;
      stream.on('data', (text: string) => {
        this.bytes += text.length;
        if (whole && !looked) return;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, event, data] = /^event: (\w+)[^]*?^data: (.*)$/m.exec(block) ?? [];
          if (!event || !data) continue;
          if (event === 'listeners' && !whole) {
            whole = true;
            resolve();
          }
          if (!looked) continue;
          this.events += 1;
          this.onEvent(viewer, { event, data: JSON.parse(data) });
        }
      });
    });
  }
}
