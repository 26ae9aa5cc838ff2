import * as contract from '../contract/hallway.ts';
import * as topicContract from '../contract/topics.ts';
import type { Deps } from '../deps.ts';
import { callerOf, maybeCaller, viewerOf, type App } from '../http/context.ts';
import { discover } from '../services/discovery.ts';
import { Hallway } from '../services/hallway.ts';
import { Topics } from '../services/topics.ts';
import { TrendingLists } from '../services/trending.ts';

/** What is live and what comes next, by topic and by what the viewer follows. */
export function hallwayRoutes(app: App, deps: Deps): void {
  const topics = new Topics(deps);
  const hallway = new Hallway(deps, topics);
  const trending = new TrendingLists(deps, hallway, topics);

  app.openapi(contract.getHallway, async (c) =>
    c.json(await hallway.page(maybeCaller(c), c.req.valid('query')), 200),
  );

  app.openapi(contract.getTrending, async (c) => c.json(await trending.get(), 200));

  app.openapi(contract.getDiscovery, async (c) => c.json(await discover(deps, hallway, viewerOf(c)), 200));

  app.openapi(topicContract.listTopics, async (c) => {
    const { topic } = c.req.valid('query');
    const found = topic === undefined ? await topics.tree() : await topics.only(topic);
    return c.json({ topics: [...found] }, 200);
  });

  app.openapi(topicContract.putTopic, async (c) => {
    await topics.put(callerOf(c), c.req.valid('param').topic, c.req.valid('json'));
    return c.body(null, 204);
  });

  app.openapi(topicContract.deleteTopic, async (c) => {
    await topics.delete(callerOf(c), c.req.valid('param').topic);
    return c.body(null, 204);
  });
}
