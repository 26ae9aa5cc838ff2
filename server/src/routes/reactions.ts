import * as contract from '../contract/reactions.ts';
import type { Deps } from '../deps.ts';
import { viewerOf, type App } from '../http/context.ts';
import { react, setReactionPolicy } from '../services/reactions.ts';

/** Reactions, and who may send them. */
export function reactionRoutes(app: App, deps: Deps): void {
  app.openapi(contract.react, async (c) => {
    await react(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json').counts);
    return c.body(null, 204);
  });

  app.openapi(contract.setReactionPolicy, async (c) => {
    const { policy } = c.req.valid('json');
    await setReactionPolicy(deps, viewerOf(c), c.req.valid('param').room, policy);
    return c.body(null, 204);
  });
}
