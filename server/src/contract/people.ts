import { z } from '@hono/zod-openapi';

import { personId } from './fields.ts';
import { newFollow } from './campaigns.ts';
import { body, done, route } from './route.ts';

const TAG = 'People';
const about = z.strictObject({ person: personId });

/** Follows somebody. */
export const follow = route(
  'put',
  '/v1/people/{person}/follow',
  {
    tag: TAG,
    summary: 'Follow a person',
    description: 'For guests too; guests are not followed.',
    access: 'session',
  },
  { params: about, body: body(newFollow, false) },
  done,
);

/** No longer follows somebody. */
export const unfollow = route(
  'delete',
  '/v1/people/{person}/follow',
  { tag: TAG, summary: 'No longer follow a person', access: 'session' },
  { params: about },
  done,
);
