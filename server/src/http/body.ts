import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';

import { ApiError } from '../contract/errors.ts';
import type { AppEnv } from './context.ts';

/** Far more than the largest request of the contract needs. */
export const BODY_MAX = 64 * 1_024;

/** Refuses bodies that are too large, whether or not they say so beforehand. */
export const limitBody = bodyLimit({
  maxSize: BODY_MAX,
  onError() {
    throw new ApiError('too_large');
  },
});

/** Refuses bodies that are not UTF-8: read leniently, what is wrong would turn into other text. */
export const checkEncoding = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.raw.body) {
    // Kept by the framework: reading the JSON later costs no second read.
    const bytes = await c.req.arrayBuffer();
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new ApiError('bad_request', { message: 'The body is not UTF-8.' });
    }
  }
  await next();
});
