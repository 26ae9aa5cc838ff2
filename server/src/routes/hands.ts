import * as contract from '../contract/hands.ts';
import type { Deps } from '../deps.ts';
import { viewerOf, type App } from '../http/context.ts';
import {
  declineHand,
  listHands,
  lowerAllHands,
  lowerHand,
  raiseHand,
  setHandPolicy,
} from '../services/hands.ts';

/** Hands and their queue. */
export function handRoutes(app: App, deps: Deps): void {
  app.openapi(contract.raiseHand, async (c) => {
    await raiseHand(deps, viewerOf(c), c.req.valid('param').room);
    return c.body(null, 204);
  });

  app.openapi(contract.lowerHand, async (c) => {
    await lowerHand(deps, viewerOf(c), c.req.valid('param').room);
    return c.body(null, 204);
  });

  app.openapi(contract.getHands, async (c) =>
    c.json(await listHands(deps, viewerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.lowerHands, async (c) => {
    await lowerAllHands(deps, viewerOf(c), c.req.valid('param').room);
    return c.body(null, 204);
  });

  app.openapi(contract.declineHand, async (c) => {
    const { room, person } = c.req.valid('param');
    await declineHand(deps, viewerOf(c), room, person);
    return c.body(null, 204);
  });

  app.openapi(contract.setHandPolicy, async (c) => {
    await setHandPolicy(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json').policy);
    return c.body(null, 204);
  });
}
