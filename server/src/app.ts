import { OpenAPIHono } from '@hono/zod-openapi';

import type { Deps } from './deps.ts';
import { accessLog } from './http/access-log.ts';
import { checkEncoding, limitBody } from './http/body.ts';
import type { App, AppEnv } from './http/context.ts';
import { errorHandler, notFound, refuseInvalid } from './http/errors.ts';
import { gate, limitGuesses, REDEEM } from './http/gate.ts';
import { cors, requestId, securityHeaders } from './http/headers.ts';
import { pageRoutes } from './pages/routes.ts';
import { contactRoutes } from './routes/contacts.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { clubRoutes } from './routes/clubs.ts';
import { hallwayRoutes } from './routes/hallway.ts';
import { handRoutes } from './routes/hands.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { peopleRoutes } from './routes/people.ts';
import { reactionRoutes } from './routes/reactions.ts';
import { recordingRoutes } from './routes/recordings.ts';
import { questionRoutes } from './routes/questions.ts';
import { roomRoutes } from './routes/rooms.ts';
import { runningRoutes } from './routes/running.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { stageRoutes } from './routes/stage.ts';
import { systemRoutes } from './routes/system.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { SessionTokens } from './services/session-tokens.ts';
import { Sessions } from './services/sessions.ts';
import { SiteTokens } from './services/site-tokens.ts';

/** The whole API, without a port: `app.fetch` answers requests, `app.request()` those of a test. */
export function createApp(deps: Deps): App {
  const { config, log, db, clock } = deps;
  const sessions = new Sessions(
    db,
    clock,
    new SessionTokens(config.secret, clock),
    new SiteTokens(config.site, clock, log),
  );

  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.onError(errorHandler(log));
  app.notFound(notFound);
  app.use(requestId, accessLog(log), securityHeaders, cors(config.origins));
  app.use('/v1/*', gate(deps, sessions), limitBody, checkEncoding);
  sessionRoutes(app, deps, sessions);
  roomRoutes(app, deps);
  scheduleRoutes(app, deps);
  handRoutes(app, deps);
  reactionRoutes(app, deps);
  stageRoutes(app, deps);
  recordingRoutes(app, deps);
  questionRoutes(app, deps);
  runningRoutes(app, deps);
  app.use(REDEEM, limitGuesses(deps));
  invitationRoutes(app, deps);
  peopleRoutes(app, deps);
  contactRoutes(app, deps);
  deliveryRoutes(app, deps);
  clubRoutes(app, deps);
  hallwayRoutes(app, deps);
  systemRoutes(app, deps);
  pageRoutes(app, deps, sessions);
  unsubscribeRoutes(app, deps);
  return app;
}
