import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';

import * as campaigns from './campaigns.ts';
import * as contacts from './contacts.ts';
import * as deliveries from './deliveries.ts';
import * as clubs from './clubs.ts';
import * as hallway from './hallway.ts';
import * as hands from './hands.ts';
import * as invitations from './invitations.ts';
import * as people from './people.ts';
import * as profiles from './profiles.ts';
import * as reactions from './reactions.ts';
import * as recordings from './recordings.ts';
import * as questions from './questions.ts';
import * as reminders from './reminders.ts';
import * as rooms from './rooms.ts';
import * as running from './running.ts';
import * as schedule from './schedule.ts';
import * as session from './session.ts';
import * as stage from './stage.ts';
import * as system from './system.ts';
import * as topics from './topics.ts';
import * as transcription from './transcription.ts';

/** Every route of the contract. */
export const ROUTES: readonly RouteConfig[] = [
  session,
  rooms,
  transcription,
  schedule,
  reminders,
  hands,
  reactions,
  invitations,
  stage,
  recordings,
  questions,
  running,
  people,
  clubs,
  campaigns,
  profiles,
  contacts,
  deliveries,
  hallway,
  topics,
  system,
].flatMap((module) => Object.values(module).filter((value) => isRoute(value)));

function isRoute(value: unknown): value is RouteConfig {
  return typeof value === 'object' && value !== null && 'path' in value && 'responses' in value;
}

/** The contract as OpenAPI 3.1. */
export function apiDocument() {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  for (const route of ROUTES) registry.registerPath(route);
  registry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The token of `POST /v1/session`.',
  });
  registry.registerComponent('securitySchemes', 'admin', {
    type: 'http',
    scheme: 'bearer',
    description: "The operator's key, `HALLWAY_ADMIN_KEY`.",
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Hallway',
      version: '1',
      description:
        'Live audio rooms on LiveKit. All bodies are JSON in UTF-8; fields that a route does not know are refused. ' +
        'Every answer has `x-request-id`, and every error one shape.',
    },
  });
}
