import { randomUUID } from 'node:crypto';

import { and, desc, eq, getTableColumns, inArray, or, type SQL } from 'drizzle-orm';

import type { BanScope } from '../contract/running.ts';
import { blocks, people } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import type { PersonRow } from './people.ts';
import type { RoomRow } from './rooms.ts';

/** Why somebody may not be in a room. */
export type BlockKind = (typeof blocks.$inferSelect)['kind'];

type Scope = Pick<RoomRow, 'id' | 'clubId'>;

/** Why these people may not be in a room; those who may are left out. A ban weighs more than a removal. */
export async function findBlocks(
  db: Queryable,
  room: Scope,
  personIds: readonly string[],
): Promise<Map<string, BlockKind>> {
  if (personIds.length === 0) return new Map();
  const found = await db
    .select({ id: blocks.personId, kind: blocks.kind })
    .from(blocks)
    .where(and(within(room), inArray(blocks.personId, [...personIds])));
  const kinds = new Map<string, BlockKind>();
  for (const { id, kind } of found) if (kinds.get(id) !== 'banned') kinds.set(id, kind);
  return kinds;
}

/** Whether somebody is banned from all of a club. */
export async function isBannedFromClub(db: Queryable, clubId: string, personId: string): Promise<boolean> {
  const found = await db
    .select({ id: blocks.id })
    .from(blocks)
    .where(and(eq(blocks.clubId, clubId), eq(blocks.personId, personId)));
  return found.length > 0;
}

/** What keeps somebody out, and who they are where that is still known. */
export interface BlockedRow {
  readonly block: typeof blocks.$inferSelect;
  readonly person: PersonRow | null;
}

/** Whom the room and its club keep out, the newest first. */
export async function listBlocks(db: Queryable, room: Scope, limit: number): Promise<BlockedRow[]> {
  return db
    .select({ block: getTableColumns(blocks), person: getTableColumns(people) })
    .from(blocks)
    .leftJoin(people, eq(people.id, blocks.personId))
    .where(within(room))
    .orderBy(desc(blocks.createdAt), blocks.id)
    .limit(limit);
}

/** Keeps somebody out of the room, or of its club. */
export async function saveBlock(
  tx: Transaction,
  room: Scope,
  {
    personId,
    name,
    kind,
    scope,
  }: Pick<BlockedRow['block'], 'personId' | 'name' | 'kind'> & { scope: BanScope },
  now: Date,
): Promise<void> {
  const lasting = scope === 'club';
  await tx
    .insert(blocks)
    .values({
      id: randomUUID(),
      personId,
      name,
      kind,
      createdAt: now,
      ...(lasting ? { clubId: room.clubId } : { roomId: room.id }),
    })
    .onConflictDoUpdate({
      target: [lasting ? blocks.clubId : blocks.roomId, blocks.personId],
      set: { kind, name, createdAt: now },
    });
}

/** Lets somebody into the room, and its club, again. @returns whether anything kept them out */
export async function deleteBlocks(tx: Transaction, room: Scope, personId: string): Promise<boolean> {
  const gone = await tx
    .delete(blocks)
    .where(and(within(room), eq(blocks.personId, personId)))
    .returning({ id: blocks.id });
  return gone.length > 0;
}

/** Forgets who was removed from a room that ends. Bans of its club last. */
export async function deleteBlocksOfRoom(tx: Transaction, roomId: string): Promise<void> {
  await tx.delete(blocks).where(eq(blocks.roomId, roomId));
}

function within(room: Scope): SQL | undefined {
  const here = eq(blocks.roomId, room.id);
  return room.clubId === null ? here : or(here, eq(blocks.clubId, room.clubId));
}
