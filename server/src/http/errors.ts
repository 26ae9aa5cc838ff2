import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

import { ApiError } from '../contract/errors.ts';
import type { errorBody } from '../contract/models.ts';
import type { Log } from '../deps.ts';
import type { AppContext } from './context.ts';

/** So many mistakes of one request are told; more would not help. */
const ISSUES_SHOWN = 5;
/** Names of fields that can be repeated in an answer: nothing long, nothing that could be a token. */
const FIELD = /^\w{1,40}$/;

/** Turns whatever was thrown into the one shape of errors; what nobody foresaw is logged. */
export function errorHandler(log: Log) {
  return (error: unknown, c: AppContext): Response => {
    if (error instanceof ApiError) return answer(c, error);
    if (error instanceof HTTPException) return answer(c, ofFramework(error), error.status);
    const code = isPassing(error) ? 'unavailable' : 'internal';
    log.error('request_failed', { requestId: c.var.requestId, code, error });
    return answer(c, new ApiError(code));
  };
}

/**
 * Errors of the database that a later try may not meet: it is away, starting, stopping or overloaded. Names are the
 * driver's, numbers PostgreSQL's: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const PASSING =
  /^(?:CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|EPIPE|ETIMEDOUT|08\w{3}|53\w{3}|57\w{3}|40001|40P01|55P03)$/;

function isPassing(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && PASSING.test(code)) || isPassing(error.cause, depth + 1);
}

/** What no route takes. */
export function notFound(c: AppContext): Response {
  return answer(c, new ApiError('not_found'));
}

/** Called with each request that was checked against the contract. */
export function refuseInvalid(result: { success: true } | { success: false; error: z.ZodError }): void {
  if (result.success) return;
  const mistakes = result.error.issues.slice(0, ISSUES_SHOWN).map(describe);
  throw new ApiError('bad_request', { message: mistakes.join('; ') });
}

function answer(c: AppContext, error: ApiError, status: number = error.status): Response {
  const body: z.infer<typeof errorBody> = {
    error: { code: error.code, message: error.message, requestId: c.var.requestId },
  };
  if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
  return c.json(body, status as ContentfulStatusCode);
}

/** What the framework refuses by itself: bodies that are no JSON, or not of a kind that a route takes. */
function ofFramework({ status }: HTTPException): ApiError {
  if (status === 413) return new ApiError('too_large');
  if (status === 415) return new ApiError('bad_request', { message: 'The body must be application/json.' });
  if (status < 500) return new ApiError('bad_request', { message: 'The body is not JSON.' });
  return new ApiError('internal');
}

/** One mistake, by field and kind; what was sent is never repeated. */
function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).filter((part) => FIELD.test(part));
  if (issue.code === 'unrecognized_keys') {
    const known = issue.keys.filter((key) => FIELD.test(key));
    return `${[...path, known.join(', ') || 'a field'].join('.')}: is unknown`;
  }
  return `${path.join('.') || 'the request'}: ${issue.message}`;
}
