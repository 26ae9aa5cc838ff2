import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';

import { ApiError } from '../contract/errors.ts';
import type { Caller } from '../services/rooms.ts';
import type { Session, SessionViewer } from '../services/session-tokens.ts';

/** What a request carries through the application. */
export interface AppEnv {
  /** Empty where the application is called without a port, by a test. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** What stands after `Bearer`. Never to be logged or answered. */
    bearer: string | undefined;
    /** Set where the bearer is a valid session token. */
    session: Session | undefined;
    /** Whether the bearer is the operator's key. */
    operator: boolean;
  };
}

/** The application. */
export type App = OpenAPIHono<AppEnv>;
/** A request and its answer. */
export type AppContext = Context<AppEnv>;

/** Who calls, where that may be anybody. */
export function maybeCaller(c: AppContext): Caller | undefined {
  return c.var.operator ? 'operator' : c.var.session?.viewer;
}

/** Who calls: a session's holder or the operator. @throws {ApiError} `unauthorized` */
export function callerOf(c: AppContext): Caller {
  const caller = maybeCaller(c);
  if (!caller) throw new ApiError('unauthorized');
  return caller;
}

/** Whose session it is. @throws {ApiError} `unauthorized`; `forbidden` for the operator, who is nobody in a room */
export function viewerOf(c: AppContext): SessionViewer {
  const caller = callerOf(c);
  if (caller === 'operator') throw new ApiError('forbidden');
  return caller;
}
