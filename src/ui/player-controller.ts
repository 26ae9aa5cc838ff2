import type { MediaDevices } from '../media/media-session.ts';
import type { Records } from '../models/player/records.ts';
import type { LevelsListener } from '../models/room-model.ts';
import { RoomController } from './room-controller.ts';

/** Ties an element of the player to its room: all that a card does not need, and so does not load. */
export class PlayerController extends RoomController {
  readonly #levels = new Set<LevelsListener>();

  /** Fetches the first page of a section of the roster, or with `more` the next one, into `$roster`. */
  loadRoster(section: 'followed' | 'audience', more = false): void {
    this.prepare((player) => player.roster.load(section, more));
  }

  /** Looks something up for those who run the room; rejects with a `HallwayError`, or where there is no room. */
  async lookUp<Result>(read: (records: Records) => Promise<Result>): Promise<Result> {
    if (!this.model) throw new Error('There is no room.');
    return this.model.use((player) => read(player.records));
  }

  /** Microphones and outputs; rejects where there is no audio connection. */
  async devices(): Promise<MediaDevices> {
    if (!this.model) throw new Error('There is no room.');
    return this.model.use((player) => player.devices());
  }

  /** Calls `listener` with audio levels 0–1 by person, ten times a second; returns the function that stops it. */
  onLevels(listener: LevelsListener): () => void {
    this.#levels.add(listener);
    return () => this.#levels.delete(listener);
  }

  /** Passes levels on; the model's to call. */
  hear(levels: ReadonlyMap<string, number>): void {
    for (const listener of this.#levels) listener(levels);
  }
}
