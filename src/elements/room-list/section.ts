import type { RoomListing } from '../../contract/types.ts';
import type { RoomList, RoomListState } from '../../models/directory/room-list.ts';
import { arrange, type Arranged, type Row } from './arrange.ts';

const NOTHING: Arranged = { rows: [], waiting: 0 };

/** One part of the element: which list it shows, and the rows that it showed last. */
export class Section {
  list: RoomList | undefined;
  /** What the rows are of: those of another list do not hold. */
  #of: RoomList | undefined;
  #arranged = NOTHING;
  #seen: readonly RoomListing[] | undefined;

  /**
   * The rows to show of a list's state.
   * @param hold - Nothing may move.
   * @param kept - Rooms that stay in any case.
   */
  rows(state: RoomListState, hold: boolean, kept: ReadonlySet<string>): Arranged {
    // Until the new list is here the old one stays: a page that blinks with each letter cannot be read.
    if (state.status === 'loading') return this.#arranged;
    const same = this.#of === this.list;
    if (!same || this.#seen !== state.rooms || !hold) {
      this.#arranged = arrange(this.#arranged.rows, state.rooms, hold && same, kept);
    }
    this.#of = this.list;
    this.#seen = state.rooms;
    return this.#arranged;
  }

  /** Whether the rows are of another list than the one that was asked for. */
  get isOld(): boolean {
    return this.#of !== this.list;
  }

  /** Lets all that waited appear with the next render. */
  release(): void {
    this.#of = undefined;
  }

  /** The rows shown last. */
  get shown(): readonly Row[] {
    return this.#arranged.rows;
  }
}
