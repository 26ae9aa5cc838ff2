import { and, eq, getTableColumns, or, sql } from 'drizzle-orm';

import { blocks, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, openTo, type Onlooker } from './access.ts';
import type { BlockKind } from './blocks.ts';
import type { RoomRow } from './rooms.ts';

/** A room and whether somebody may look into it, without being in it. */
export interface VisitRow {
  readonly room: RoomRow;
  readonly open: boolean;
  readonly blocked: BlockKind | null;
}

/** A room that somebody looks into, in one query: it is asked before each vote. */
export async function findVisit(db: Queryable, name: string, by: Onlooker): Promise<VisitRow | undefined> {
  const id = by === 'operator' || by === undefined ? '' : by.id;
  const here = or(eq(blocks.roomId, rooms.id), eq(blocks.clubId, rooms.clubId));
  const [row] = await db
    .select({
      room: getTableColumns(rooms),
      open: openTo(by),
      // A ban weighs more than a removal.
      blocked: sql<BlockKind | null>`(select min(${blocks.kind}) from ${blocks} where ${blocks.personId} = ${id} and ${here})`,
    })
    .from(rooms)
    .where(and(eq(rooms.name, name), knownTo(by)));
  return row;
}
