import assert from 'node:assert/strict';

import type { RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';

import { ROUTES } from '../../src/contract/document.ts';

const routes = ROUTES.map((route) => ({
  route,
  path: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Fails unless an answer in JSON is what the contract says of its route and status, without a field more. */
export function assertConforms(method: string, path: string, status: number, body: unknown): void {
  const [pathname = ''] = path.split('?');
  const found = routes.find(
    ({ route, path: pattern }) => route.method === method.toLowerCase() && pattern.test(pathname),
  );
  if (!found) return;
  const schema = schemaOf(found.route, status);
  assert.ok(schema, `${method} ${pathname} says nothing of ${status}`);
  assert.deepEqual(schema.parse(body), body, `${method} ${pathname}: ${status}`);
}

function schemaOf({ responses }: RouteConfig, status: number): z.ZodType | undefined {
  const response = responses[status] ?? responses['default'];
  const content = response && 'content' in response ? response.content : undefined;
  const media = content?.['application/json'];
  const schema: unknown = media && 'schema' in media ? media.schema : undefined;
  return schema instanceof z.ZodType ? schema : undefined;
}
