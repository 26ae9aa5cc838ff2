import { and, eq, ne, or, sql } from 'drizzle-orm';

import { clubs, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';
import { CHANNEL, type Change, type ListChange, type QuestionChange, type RoomPart } from '../deps.ts';
import type { RoomRow } from './rooms.ts';

/** PostgreSQL refuses notices of 8,000 bytes; so many ids stay well below. */
const VIEWERS_MAX = 100;

/** As many names of clubs as surely fit into one notice. */
const CLUBS_MAX = 100;

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

/**
 * Tells all servers, once the transaction is over, that lists may have changed. Pages hear of the same list at most
 * once in two seconds, so callers need not save on it.
 */
export async function recordListChange(tx: Transaction, change: Partial<ListChange>): Promise<void> {
  const { clubs: names = [], hallway = false } = change;
  for (let from = 0; from === 0 || from < names.length; from += CLUBS_MAX) {
    const notice: ListChange = {
      clubs: names.slice(from, from + CLUBS_MAX),
      hallway: hallway && from === 0,
    };
    if (notice.clubs.length === 0 && !notice.hallway) continue;
    await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`);
  }
}

/**
 * As {@link recordListChange}, for the lists that show a room: the hallway and its club. One that is and was hidden is
 * told of nowhere, as a hint would say that there is something; pages of those who know it look again by themselves.
 * @param before the room as it was before this transaction changed it
 */
export async function recordListedRoom(
  tx: Transaction,
  before: Pick<RoomRow, 'id' | 'access'>,
): Promise<void> {
  const wasShown = sql`${before.access !== 'hidden'}::boolean`;
  const notice = sql`json_build_object(
    'clubs', case when ${clubs.name} is null then json_build_array() else json_build_array(${clubs.name}) end,
    'hallway', coalesce(${clubs.access} <> 'hidden', true))::text`;
  await tx
    .select({ told: sql`pg_notify(${CHANNEL}, ${notice})` })
    .from(rooms)
    .leftJoin(clubs, eq(clubs.id, rooms.clubId))
    .where(and(eq(rooms.id, before.id), or(wasShown, ne(rooms.access, 'hidden'))));
}

/** As many numbers of questions as surely fit into one notice. */
const QUESTIONS_MAX = 500;

/** Tells all servers, once the transaction is over or else now, that questions of a room changed. */
export async function recordQuestions(
  db: Queryable,
  room: string,
  { changed = [], voted = [], rules = false }: Partial<Omit<QuestionChange, 'questionsOf'>>,
): Promise<void> {
  const all = [...changed, ...voted];
  for (let from = 0; from === 0 || from < all.length; from += QUESTIONS_MAX) {
    const some = all.slice(from, from + QUESTIONS_MAX);
    const known = Math.max(0, changed.length - from);
    const notice: QuestionChange = {
      questionsOf: room,
      changed: some.slice(0, known),
      voted: some.slice(known),
      rules: rules && from === 0,
    };
    await db.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`);
  }
}
