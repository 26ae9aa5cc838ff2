import { sql } from 'drizzle-orm';

import { clubs, rooms } from '../db/schema.ts';
import type { Queryable } from '../db/types.ts';
import { knownTo, type Onlooker } from './access.ts';

/** As much of a room as a card shows, without its listeners. */
export interface ClubRoom {
  readonly id: string;
  readonly clubId: string;
  readonly name: string;
  readonly title: string;
  readonly state: 'live' | 'scheduled';
  readonly startsAt: Date | null;
  readonly startedAt: Date | null;
}

/** So many of a club's live rooms are looked at for the one with most listeners: the newest. */
const LIVE_LOOKED_AT = 10;
/** How long a talk whose host is late is still what comes next. */
const LATE_MS = 2 * 3_600_000;

type Raw = Record<'id' | 'club_id' | 'name' | 'title', string> & {
  readonly state: 'live' | 'scheduled';
  readonly starts_at: string | Date | null;
  readonly started_at: string | Date | null;
};

/**
 * Live rooms of these clubs, and of each the soonest scheduled one, as far as the onlooker may know of them. A look into
 * an index for each club, which costs the same however many rooms the club has had. The states are written out: the
 * indexes are for these alone.
 */
export async function findRoomsOfClubs(
  db: Queryable,
  clubIds: readonly string[],
  by: Onlooker,
  now: Date,
): Promise<ClubRoom[]> {
  if (clubIds.length === 0) return [];
  const columns = sql`${rooms.id}, ${rooms.clubId}, ${rooms.name}, ${rooms.title}, ${rooms.state},
    ${rooms.startsAt}, ${rooms.startedAt}`;
  const shown = sql`${rooms.clubId} = ${clubs.id} and ${knownTo(by)}`;
  const since = new Date(now.getTime() - LATE_MS).toISOString();
  const found = await db.execute<Raw>(sql`
    select found.* from ${clubs} cross join lateral (
      (select ${columns} from ${rooms} where ${shown} and ${rooms.state} = 'live'
        order by ${rooms.startedAt} desc limit ${LIVE_LOOKED_AT})
      union all
      (select ${columns} from ${rooms} where ${shown} and ${rooms.state} = 'scheduled'
        and ${rooms.startsAt} > ${since}::timestamptz order by ${rooms.startsAt} limit 1)
    ) as found where ${clubs.id} in ${[...clubIds]}`);
  return [...found].map(({ id, club_id: clubId, name, title, state, starts_at, started_at }) => ({
    id,
    clubId,
    name,
    title,
    state,
    startsAt: starts_at === null ? null : new Date(starts_at),
    startedAt: started_at === null ? null : new Date(started_at),
  }));
}
