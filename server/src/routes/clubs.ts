import * as campaigns from '../contract/campaigns.ts';
import * as contract from '../contract/clubs.ts';
import type { Deps } from '../deps.ts';
import { callerOf, maybeCaller, viewerOf, type App } from '../http/context.ts';
import { forgetCampaigns, readCampaigns } from '../services/campaigns.ts';
import { readClubCards } from '../services/club-cards.ts';
import {
  joinClub,
  leaveClub,
  pageClubPeople,
  removeClubMember,
  setClubRole,
} from '../services/club-members.ts';
import { changeClub, createClub, getClub } from '../services/clubs.ts';
import { followClub, pageFollowedClubs, unfollowClub } from '../services/follows.ts';

/** Clubs, and who follows and belongs to them. */
export function clubRoutes(app: App, deps: Deps): void {
  app.openapi(contract.listClubs, async (c) => {
    const { name: names } = c.req.valid('query');
    return c.json({ clubs: await readClubCards(deps.db, maybeCaller(c), names, deps.clock.now()) }, 200);
  });

  app.openapi(contract.getClub, async (c) =>
    c.json(await getClub(deps, maybeCaller(c), c.req.valid('param').club), 200),
  );

  app.openapi(contract.createClub, async (c) =>
    c.json(await createClub(deps, callerOf(c), c.req.valid('json')), 201),
  );

  app.openapi(contract.changeClub, async (c) =>
    c.json(await changeClub(deps, callerOf(c), c.req.valid('param').club, c.req.valid('json')), 200),
  );

  app.openapi(contract.followClub, async (c) => {
    const { campaign } = c.req.valid('json');
    return c.json(await followClub(deps, viewerOf(c), c.req.valid('param').club, campaign), 200);
  });

  app.openapi(campaigns.listCampaigns, async (c) =>
    c.json(await readCampaigns(deps, callerOf(c), c.req.valid('param').club), 200),
  );

  app.openapi(campaigns.forgetCampaigns, async (c) => {
    await forgetCampaigns(deps, callerOf(c), c.req.valid('param').club);
    return c.body(null, 204);
  });

  app.openapi(contract.unfollowClub, async (c) =>
    c.json(await unfollowClub(deps, viewerOf(c), c.req.valid('param').club), 200),
  );

  app.openapi(contract.joinClub, async (c) => {
    const { note } = c.req.valid('json');
    return c.json(await joinClub(deps, viewerOf(c), c.req.valid('param').club, note), 200);
  });

  app.openapi(contract.leaveClub, async (c) =>
    c.json(await leaveClub(deps, viewerOf(c), c.req.valid('param').club), 200),
  );

  app.openapi(contract.listClubPeople, async (c) =>
    c.json(await pageClubPeople(deps, maybeCaller(c), c.req.valid('param').club, c.req.valid('query')), 200),
  );

  app.openapi(contract.setClubRole, async (c) => {
    const { club, person } = c.req.valid('param');
    await setClubRole(deps, callerOf(c), club, person, c.req.valid('json').role);
    return c.body(null, 204);
  });

  app.openapi(contract.removeClubMember, async (c) => {
    const { club, person } = c.req.valid('param');
    await removeClubMember(deps, callerOf(c), club, person);
    return c.body(null, 204);
  });

  app.openapi(contract.listFollowedClubs, async (c) =>
    c.json(await pageFollowedClubs(deps, viewerOf(c), c.req.valid('query')), 200),
  );
}
