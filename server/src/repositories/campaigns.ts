/** Through which campaigns people came to a club: numbers only. */
import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';

import { clubFollows, reminders, rooms } from '../db/schema.ts';
import type { Queryable, Transaction } from '../db/types.ts';

/** One campaign, and how many came through it. */
export interface CampaignRow {
  readonly utm_source: string | null;
  readonly utm_medium: string | null;
  readonly utm_campaign: string | null;
  readonly followers: number;
  readonly reminders: number;
}

/** The campaigns of a club, those with most followers first. */
export async function countCampaigns(db: Queryable, clubId: string, limit: number): Promise<CampaignRow[]> {
  const found = await db.execute<{ [Name in keyof CampaignRow]: CampaignRow[Name] }>(sql`
    select campaign->>'utm_source' as utm_source, campaign->>'utm_medium' as utm_medium,
      campaign->>'utm_campaign' as utm_campaign,
      sum(follower)::int as followers, sum(1 - follower)::int as reminders
    from (
      select ${clubFollows.campaign} as campaign, 1 as follower from ${clubFollows}
        where ${clubFollows.clubId} = ${clubId} and ${clubFollows.campaign} is not null
      union all
      select ${reminders.campaign}, 0 from ${reminders} join ${rooms} on ${rooms.id} = ${reminders.roomId}
        where ${rooms.clubId} = ${clubId} and ${rooms.state} <> 'ended' and ${reminders.campaign} is not null
    ) as came
    group by 1, 2, 3 order by followers desc, reminders desc, 1, 2, 3 limit ${limit}`);
  return [...found];
}

/** How many follow a club, and come to its talks, of whom no campaign is known. */
export async function countUnknown(
  db: Queryable,
  clubId: string,
): Promise<{ followers: number; reminders: number }> {
  const [row] = await db.execute<{ followers: number; reminders: number }>(sql`
    select (select count(*)::int from ${clubFollows}
        where ${clubFollows.clubId} = ${clubId} and ${clubFollows.campaign} is null) as followers,
      (select count(*)::int from ${reminders} join ${rooms} on ${rooms.id} = ${reminders.roomId}
        where ${rooms.clubId} = ${clubId} and ${rooms.state} <> 'ended' and ${reminders.campaign} is null) as reminders`);
  return row ?? { followers: 0, reminders: 0 };
}

/** Forgets the campaigns of all who came to a club. */
export async function deleteCampaigns(tx: Transaction, clubId: string): Promise<void> {
  await tx
    .update(clubFollows)
    .set({ campaign: null })
    .where(and(eq(clubFollows.clubId, clubId), isNotNull(clubFollows.campaign)));
  const own = tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.clubId, clubId), ne(rooms.state, 'ended')));
  await tx
    .update(reminders)
    .set({ campaign: null })
    .where(and(inArray(reminders.roomId, own), isNotNull(reminders.campaign)));
}
