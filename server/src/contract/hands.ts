import { z } from '@hono/zod-openapi';

import { handPolicy, handQueue } from './models.ts';
import { body, done, inRoom, inRoomAbout, json, route } from './route.ts';

const TAG = 'Hands';

/** Raises the caller's hand. */
export const raiseHand = route(
  'put',
  '/v1/rooms/{room}/hand',
  { tag: TAG, summary: 'Raise your hand', description: 'A raised hand keeps its place.', access: 'session' },
  { params: inRoom },
  done,
);

/** Lowers the caller's hand. */
export const lowerHand = route(
  'delete',
  '/v1/rooms/{room}/hand',
  { tag: TAG, summary: 'Lower your hand', access: 'session' },
  { params: inRoom },
  done,
);

/** The queue. */
export const getHands = route(
  'get',
  '/v1/rooms/{room}/hands',
  { tag: TAG, summary: 'The queue of hands', description: 'For host and moderators.', access: 'session' },
  { params: inRoom },
  { 200: json(handQueue, 'Hands in their order') },
);

/** Lowers all hands. */
export const lowerHands = route(
  'delete',
  '/v1/rooms/{room}/hands',
  { tag: TAG, summary: 'Lower all hands', description: 'By host and moderators.', access: 'session' },
  { params: inRoom },
  done,
);

/** Lowers somebody's hand. */
export const declineHand = route(
  'delete',
  '/v1/rooms/{room}/hands/{person}',
  { tag: TAG, summary: "Lower somebody's hand", description: 'By host and moderators.', access: 'session' },
  { params: inRoomAbout },
  done,
);

/** Says who may raise a hand. */
export const setHandPolicy = route(
  'put',
  '/v1/rooms/{room}/hand-policy',
  {
    tag: TAG,
    summary: 'Say who may raise a hand',
    description: 'By host and moderators. Hands that are up stay up.',
    access: 'session',
  },
  { params: inRoom, body: body(z.strictObject({ policy: handPolicy })) },
  done,
);
