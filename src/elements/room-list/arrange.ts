import type { RoomListing } from '../../contract/types.ts';

/** A room in its row. */
export interface Row {
  readonly listing: RoomListing;
  /** It is in the list no longer, and is shown so that nothing moves. */
  readonly over: boolean;
}

/** Rows, and how many rooms wait until they may appear. */
export interface Arranged {
  readonly rows: readonly Row[];
  readonly waiting: number;
}

/**
 * What is shown of a list that has changed.
 *
 * @param shown - The rows until now.
 * @param fresh - The list as it is.
 * @param hold - Somebody points at a row or is in it: rows stay where they are, what ended stays too, and what is new
 *   waits.
 * @param kept - Names of rooms that stay in any case: somebody may be listening there.
 */
export function arrange(
  shown: readonly Row[],
  fresh: readonly RoomListing[],
  hold: boolean,
  kept: ReadonlySet<string>,
): Arranged {
  const now = new Map(fresh.map((listing) => [listing.room.name, listing]));
  if (hold && shown.length > 0) {
    const rows = shown.map((row): Row => {
      const listing = now.get(row.listing.room.name);
      return listing ? { listing, over: false } : { ...row, over: true };
    });
    const names = new Set(rows.map(({ listing }) => listing.room.name));
    return { rows, waiting: fresh.filter(({ room }) => !names.has(room.name)).length };
  }
  const rows = fresh.map((listing): Row => ({ listing, over: false }));
  for (const [at, row] of shown.entries()) {
    const { name } = row.listing.room;
    if (kept.has(name) && !now.has(name)) rows.splice(Math.min(at, rows.length), 0, row);
  }
  return { rows, waiting: 0 };
}
