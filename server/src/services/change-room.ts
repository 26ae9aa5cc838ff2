import { ApiError } from '../contract/errors.ts';
import type { Transaction } from '../db/types.ts';
import type { Deps, RoomPart } from '../deps.ts';
import type { Onlooker } from '../repositories/access.ts';
import { recordChange, recordListedRoom } from '../repositories/changes.ts';
import { lockRoom, type RoomRow } from '../repositories/rooms.ts';

/** What the rules need of the application. */
export type ServiceDeps = Pick<Deps, 'db' | 'media' | 'clock' | 'log' | 'config'>;

/** Whose view of themselves changed: these people's, that of all with a hand up, or everybody's. */
export type Viewers = readonly string[] | 'raised' | 'all';

/** One change of one room, which nobody else changes meanwhile. */
export interface RoomChange {
  readonly tx: Transaction;
  readonly room: RoomRow;
  /** When the room was taken. */
  readonly now: Date;
  /** Says what pages must hear of. What is said more than once is told once. */
  readonly tell: (parts: readonly RoomPart[], viewers?: Viewers) => void;
  /**
   * What LiveKit must do once all is stored. When it fails the answer stays right about what is stored, and the
   * reconciler repairs it: permissions follow the table.
   */
  readonly afterwards: (type: string, effect: () => Promise<void>) => void;
}

/**
 * Runs one change of a room in one transaction, which holds the room. What it told is sent with the commit; what
 * LiveKit must do follows after it, before this returns.
 * @param by who asks for it: a room that they may not know of is none
 * @throws {ApiError} `room_not_found`, and whatever `work` throws: then nothing is changed
 */
export async function changeRoom<Result>(
  deps: ServiceDeps,
  by: Onlooker,
  name: string,
  work: (change: RoomChange) => Promise<Result>,
): Promise<Result> {
  const effects: Effect[] = [];
  const result = await deps.db.transaction(async (tx) => {
    const room = await lockRoom(tx, name, by);
    if (!room) throw new ApiError('room_not_found');
    return withChange(tx, room, deps.clock.now(), effects, work);
  });
  await runEffects(deps, effects);
  return result;
}

/** Something that LiveKit must do. */
export interface Effect {
  readonly type: string;
  readonly room: string;
  readonly run: () => Promise<void>;
}

/** As {@link changeRoom}, for a room that the transaction holds already; the caller runs the effects. */
export async function withChange<Result>(
  tx: Transaction,
  room: RoomRow,
  now: Date,
  effects: Effect[],
  work: (change: RoomChange) => Promise<Result>,
): Promise<Result> {
  const parts = new Set<RoomPart>();
  const viewers = new Set<string>();
  let scope: 'none' | 'raised' | 'all' = 'none';
  const result = await work({
    tx,
    room,
    now,
    tell(changed, whose = []) {
      for (const part of changed) parts.add(part);
      if (typeof whose !== 'string') for (const id of whose) viewers.add(id);
      else if (scope !== 'all') scope = whose;
    },
    afterwards(type, run) {
      effects.push({ type, room: room.name, run });
    },
  });
  if (parts.size > 0 || viewers.size > 0 || scope !== 'none') {
    await recordChange(tx, room.id, { room: room.name, parts: [...parts], viewers: [...viewers], scope });
  }
  if (parts.has('room')) await recordListedRoom(tx, room);
  return result;
}

/** Runs what LiveKit must do, all at once; what fails is logged. */
export async function runEffects({ log }: Pick<Deps, 'log'>, effects: readonly Effect[]): Promise<void> {
  await Promise.all(
    effects.map(async ({ type, room, run }) => {
      try {
        await run();
      } catch (error) {
        log.warn('media_call_failed', { type, room, error });
      }
    }),
  );
}
