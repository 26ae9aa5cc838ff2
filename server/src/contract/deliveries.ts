import { z } from '@hono/zod-openapi';

import { cursor, limit } from './fields.ts';
import { json, route } from './route.ts';

const TAG = 'Deliveries';
const time = z.iso.datetime();

/** Something that the site's own endpoint is to be told; without what is in it. */
export const delivery = z
  .object({
    id: z.uuid().openapi({ description: 'The `webhook-id` under which the endpoint hears of it.' }),
    type: z.string(),
    createdAt: time,
    attempts: z.int(),
    nextAt: time.nullable().openapi({ description: 'When it is tried next.' }),
    deadAt: time.nullable().openapi({ description: 'When it was given up.' }),
    problem: z
      .string()
      .nullable()
      .openapi({ description: 'Why the last try failed: `status_500`, `timeout`, `unreachable`.' }),
  })
  .openapi('Delivery');
/** @see delivery */
export type Delivery = z.infer<typeof delivery>;

/** What waits, or was given up. */
export const listDeliveries = route(
  'get',
  '/v1/deliveries',
  {
    tag: TAG,
    summary: 'What the site’s endpoint has not taken',
    description: 'For the operator. `dead`: given up, newest first; `waiting`: still tried, soonest first.',
    access: 'operator',
  },
  {
    query: z.strictObject({
      state: z.enum(['dead', 'waiting']).default('dead'),
      limit: limit.default(50),
      cursor: cursor.optional(),
    }),
  },
  {
    200: json(
      z.object({ deliveries: z.array(delivery), nextCursor: z.string().nullable() }),
      'A page of deliveries',
    ),
  },
);

/** Tries one again. */
export const retryDelivery = route(
  'post',
  '/v1/deliveries/{id}/retry',
  {
    tag: TAG,
    summary: 'Try a delivery again, with all its tries before it',
    description: 'For the operator.',
    access: 'operator',
  },
  { params: z.strictObject({ id: z.uuid() }) },
  { 200: json(delivery, 'The delivery, due now') },
);
