import * as contract from '../contract/running.ts';
import type { Deps } from '../deps.ts';
import { callerOf, viewerOf, type App } from '../http/context.ts';
import { listBans } from '../services/bans.ts';
import { setHandOrder } from '../services/hands.ts';
import { setLock } from '../services/locks.ts';
import { closeReport, readReports, reportPerson } from '../services/reports.ts';
import { pageLog } from '../services/room-log.ts';

/** What those who run a room set and see, and reports to them. */
export function runningRoutes(app: App, deps: Deps): void {
  app.openapi(contract.setLock, async (c) => {
    await setLock(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json').locked);
    return c.body(null, 204);
  });

  app.openapi(contract.setHandOrder, async (c) => {
    await setHandOrder(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('json').order);
    return c.body(null, 204);
  });

  app.openapi(contract.getLog, async (c) =>
    c.json(await pageLog(deps, viewerOf(c), c.req.valid('param').room, c.req.valid('query')), 200),
  );

  app.openapi(contract.getBans, async (c) =>
    c.json({ bans: await listBans(deps, viewerOf(c), c.req.valid('param').room) }, 200),
  );

  app.openapi(contract.reportPerson, async (c) => {
    const { room, person } = c.req.valid('param');
    await reportPerson(deps, viewerOf(c), room, person, c.req.valid('json'));
    return c.body(null, 204);
  });

  app.openapi(contract.getReports, async (c) =>
    c.json(await readReports(deps, callerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.closeReport, async (c) => {
    const { room, report } = c.req.valid('param');
    await closeReport(deps, callerOf(c), room, report);
    return c.body(null, 204);
  });
}
