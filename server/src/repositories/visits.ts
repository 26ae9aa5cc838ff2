import { and, eq, or, sql } from 'drizzle-orm';

import { blocks, clubs, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, openTo, type Onlooker } from './access.ts';
import type { BlockKind } from './blocks.ts';
import type { RoomRow } from './rooms.ts';

/** A room and whether somebody may look into it, without being in it. */
export interface VisitRow extends Pick<RoomRow, 'id' | 'state'> {
  readonly open: boolean;
  readonly blocked: BlockKind | null;
}

/**
 * A room that somebody looks into. It is asked before each vote, so what takes long is asked only where the room is not
 * open to all; also where there is none, so that the time which the answer takes tells nobody of hidden rooms.
 */
export async function findVisit(db: Queryable, name: string, by: Onlooker): Promise<VisitRow | undefined> {
  const id = by === 'operator' || by === undefined ? '' : by.id;
  const here = or(eq(blocks.roomId, rooms.id), eq(blocks.clubId, rooms.clubId));
  const [row] = await db
    .select({
      id: rooms.id,
      state: rooms.state,
      open: sql<boolean>`${rooms.access} = 'open' and ${clubs.access} is distinct from 'hidden'`,
      // A ban weighs more than a removal.
      blocked: sql<BlockKind | null>`(select min(${blocks.kind}) from ${blocks} where ${blocks.personId} = ${id} and ${here})`,
    })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(eq(rooms.name, name));
  if (row?.open) return row;
  const [closed] = await db
    .select({ open: openTo(by) })
    .from(rooms)
    .where(and(eq(rooms.name, name), knownTo(by)));
  return row && closed && { ...row, open: closed.open };
}
