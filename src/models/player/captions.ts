import { atom } from 'nanostores';
import type { MediaCaption, MediaSession } from '../../media/media-session.ts';
import type { RoomModel } from '../room-model.ts';
import { $captionSettings, changeCaptions } from './caption-settings.ts';

/** Lines that are kept of each language: half an hour of talk to scroll back through. */
const MOST_LINES = 300;
/** Languages that are kept; those that come first. */
const MOST_LANGUAGES = 12;
/** Interim versions come in bursts; nobody reads faster than this, in milliseconds. */
const PACE = 100;

/** What somebody said. */
export interface CaptionLine {
  /** Stays the same while the text is corrected. */
  readonly id: string;
  readonly person: string;
  /** As the roster had it when it was said. */
  readonly name: string;
  /** BCP 47 tag; empty where the transcriber does not say. */
  readonly language: string;
  readonly text: string;
  readonly final: boolean;
}

/** What was said while the viewer was in the room. */
export interface CaptionLog {
  /** In the order in which they began, all languages together. */
  readonly lines: readonly CaptionLine[];
  /** What can be chosen from, in the order in which they came. */
  readonly languages: readonly string[];
}

const NOTHING: CaptionLog = { lines: [], languages: [] };

/**
 * What is said in the room, as text, for as long as the viewer is in it. Only the words of those whom the server has on
 * stage count, under the names that the roster has for them.
 */
export class Captions {
  /** Empty while nothing was transcribed. */
  readonly $log = atom(NOTHING);
  /** How the viewer reads them: one for all rooms of the page. */
  readonly $settings = $captionSettings;
  /** Changes {@link $settings}. */
  readonly change = changeCaptions;
  readonly #model: RoomModel;
  #waiting = new Map<string, CaptionLine>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;

  constructor(model: RoomModel) {
    this.#model = model;
  }

  /** Takes them from this session from now on; from none, and nothing is left of the talk. */
  follow(session: MediaSession | undefined): void {
    this.#stop?.();
    this.#stop = session?.onCaptions(this.#take);
    if (session) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
    this.$log.set(NOTHING);
  }

  readonly #take = ({ id, person, language, text, final }: MediaCaption): void => {
    const { $phase, $people } = this.#model.stores;
    const speaker = $people.get().find((one) => one.id === person);
    if (!speaker || speaker.role === 'listener' || $phase.get() !== 'joined') return;
    this.#waiting.set(id, { id, person, name: speaker.name, language, text: text.trim(), final });
    this.#timer ??= setTimeout(this.#show, PACE);
  };

  readonly #show = (): void => {
    this.#timer = undefined;
    const { lines, languages } = this.$log.get();
    const known = new Set([...languages, ...Array.from(this.#waiting.values(), ({ language }) => language)]);
    const kept = [...known].slice(0, MOST_LANGUAGES);
    const all = new Map(lines.map((line) => [line.id, line]));
    for (const line of this.#waiting.values()) {
      // A transcriber may take back what it took for words.
      if (!line.text) all.delete(line.id);
      else if (kept.includes(line.language)) all.set(line.id, line);
    }
    this.#waiting = new Map();
    this.$log.set({ lines: newest([...all.values()]), languages: kept });
  };
}

/** The last lines of each language. */
function newest(lines: readonly CaptionLine[]): readonly CaptionLine[] {
  const counts = new Map<string, number>();
  return lines
    .toReversed()
    .filter(({ language }) => {
      const count = (counts.get(language) ?? 0) + 1;
      counts.set(language, count);
      return count <= MOST_LINES;
    })
    .toReversed();
}
