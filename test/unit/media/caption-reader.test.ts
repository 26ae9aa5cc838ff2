import { assert } from '@open-wc/testing';
import { CaptionReader, type CaptionStream } from '../../../src/media/core/caption-reader.ts';
import type { MediaCaption } from '../../../src/media/media-session.ts';
import { FakeClock } from '../support/clock.ts';

/** A stream that the test writes into. */
class Line implements CaptionStream {
  readonly segment: string;
  readonly person = 'rasa';
  readonly language: string;
  isFinal = false;
  read = 0;
  readonly #chunks: (string | Error | null)[] = [];
  #wake: (() => void) | undefined;

  constructor(segment = 'one', language = 'en') {
    this.segment = segment;
    this.language = language;
  }

  readonly final = () => this.isFinal;

  readonly chunks: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        while (!this.#chunks.length) await new Promise<void>((resolve) => (this.#wake = resolve));
        const chunk = this.#chunks.shift();
        if (chunk instanceof Error) throw chunk;
        if (chunk === null || chunk === undefined) return { done: true, value: undefined };
        this.read += 1;
        return { done: false, value: chunk };
      },
    }),
  };

  async write(...chunks: (string | Error | null)[]): Promise<void> {
    this.#chunks.push(...chunks);
    this.#wake?.();
    await new Promise((resolve) => setTimeout(resolve));
  }

  async end(final = true): Promise<void> {
    this.isFinal = final;
    await this.write(null);
  }
}

describe('The reader of captions', () => {
  let clock: FakeClock;
  let told: MediaCaption[];
  let reader: CaptionReader;
  beforeEach(() => {
    clock = new FakeClock();
    told = [];
    reader = new CaptionReader((caption) => told.push(caption), clock);
  });
  const texts = () => told.map(({ text, final }) => `${text}${final ? '.' : ''}`);
  const begin = (line: Line): Line => {
    void reader.read(line);
    return line;
  };

  it('grows a segment word by word, and says when it is final', async () => {
    const line = begin(new Line());
    await line.write('So a lime');
    await line.write(' tree');
    await line.end();
    assert.deepEqual(texts(), ['So a lime', 'So a lime tree', 'So a lime tree.']);
    assert.lengthOf(new Set(told.map(({ id }) => id)), 1);
    assert.deepInclude(told[0], { person: 'rasa', language: 'en' });
  });

  it('lets a later version replace an earlier one, whatever comes of that later', async () => {
    const first = begin(new Line());
    await first.write('So alike');
    const second = begin(new Line());
    await second.write('So a lime');
    await first.write(' three');
    await first.end(false);
    await second.end();
    assert.deepEqual(texts(), ['So alike', 'So a lime', 'So a lime.']);
  });

  it('keeps what is final against what is not', async () => {
    await begin(new Line()).write('Yes', null);
    const final = begin(new Line());
    await final.write('Yes!');
    await final.end();
    await begin(new Line()).write('Yet', null);
    assert.equal(texts().at(-1), 'Yes!.');
  });

  it('tells languages and segments apart', async () => {
    for (const line of [new Line('one', 'en'), new Line('one', 'lt'), new Line('two', 'en')]) {
      begin(line);
      await line.write('x');
    }
    assert.lengthOf(new Set(told.map(({ id }) => id)), 3);
  });

  it('lets a segment be taken back', async () => {
    const line = begin(new Line());
    await line.write('Hm');
    const empty = begin(new Line());
    await empty.end();
    assert.deepEqual(texts(), ['Hm', '.']);
  });

  it('keeps what came when a stream breaks off, and rejects nothing', async () => {
    const line = new Line();
    const read = reader.read(line);
    await line.write('So a', new Error('gone'));
    await read;
    assert.deepEqual(texts(), ['So a']);
  });

  it('cuts a segment without end, reads it to its end, and splits no character', async () => {
    const line = begin(new Line());
    await line.write('🌳'.repeat(999), 'x', '🌳'.repeat(1_000));
    for (let i = 0; i < 20; i += 1) await line.write('more');
    await line.end();
    const last = told.at(-1)?.text ?? '';
    assert.equal(last, `${'🌳'.repeat(999)}x…`);
    assert.equal(line.read, 23);
    assert.isBelow(told.length, 5);
  });

  it('passes fifty versions a second on, and rather final ones', async () => {
    const flood = async (count: number, final: boolean) => {
      const lines = Array.from({ length: count }, (_, index) => new Line(`${final} ${index} ${clock.now()}`));
      for (const line of lines) {
        begin(line);
        line.isFinal = final;
        await line.write('x', null);
      }
    };
    await flood(500, false);
    assert.isAtMost(told.length, 100);
    const interim = told.length;
    await flood(100, true);
    assert.isAbove(told.filter(({ final }) => final).length, 20, 'some are kept for final ones');
    assert.isAtMost(told.length, 100);
    assert.isAbove(interim, 0);
    clock.jump(1_000);
    told.length = 0;
    await flood(200, true);
    assert.approximately(told.filter(({ final }) => final).length, 40, 3);
  });

  it('reads thirty-two at once, and is rid of the rest', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => begin(new Line(`${index}`)));
    for (const line of lines) await line.write('x');
    assert.lengthOf(told, 32);
    assert.deepEqual(new Set(lines.map(({ read }) => read)), new Set([1]));
    for (const line of lines) await line.end(false);
    const next = begin(new Line('next'));
    await next.write('x');
    assert.lengthOf(told, 33);
  });
});
