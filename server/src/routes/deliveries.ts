import * as contract from '../contract/deliveries.ts';
import type { Deps } from '../deps.ts';
import { callerOf, type App } from '../http/context.ts';
import { pageDeliveries, retryDelivery } from '../services/deliveries.ts';

/** What the site's own endpoint has not taken; for the operator. */
export function deliveryRoutes(app: App, deps: Deps): void {
  app.openapi(contract.listDeliveries, async (c) =>
    c.json(await pageDeliveries(deps, callerOf(c), c.req.valid('query')), 200),
  );

  app.openapi(contract.retryDelivery, async (c) =>
    c.json(await retryDelivery(deps, callerOf(c), c.req.valid('param').id), 200),
  );
}
