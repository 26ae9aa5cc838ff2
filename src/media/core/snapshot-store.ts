import type { MediaPerson, MediaSnapshot } from '../media-session.ts';

/** What a session shows before it connects, and after it left. */
export const IDLE: MediaSnapshot = Object.freeze({
  connection: 'idle',
  error: null,
  audio: 'off',
  microphone: 'off',
  mayPublish: false,
  people: Object.freeze([]),
  retryAt: null,
});

/** Holds the snapshot, and tells its listeners once for all that changed in the same turn. */
export class SnapshotStore {
  #snapshot = IDLE;
  #told = false;
  readonly #listeners = new Set<(snapshot: MediaSnapshot) => void>();

  /** The newest snapshot: plain, frozen, never changed afterwards. */
  get snapshot(): MediaSnapshot {
    return this.#snapshot;
  }

  /** Calls `listener` after each change, until the returned function is called. */
  onChange(listener: (snapshot: MediaSnapshot) => void): () => void {
    // Wrapped, so that the same function may listen twice and stop once.
    const entry = (snapshot: MediaSnapshot): void => {
      listener(snapshot);
    };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** Takes over what is different; does nothing if nothing is. */
  patch(part: Partial<MediaSnapshot>): void {
    const old = this.#snapshot;
    const people =
      part.people && samePeople(part.people, old.people) ? old.people : (part.people ?? old.people);
    const next = { ...old, ...part, people };
    const keys = Object.keys(next) as (keyof MediaSnapshot)[];
    if (keys.every((key) => next[key] === old[key])) return;
    this.#snapshot = Object.freeze(next);
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      for (const listener of this.#listeners) listener(this.#snapshot);
    });
  }
}

function samePeople(a: readonly MediaPerson[], b: readonly MediaPerson[]): boolean {
  return a.length === b.length && a.every((person, index) => samePerson(person, b[index]));
}

function samePerson(a: MediaPerson, b: MediaPerson | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    a.local === b.local &&
    a.speaking === b.speaking &&
    a.muted === b.muted &&
    a.hasAudio === b.hasAudio
  );
}
