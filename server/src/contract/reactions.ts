import { z } from '@hono/zod-openapi';

import { reactionCounts, reactionPolicy } from './models.ts';
import { body, done, inRoom, route } from './route.ts';

const TAG = 'Reactions';

/** Most reactions in one request: what somebody can press between two of them. */
export const REACTIONS_AT_ONCE = 10;

/** Sends reactions. */
export const react = route(
  'post',
  '/v1/rooms/{room}/reactions',
  {
    tag: TAG,
    summary: 'React to what is said',
    description:
      'By those who are in the live room, while its policy lets them. A page gathers presses and sends them together, ' +
      `at most ${REACTIONS_AT_ONCE} in one request. They are added up, told on the event stream, and stored nowhere.`,
    access: 'session',
  },
  {
    params: inRoom,
    body: body(
      z.strictObject({
        counts: reactionCounts.refine(
          (counts) => {
            const sum = Object.values(counts).reduce((all, count) => all + count, 0);
            return sum > 0 && sum <= REACTIONS_AT_ONCE;
          },
          { message: `between 1 and ${REACTIONS_AT_ONCE} in all` },
        ),
      }),
    ),
  },
  done,
);

/** Says whether there are reactions. */
export const setReactionPolicy = route(
  'put',
  '/v1/rooms/{room}/reaction-policy',
  {
    tag: TAG,
    summary: 'Say who may react',
    description: 'By host and moderators.',
    access: 'session',
  },
  { params: inRoom, body: body(z.strictObject({ policy: reactionPolicy })) },
  done,
);
