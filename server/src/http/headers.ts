import { randomUUID } from 'node:crypto';

import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';

import type { AppEnv } from './context.ts';

/** An id that somebody before us gave the request, such as a proxy; anything else could be written into our log. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Gives each request an id, or keeps the one it came with, and answers with it. */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
  c.set('requestId', id);
  await next();
  c.res.headers.set('x-request-id', id);
});

/** An API's answers are for scripts: nothing frames, sniffs or keeps them. Pages for people say otherwise themselves. */
const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Headers that browsers should find on every answer. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(SECURITY)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
});

const ALLOWED = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, last-event-id, x-request-id',
  // Two hours: more is cut by browsers.
  'access-control-max-age': '7200',
} as const;
const EXPOSED = 'x-request-id, retry-after';

/**
 * Lets pages of exactly these origins call us. Others get no leave from us, so that their browser keeps the answer from
 * them and asks in vain before anything that changes something. Tokens travel in a header and never in a cookie.
 */
export function cors(origins: readonly string[]): MiddlewareHandler<AppEnv> {
  const allowed = new Set(origins);
  return async (c, next) => {
    const origin = c.req.header('origin');
    const known = origin !== undefined && allowed.has(origin);
    const preflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method');
    if (known && preflight) c.res = new Response(null, { status: 204, headers: ALLOWED });
    else await next();
    const { headers } = c.res;
    headers.append('vary', 'origin');
    if (!known) return;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', EXPOSED);
  };
}
