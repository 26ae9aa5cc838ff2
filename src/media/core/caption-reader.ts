import type { MediaCaption } from '../media-session.ts';
import type { Clock } from './clock.ts';

/** Longest segment, in UTF-16 units: more than two minutes of speech. What comes after is cut. */
const MOST_TEXT = 2_000;
/** Streams that are read at once; a further one is passed over, and read only to be rid of it. */
const MOST_OPEN = 32;
/** Segments that are remembered, so that an old version does not come back. */
const MOST_SEGMENTS = 256;
/** Versions a second that are passed on, and so many at once. */
const RATE = 50;
const BURST = 100;
/** Kept for final versions: interim ones may be left out, because the next one holds their words too. */
const RESERVE = 30;

/** One version of a segment, as it arrives. */
export interface CaptionStream {
  readonly segment: string;
  readonly person: string;
  readonly language: string;
  readonly chunks: AsyncIterable<string>;
  /** Asked at the end too: a transcriber may say so only then. */
  readonly final: () => boolean;
}

/** The newest version of a segment. */
interface Segment {
  order: number;
  final: boolean;
}

/**
 * Puts captions together from streams of text, and keeps a transcriber that has gone wrong from costing the page more
 * than a little time: what is too long, too much or too old is dropped.
 */
export class CaptionReader {
  readonly #tell: (caption: MediaCaption) => void;
  readonly #clock: Clock;
  readonly #segments = new Map<string, Segment>();
  #order = 0;
  #open = 0;
  #budget = BURST;
  #filledAt: number;

  constructor(tell: (caption: MediaCaption) => void, clock: Clock) {
    this.#tell = tell;
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  /** Reads one version to its end. Never rejects: what breaks off stays as far as it came. */
  async read(stream: CaptionStream): Promise<void> {
    if (this.#open >= MOST_OPEN) return drain(stream.chunks);
    this.#open += 1;
    try {
      await this.#assemble(stream);
    } catch {
      // The transcriber left in the middle of a sentence; its next one begins a segment of its own.
    } finally {
      this.#open -= 1;
    }
  }

  async #assemble({ segment, person, language, chunks, final }: CaptionStream): Promise<void> {
    const id = `${language} ${person} ${segment}`;
    const order = (this.#order += 1);
    const known = this.#newest(id, order);
    let text = '';
    let told = '';
    for await (const chunk of chunks) {
      if (text.length < MOST_TEXT) text = cut(text + chunk);
      const stale = known.order !== order || known.final;
      if (text !== told && !stale && this.#afford(RESERVE)) {
        told = text;
        this.#tell({ id, person, language, text, final: false });
      }
    }
    if (known.order !== order) return;
    const last = final();
    if (!last && (known.final || text === told)) return;
    known.final ||= last;
    if (this.#afford(last ? 1 : RESERVE)) this.#tell({ id, person, language, text, final: last });
  }

  /** Makes this version the newest one of its segment. */
  #newest(id: string, order: number): Segment {
    const known = this.#segments.get(id) ?? { order, final: false };
    known.order = order;
    this.#segments.delete(id);
    this.#segments.set(id, known);
    for (const old of this.#segments.keys()) {
      if (this.#segments.size <= MOST_SEGMENTS) break;
      this.#segments.delete(old);
    }
    return known;
  }

  #afford(least: number): boolean {
    const now = this.#clock.now();
    this.#budget = Math.min(BURST, this.#budget + ((now - this.#filledAt) * RATE) / 1_000);
    this.#filledAt = now;
    if (this.#budget < least) return false;
    this.#budget -= 1;
    return true;
  }
}

/** Reads a stream for nothing: what nobody reads would pile up in memory. Never rejects. */
export async function drain(chunks: AsyncIterable<string>): Promise<void> {
  try {
    for await (const _chunk of chunks);
  } catch {
    // It broke off, and nobody wanted it.
  }
}

/** Cuts at the limit, and never through a pair of surrogates. */
function cut(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const end = text.slice(0, MOST_TEXT - 1);
  return `${end.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
