import { eq, sql } from 'drizzle-orm';

import { rooms } from '../db/schema.ts';
import type { Transaction } from '../db/types.ts';
import { CHANNEL, type Change, type RoomPart } from '../deps.ts';

/** PostgreSQL refuses notices of 8,000 bytes; so many ids stay well below. */
const VIEWERS_MAX = 100;

const VERSIONS = { room: 'vRoom', stage: 'vStage', hands: 'vHands' } as const;

/** Bumps the versions of the parts and tells all servers, both once the transaction is over. */
export async function recordChange(tx: Transaction, roomId: string, change: Change): Promise<void> {
  const columns = change.parts.filter(hasVersion).map((part) => VERSIONS[part]);
  const bumped = Object.fromEntries(columns.map((column) => [column, sql`${rooms[column]} + 1`]));
  const notice: Change =
    change.viewers.length > VIEWERS_MAX ? { ...change, viewers: [], scope: 'all' } : change;
  // Both at once: the connection sends the second without waiting for the answer to the first.
  await Promise.all([
    columns.length > 0 && tx.update(rooms).set(bumped).where(eq(rooms.id, roomId)),
    tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`),
  ]);
}

function hasVersion(part: RoomPart): part is keyof typeof VERSIONS {
  return part in VERSIONS;
}
