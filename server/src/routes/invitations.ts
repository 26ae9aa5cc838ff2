import * as contract from '../contract/invitations.ts';
import type { Deps } from '../deps.ts';
import { callerOf, viewerOf, type App } from '../http/context.ts';
import { invite, pageInvitations, revokeInvitation } from '../services/invitations.ts';
import { redeem } from '../services/redeem.ts';

/** Invitations to rooms and clubs. */
export function invitationRoutes(app: App, deps: Deps): void {
  app.openapi(contract.inviteToRoom, async (c) =>
    c.json(await invite(deps, callerOf(c), c.req.valid('param'), c.req.valid('json')), 201),
  );

  app.openapi(contract.inviteToClub, async (c) =>
    c.json(await invite(deps, callerOf(c), c.req.valid('param'), c.req.valid('json')), 201),
  );

  app.openapi(contract.listRoomInvitations, async (c) =>
    c.json(await pageInvitations(deps, callerOf(c), c.req.valid('param'), c.req.valid('query')), 200),
  );

  app.openapi(contract.listClubInvitations, async (c) =>
    c.json(await pageInvitations(deps, callerOf(c), c.req.valid('param'), c.req.valid('query')), 200),
  );

  app.openapi(contract.revokeInvitation, async (c) => {
    await revokeInvitation(deps, callerOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  app.openapi(contract.redeemInvitation, async (c) =>
    c.json(await redeem(deps, viewerOf(c), c.req.valid('json').code), 200),
  );
}
