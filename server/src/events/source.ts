import type { HandQueue, Person, Viewer } from '../contract/models.ts';
import type { Queryable } from '../db/types.ts';
import type { SessionViewer } from '../deps.ts';
import {
  readHands,
  readListeners,
  readRooms,
  readStages,
  readViewers,
  type RoomSnapshot,
} from '../services/snapshots.ts';

/** Counters that the database raises with each change of a part. */
export type Versions = RoomSnapshot['versions'];

/**
 * Where the hub reads what it sends. It asks for `rooms` before it asks for the rest: a part is then at least as new
 * as its version, and a change in between is sent once more rather than lost.
 */
export interface EventData {
  /** By name; rooms that do not exist are missing. */
  rooms(names: readonly string[]): Promise<ReadonlyMap<string, RoomSnapshot>>;
  /** By room id. */
  stages(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>>;
  /** By room id. */
  listeners(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  hands(id: string): Promise<HandQueue>;
  /** By id of the viewer. */
  viewers(room: RoomSnapshot, viewers: readonly SessionViewer[]): Promise<ReadonlyMap<string, Viewer>>;
}

/** Reads through the same snapshots as the routes do. */
export function databaseData(db: Queryable): EventData {
  return {
    rooms: (names) => readRooms(db, names),
    stages: async (ids) => (ids.length > 0 ? readStages(db, ids) : new Map()),
    listeners: async (ids) => (ids.length > 0 ? readListeners(db, ids) : new Map()),
    hands: (id) => readHands(db, id),
    viewers: (room, viewers) => readViewers(db, room.row, viewers),
  };
}
