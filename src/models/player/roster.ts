import type { Backend } from '../../backend/backend.ts';
import { HallwayError } from '../../contract/errors.ts';
import type { Person, RosterPage } from '../../contract/types.ts';
import type { RoomModel } from '../room-model.ts';

type Section = 'followed' | 'audience';
const SECTIONS = ['followed', 'audience'] as const;

/** A list that could not be had is not asked for again before. */
const PAUSE = 5_000;
/** The first page is fetched anew at most this often while people come and go; spread, because all pages see it. */
const REFRESH = 10_000;

/** Pages of those who listen, as far as somebody looked at them. Only those who are in the room may see them. */
export class Roster {
  readonly #model: RoomModel;
  readonly #backend: Backend;
  readonly #notBefore = new Map<Section, number>();
  readonly #busy = new Set<Section>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stale = false;

  constructor(model: RoomModel, backend: Backend) {
    this.#model = model;
    this.#backend = backend;
  }

  /** Fetches the first page of a section, or with `more` the one after what is known. */
  load(section: Section, more: boolean): void {
    const known = this.#model.stores.$roster.get()[section];
    if (this.#busy.has(section) || (more && !known?.nextCursor)) return;
    if (!more && Date.now() < (this.#notBefore.get(section) ?? 0)) return;
    void this.#fetch(section, more ? known : null);
  }

  /**
   * Fetches the first pages while the audio is still being connected, where the room is shown: had they come just after,
   * they would have moved the controls from under the pointer.
   */
  expect(): void {
    const shown = [...this.#model.users].some(
      ({ host }) =>
        host.localName === 'hallway-speaker-grid' ||
        (host.localName === 'hallway-room' && !host.hasAttribute('bare')),
    );
    if (!shown || !this.#backend.features.has('roster')) return;
    for (const section of SECTIONS) this.load(section, false);
  }

  /** Somebody came or went: what is on the page is fetched anew, but not for each of them. */
  refresh(): void {
    this.#stale = true;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        if (!this.#stale || document.hidden) return;
        const roster = this.#model.stores.$roster.get();
        for (const section of SECTIONS) {
          if (roster[section]) this.load(section, false);
        }
      },
      REFRESH * (0.5 + Math.random()),
    );
  }

  /** Forgets everybody: the viewer left. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#model.stores.$roster.set({ followed: null, audience: null });
  }

  async #fetch(section: Section, known: RosterPage | null): Promise<void> {
    const { name, stores } = this.#model;
    const early = stores.$phase.get() === 'joining';
    this.#busy.add(section);
    this.#stale = false;
    try {
      const page = await this.#backend.roster(name, section, known?.nextCursor ?? undefined);
      const phase = stores.$phase.get();
      if (phase !== 'joined' && phase !== 'joining') return;
      const roster = stores.$roster.get();
      stores.$roster.set({
        ...roster,
        [section]: known ? append(known, page) : renew(roster[section], page),
      });
    } catch (thrown) {
      // A server may know of the viewer only once they are connected: then it is asked as if it never had been.
      if (!early) this.#notBefore.set(section, Date.now() + PAUSE);
      const { code } = HallwayError.from(thrown);
      // The first page is asked for again by itself; for more somebody scrolls, and waits.
      if (known) stores.$notice.set({ key: `error.${code}`, error: code });
    } finally {
      this.#busy.delete(section);
    }
    if (early && stores.$phase.get() === 'joined' && !stores.$roster.get()[section])
      this.load(section, false);
  }
}

/** Somebody may have moved to a later page meanwhile: nobody is listed twice. */
function append(known: RosterPage, page: RosterPage): RosterPage {
  const people = new Map<string, Person>([...known.people, ...page.people].map((one) => [one.id, one]));
  return { ...page, people: [...people.values()] };
}

/**
 * A new first page above what was fetched further down: somebody who looks at the five hundredth listener is not thrown
 * back to the first. People are in the order in which they came, so the rest follows the last one of the page.
 */
function renew(before: RosterPage | null, page: RosterPage): RosterPage {
  const last = page.people.at(-1)?.id;
  const at = before?.people.findIndex(({ id }) => id === last) ?? -1;
  if (!before || at < 0) return page;
  const rest = before.people.slice(at + 1).filter(({ id }) => !page.people.some((one) => one.id === id));
  if (!rest.length) return page;
  return { ...page, people: [...page.people, ...rest], nextCursor: before.nextCursor };
}
