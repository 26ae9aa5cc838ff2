import * as contract from '../contract/people.ts';
import * as profiles from '../contract/profiles.ts';
import type { Deps } from '../deps.ts';
import { maybeCaller, viewerOf, type App } from '../http/context.ts';
import { follow, unfollow } from '../services/follows.ts';
import { changeMe, readMe, readPeople, readPerson } from '../services/people.ts';

/** People and whom they follow. */
export function peopleRoutes(app: App, deps: Deps): void {
  app.openapi(profiles.listPeople, async (c) =>
    c.json({ people: await readPeople(deps, maybeCaller(c), c.req.valid('query').id) }, 200),
  );

  app.openapi(profiles.getPerson, async (c) =>
    c.json(await readPerson(deps, maybeCaller(c), c.req.valid('param').person), 200),
  );

  app.openapi(profiles.getMe, async (c) => c.json(await readMe(deps, viewerOf(c)), 200));

  app.openapi(profiles.changeMe, async (c) =>
    c.json(await changeMe(deps, viewerOf(c), c.req.valid('json')), 200),
  );

  app.openapi(contract.follow, async (c) => {
    await follow(deps, viewerOf(c), c.req.valid('param').person, c.req.valid('json').campaign);
    return c.body(null, 204);
  });

  app.openapi(contract.unfollow, async (c) => {
    await unfollow(deps, viewerOf(c), c.req.valid('param').person);
    return c.body(null, 204);
  });
}
