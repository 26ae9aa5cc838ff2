import { and, eq, or } from 'drizzle-orm';

import { blocks, members, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo } from './access.ts';
import type { BlockKind } from './blocks.ts';
import type { MemberRow } from './members.ts';
import type { RoomRow } from './rooms.ts';

/** Whether somebody may react in a room depends on this. */
export interface Reactor {
  readonly room: Pick<RoomRow, 'state' | 'reactionPolicy'>;
  readonly member: Pick<MemberRow, 'present' | 'seatUntil'> | undefined;
  readonly blocked: BlockKind | undefined;
}

/** A room and somebody's part in it, in one query; `undefined` where they may not know of such a room. */
export async function findReactor(
  db: Queryable,
  name: string,
  person: { readonly id: string },
): Promise<Reactor | undefined> {
  const rows = await db
    .select({
      room: { state: rooms.state, reactionPolicy: rooms.reactionPolicy },
      member: { present: members.present, seatUntil: members.seatUntil },
      blocked: blocks.kind,
    })
    .from(rooms)
    .leftJoin(members, and(eq(members.roomId, rooms.id), eq(members.personId, person.id)))
    .leftJoin(
      blocks,
      and(eq(blocks.personId, person.id), or(eq(blocks.roomId, rooms.id), eq(blocks.clubId, rooms.clubId))),
    )
    .where(and(eq(rooms.name, name), knownTo(person)));
  const [row] = rows;
  if (!row) return undefined;
  // Removed from the room and banned from its club are two rows; a ban weighs more.
  const blocked = rows.some((one) => one.blocked === 'banned') ? 'banned' : row.blocked;
  return { room: row.room, member: row.member ?? undefined, blocked: blocked ?? undefined };
}
