import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

import type { Log } from '../deps.ts';
import type { AppEnv } from './context.ts';

/** Writes one line for each request: the route's pattern, never its path, query, headers or body. */
export function accessLog(log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const { method } = c.req;
    log.info('request', {
      requestId: c.var.requestId,
      method,
      route: routePath(c, -1),
      status: c.res.status,
      ms,
    });
  };
}
