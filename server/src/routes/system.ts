import { apiDocument } from '../contract/document.ts';
import * as contract from '../contract/system.ts';
import type { Deps } from '../deps.ts';
import type { App } from '../http/context.ts';
import { findKnownClubs } from '../repositories/known-clubs.ts';
import { readiness } from '../services/readiness.ts';

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  // Else nginx holds events back until it has a bufferful.
  'x-accel-buffering': 'no',
};

/** The event stream, LiveKit's webhooks, and what those who run the server ask. */
export function systemRoutes(app: App, deps: Deps): void {
  app.openapi(contract.streamEvents, async (c) => {
    const { session } = c.var;
    // Who asks for headers only would leave a stream behind that nobody reads.
    if (c.req.method === 'HEAD') return c.body('', 200, STREAM_HEADERS);
    const { room = [], reactions = [], club = [], questions = [], hallway } = c.req.valid('query');
    const stream = deps.hub.open({
      rooms: [...new Set(room)],
      reactions,
      clubs: await findKnownClubs(deps.db, club, session?.viewer),
      questions,
      hallway: hallway !== undefined,
      viewer: session?.viewer,
      until: session?.expiresAt,
      lastEventId: c.req.header('last-event-id'),
      signal: c.req.raw.signal,
    });
    return c.body(stream, 200, STREAM_HEADERS);
  });

  app.openapi(contract.receiveWebhook, async (c) => {
    await deps.webhooks.receive(await c.req.text(), c.req.header('authorization'));
    return c.body(null, 204);
  });

  app.openapi(contract.health, (c) => c.json({ status: 'ok' } as const, 200));

  const check = readiness(deps);
  app.openapi(contract.ready, async (c) => {
    const state = await check();
    return c.json(state, state.status === 'ready' ? 200 : 503);
  });

  // Told to anybody, as it is what the package holds; made once.
  const document = JSON.stringify(apiDocument());
  app.get('/openapi.json', (c) => c.body(document, 200, { 'content-type': 'application/json' }));
}
