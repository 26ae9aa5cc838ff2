import { createRoute, z, type RouteConfig } from '@hono/zod-openapi';

import { personId, slug } from './fields.ts';
import { errorBody } from './models.ts';

/** Who may call: anybody, anybody but better known with a session, a session's holder, or also the operator. */
export type Access = 'public' | 'optional' | 'session' | 'operator';

const SECURITY: Record<Access, NonNullable<RouteConfig['security']>> = {
  public: [],
  optional: [{}, { session: [] }],
  session: [{ session: [] }],
  operator: [{ session: [] }, { admin: [] }],
};

/** Every route may answer an error, and all of them look alike. */
const errors = {
  default: { description: 'An error', content: { 'application/json': { schema: errorBody } } },
};

/** `{room}` in a path. */
export const inRoom = z.strictObject({ room: slug });
/** `{room}` and `{person}` in a path. */
export const inRoomAbout = z.strictObject({ room: slug, person: personId });

/** An answer in JSON. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A body in JSON; unless `required`, none means `{}`. */
export function body<Schema extends z.ZodType, Required extends boolean = true>(
  schema: Schema,
  required: Required = true as Required,
) {
  return { required, content: { 'application/json': { schema } } };
}

/** What a route is besides its path, method, request and answers. */
interface About {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
}

/** Declares a route, and with it what it validates and how `openapi.json` describes it. */
export function route<
  const Path extends string,
  const Method extends RouteConfig['method'],
  const Request extends NonNullable<RouteConfig['request']>,
  const Responses extends RouteConfig['responses'],
>(method: Method, path: Path, about: About, request: Request, responses: Responses) {
  return createRoute({
    method,
    path,
    tags: [about.tag],
    summary: about.summary,
    ...(about.description !== undefined && { description: about.description }),
    security: SECURITY[about.access],
    request,
    responses: { ...responses, ...errors },
  });
}

/** The answer of an action: done, and what changed comes through the event stream. */
export const done = { 204: { description: 'Done' } } as const;
