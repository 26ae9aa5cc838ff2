import { type Campaign, CAMPAIGNS_MAX, type ClubCampaigns } from '../contract/campaigns.ts';
import { ApiError } from '../contract/errors.ts';
import { countCampaigns, countUnknown, deleteCampaigns } from '../repositories/campaigns.ts';
import { findKnownClubs } from '../repositories/clubs.ts';
import type { ServiceDeps } from './change-room.ts';
import { requireAdmin, standingOf, takeClub } from './clubs.ts';
import type { Caller } from './rooms.ts';

/** What is kept of a campaign; nothing where its page named none. */
export function kept(campaign: Campaign | undefined): Campaign | null {
  return campaign && Object.keys(campaign).length > 0 ? campaign : null;
}

/** How many follow a club, and come to its talks, by campaign. @throws {ApiError} `not_found`, `forbidden` */
export async function readCampaigns(deps: ServiceDeps, caller: Caller, name: string): Promise<ClubCampaigns> {
  const [club] = await findKnownClubs(deps.db, [name], caller);
  if (!club) throw new ApiError('not_found');
  const standing = await standingOf(deps.db, club, caller);
  if (!standing || !/^(?:leader|admin|operator)$/.test(standing)) throw new ApiError('forbidden');
  return {
    campaigns: await countCampaigns(deps.db, club.id, CAMPAIGNS_MAX),
    unknown: await countUnknown(deps.db, club.id),
  };
}

/** Forgets the campaigns of a club. @throws {ApiError} `not_found`, `forbidden` */
export async function forgetCampaigns(deps: ServiceDeps, caller: Caller, name: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const club = await takeClub(tx, caller, name);
    await requireAdmin(tx, club, caller);
    await deleteCampaigns(tx, club.id);
  });
}
