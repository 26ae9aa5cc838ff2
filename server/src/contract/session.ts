import { z } from '@hono/zod-openapi';

import { line, NAME_MAX, slug, USER_TOKEN_MAX } from './fields.ts';
import { connection, session } from './models.ts';
import { body, json, route } from './route.ts';

const TAG = 'Sessions';

/** Begins or renews a session. */
export const createSession = route(
  'post',
  '/v1/session',
  {
    tag: TAG,
    summary: 'Begin or renew a session',
    description:
      'With `userToken`, a JWT signed by the site, for that person; without one for a guest. A guest goes on being ' +
      'the same one when the old session token is sent as `Authorization: Bearer`, also for a day after it expired, and ' +
      'for 400 days where the guest follows something. Sent with `userToken`, that token makes the guest’s follows, ' +
      'reminders and admissions the person’s.',
    access: 'optional',
  },
  {
    body: body(
      z.strictObject({
        userToken: z
          .string()
          .max(USER_TOKEN_MAX)
          .optional()
          .openapi({
            description:
              'Signed by the site, with `iss`, `aud`, `exp` and `sub`; may hold `name`, `picture`, `caption` and ' +
              '`hallway: { create: true }` for those who may open rooms.',
          }),
        name: line(NAME_MAX).optional().openapi({ description: 'What a guest wants to be called.' }),
      }),
      false,
    ),
  },
  { 200: json(session, 'The session') },
);

/** LiveKit's standard token endpoint. */
export const createToken = route(
  'post',
  '/v1/token',
  {
    tag: TAG,
    summary: "LiveKit's standard token endpoint",
    description:
      'For LiveKit clients that know nothing of Hallway (`TokenSource.endpoint`). The bearer may be a session token or ' +
      "the site's own token; without one the caller is a new guest. Who somebody is and what they may do is never " +
      'taken from the body: all but `room_name` is ignored.',
    access: 'optional',
  },
  { body: body(z.looseObject({ room_name: slug })) },
  { 201: json(connection, 'Where and how to connect') },
);
