import * as contract from '../contract/people.ts';
import type { Deps } from '../deps.ts';
import { viewerOf, type App } from '../http/context.ts';
import { follow, unfollow } from '../services/follows.ts';

/** People and whom they follow. */
export function peopleRoutes(app: App, deps: Deps): void {
  app.openapi(contract.follow, async (c) => {
    await follow(deps, viewerOf(c), c.req.valid('param').person);
    return c.body(null, 204);
  });

  app.openapi(contract.unfollow, async (c) => {
    await unfollow(deps, viewerOf(c), c.req.valid('param').person);
    return c.body(null, 204);
  });
}
