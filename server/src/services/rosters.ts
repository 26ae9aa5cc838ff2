import { ApiError } from '../contract/errors.ts';
import type { RosterPage, RosterSection } from '../contract/models.ts';
import { findRooms } from '../repositories/rooms.ts';
import { countSection, findListeners, findStages } from '../repositories/rosters.ts';
import type { ServiceDeps } from './change-room.ts';
import { fromCursor, toCursor } from './cursors.ts';
import { requireInRoom } from './members.ts';
import { requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';
import { toPerson } from './snapshots.ts';

const PERSON_ID = /^[gp]_[0-9a-f-]{36}$/;

/**
 * A page of those who are in a room, in the order in which they came; for those who are there themselves. The stage
 * comes whole, whatever is searched for.
 * @throws {ApiError} `room_not_found`, `not_in_room`, `bad_request` (cursor), and those of a room's state
 */
export async function pageRoster(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  query: { section: RosterSection; search?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<RosterPage> {
  const { section, limit, search } = query;
  const after = fromCursor(query.cursor, PERSON_ID);
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  const { room } = found;
  requireLive(room);
  await requireInRoom(deps.db, room.id, session.id, deps.clock.now());
  if (section === 'stage') {
    const people = (await findStages(deps.db, [room.id])).map(toPerson);
    return { section, count: people.length, people, nextCursor: null };
  }
  const filter = { followed: section === 'followed', search };
  const [rows, count] = await Promise.all([
    findListeners(deps.db, room.id, { ...filter, limit: limit + 1, after }),
    countSection(deps.db, room.id, filter),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.member;
  const more = rows.length > limit && last?.joinedAt;
  return {
    section,
    count,
    people: page.map(toPerson),
    nextCursor: more ? toCursor({ at: more, id: last.personId }) : null,
  };
}
