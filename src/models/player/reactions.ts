import type { Backend } from '../../backend/backend.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { ReactionCounts, ReactionKind } from '../../contract/types.ts';
import { formatNames } from '../../i18n/format.ts';
import type { Speech } from '../../i18n/text.ts';
import type { RoomModel } from '../room-model.ts';
import type { Trigger, Voice } from './voice.ts';

/** Presses go out together, so many at most, that long after the first of them and that long after those before. */
const SENDING = { most: 10, soon: 150, pace: 1_000 };
/** What the viewer sent comes back among the others' within this time, or not at all. */
const ECHO = 5_000;
/** Reactions are summed up for those who do not see them: the first after a moment, then no more often than this. */
const SPEAKING = { first: 2_000, pace: 30_000 };

/** Told how many reacted, and whether that was the viewer. */
export type ReactionsListener = (counts: ReactionCounts, own: boolean) => void;

/**
 * Reactions in one room. Nothing of them is a state: elements that show them are told, and forget. The viewer's own are
 * told at once, sent together, and taken out of the sums in which they come back.
 */
export class Reactions {
  readonly #model: RoomModel;
  readonly #backend: Backend;
  readonly #voice: Voice;
  readonly #listeners = new Set<ReactionsListener>();
  #stop: (() => void) | undefined;
  /** Not sent yet. */
  #pressed: ReactionCounts = {};
  #sending: ReturnType<typeof setTimeout> | undefined;
  #sentAt = 0;
  /** Sent, and not come back yet. */
  #awaited: ReactionCounts = {};
  #awaitedUntil = 0;
  /** The others', not announced yet. */
  #unsaid: ReactionCounts = {};
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #saidAt = 0;

  constructor(model: RoomModel, backend: Backend, voice: Voice) {
    this.#model = model;
    this.#backend = backend;
    this.#voice = voice;
  }

  /** Calls `listener` with what people send from now on; returns the function that stops it. */
  listen(listener: ReactionsListener): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#backend.reactions?.(this.#model.name, (counts) => this.#hear(counts));
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  /** Shows one of the viewer's own and sends it with the next; faster than a hand can clap, it is dropped. */
  send(kind: ReactionKind, trigger: Trigger): void {
    if (total(this.#pressed) >= SENDING.most) return;
    const one = { [kind]: 1 };
    this.#pressed = plus(this.#pressed, one);
    this.#tell(one, true);
    if (this.#sending) return;
    const wait = Math.max(SENDING.soon, this.#sentAt + SENDING.pace - Date.now());
    this.#sending = setTimeout(() => void this.#flush(trigger), wait);
  }

  /** Nobody shows them any more. */
  close(): void {
    this.#stop?.();
    this.#stop = undefined;
    clearTimeout(this.#speaking);
    this.#speaking = undefined;
    this.#unsaid = {};
  }

  async #flush(trigger: Trigger): Promise<void> {
    const counts = this.#pressed;
    this.#pressed = {};
    this.#sending = undefined;
    this.#sentAt = Date.now();
    this.#awaited = plus(this.#awaited, counts);
    this.#awaitedUntil = this.#sentAt + ECHO;
    try {
      if (!this.#backend.react) throw new HallwayError('not_supported');
      await this.#backend.react(this.#model.name, counts);
    } catch (thrown) {
      this.#awaited = minus(this.#awaited, counts);
      this.#voice.failed(HallwayError.from(thrown), trigger);
    }
  }

  #hear(counts: ReactionCounts): void {
    if (Date.now() > this.#awaitedUntil) this.#awaited = {};
    const others = minus(counts, this.#awaited);
    this.#awaited = minus(this.#awaited, counts);
    if (total(others) === 0) return;
    this.#tell(others, false);
    this.#unsaid = plus(this.#unsaid, others);
    const wait = Math.max(SPEAKING.first, this.#saidAt + SPEAKING.pace - Date.now());
    this.#speaking ??= setTimeout(() => this.#sumUp(), wait);
  }

  #tell(counts: ReactionCounts, own: boolean): void {
    for (const listener of this.#listeners) listener(counts, own);
  }

  #sumUp(): void {
    const counts = this.#unsaid;
    this.#unsaid = {};
    this.#speaking = undefined;
    this.#saidAt = Date.now();
    void this.#voice.say('reaction.summary', (speech) => ({ list: inWords(counts, speech) }));
  }
}

/** "9 claps, 3 hearts": what there was most of first. */
function inWords(counts: ReactionCounts, { locale, say }: Speech): string {
  const most = entries(counts).toSorted(([, one], [, other]) => other - one);
  return formatNames(
    locale,
    most.map(([kind, count]) => say(`reaction.counted.${kind}`, { count })),
  );
}

function entries(counts: ReactionCounts): [ReactionKind, number][] {
  return Object.entries(counts) as [ReactionKind, number][];
}

function total(counts: ReactionCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function plus(one: ReactionCounts, other: ReactionCounts): ReactionCounts {
  const sum = { ...one };
  for (const [kind, count] of entries(other)) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

/** What is left of one; kinds of which nothing is left are missing. */
function minus(one: ReactionCounts, other: ReactionCounts): ReactionCounts {
  return Object.fromEntries(
    entries(one)
      .map(([kind, count]) => [kind, count - (other[kind] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}
