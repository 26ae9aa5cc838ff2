import type { Talk } from '../contract/schedule.ts';
import { findFaces } from '../repositories/reminders.ts';
import { findTalks } from '../repositories/schedule.ts';
import type { ServiceDeps } from './change-room.ts';
import { fromCursor, toCursor, UUID } from './cursors.ts';
import { FACES, toComer } from './reminders.ts';
import type { Caller } from './rooms.ts';
import { readStages, toRoom } from './snapshots.ts';
import type { Topics } from './topics.ts';

/** A page of a schedule. @throws {ApiError} `bad_request` (cursor) */
export async function pageTalks(
  deps: ServiceDeps,
  topics: Topics,
  caller: Caller | undefined,
  query: {
    club?: string | undefined;
    topic?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ talks: Talk[]; nextCursor: string | null }> {
  const { club, topic, limit, cursor } = query;
  const found = await findTalks(deps.db, {
    onlooker: caller,
    club,
    topics: topic === undefined ? undefined : await topics.within(topic),
    now: deps.clock.now(),
    limit: limit + 1,
    after: fromCursor(cursor, UUID),
  });
  const page = found.slice(0, limit);
  const ids = page.map(({ room }) => room.id);
  const [stages, faces] = await Promise.all([readStages(deps.db, ids), findFaces(deps.db, ids, FACES)]);
  const last = page.at(-1)?.room;
  return {
    talks: page.map((row) => ({
      room: toRoom(row),
      movedFrom: row.room.movedFrom?.toISOString() ?? null,
      stage: (stages.get(row.room.id) ?? []).slice(0, FACES).map(toComer),
      comers: (faces.get(row.room.id) ?? []).map(toComer),
    })),
    nextCursor: found.length > limit && last?.startsAt ? toCursor({ at: last.startsAt, id: last.id }) : null,
  };
}
