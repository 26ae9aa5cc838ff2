import type { HandQueue, Person, Viewer } from '../contract/models.ts';
import type { Queryable } from '../db/types.ts';
import type { SessionViewer } from '../deps.ts';
import { findInside, NO_ROOM } from '../repositories/access.ts';
import { readQuestionNews, type QuestionNews, type QuestionWish } from '../services/question-snapshots.ts';
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

/** What has to be known of a room to say what somebody is and may do there. */
export interface ViewedRoom {
  readonly id: string;
  readonly row: Parameters<typeof readViewers>[1];
}

/**
 * What is asked about a room that does not exist: as much as about one that does, so that the time which the answer takes
 * tells nobody whether there is a hidden room.
 */
export const NONE: ViewedRoom = {
  id: NO_ROOM,
  row: { id: NO_ROOM, clubId: null, state: 'scheduled', handPolicy: 'everyone' },
};

/**
 * Where the hub reads what it sends. It asks for `rooms` before it asks for the rest: a part is then at least as new
 * as its version, and a change in between is sent once more rather than lost.
 */
export interface EventData {
  /** By name, hidden ones too; rooms that do not exist are missing. */
  rooms(names: readonly string[]): Promise<ReadonlyMap<string, RoomSnapshot>>;
  /** By room id. */
  stages(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>>;
  /** By room id. */
  listeners(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  hands(id: string): Promise<HandQueue>;
  /** By room id. */
  questions(id: string, wish: QuestionWish): Promise<QuestionNews>;
  /** Those of these viewers who have a place in a room: they may know of it where it is hidden. */
  inside(id: string, viewers: readonly SessionViewer[]): Promise<ReadonlySet<string>>;
  /** By id of the viewer. */
  viewers(room: ViewedRoom, viewers: readonly SessionViewer[]): Promise<ReadonlyMap<string, Viewer>>;
}

/** Reads through the same snapshots as the routes do. */
export function databaseData(db: Queryable): EventData {
  return {
    rooms: (names) => readRooms(db, names, 'operator'),
    stages: async (ids) => (ids.length > 0 ? readStages(db, ids) : new Map()),
    listeners: async (ids) => (ids.length > 0 ? readListeners(db, ids) : new Map()),
    hands: (id) => readHands(db, id),
    questions: (id, wish) => readQuestionNews(db, id, wish),
    inside: (id, viewers) =>
      findInside(
        db,
        id,
        viewers.map((viewer) => viewer.id),
      ),
    viewers: (room, viewers) => readViewers(db, room.row, viewers),
  };
}
