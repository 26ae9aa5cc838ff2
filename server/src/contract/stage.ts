import { z } from '@hono/zod-openapi';

import { role } from './models.ts';
import { body, done, inRoom, inRoomAbout, route } from './route.ts';
import { banScope } from './running.ts';

const STAGE = 'Stage';
const MODERATION = 'Moderation';

/** Invites somebody to the stage. */
export const invite = route(
  'put',
  '/v1/rooms/{room}/stage/{person}/invite',
  {
    tag: STAGE,
    summary: 'Invite a listener to the stage',
    description: 'By host and moderators.',
    access: 'session',
  },
  { params: inRoomAbout },
  done,
);

/** Takes an invitation back. */
export const uninvite = route(
  'delete',
  '/v1/rooms/{room}/stage/{person}/invite',
  {
    tag: STAGE,
    summary: 'Take an invitation back',
    description: 'By host and moderators.',
    access: 'session',
  },
  { params: inRoomAbout },
  done,
);

/** Accepts an invitation. */
export const acceptStage = route(
  'post',
  '/v1/rooms/{room}/stage/accept',
  {
    tag: STAGE,
    summary: 'Accept the invitation to the stage',
    description: 'Once. The connection gets the right to publish without a reconnect.',
    access: 'session',
  },
  { params: inRoom },
  done,
);

/** Declines an invitation. */
export const declineStage = route(
  'post',
  '/v1/rooms/{room}/stage/decline',
  {
    tag: STAGE,
    summary: 'Decline the invitation to the stage',
    description: 'Lowers the hand too.',
    access: 'session',
  },
  { params: inRoom },
  done,
);

/** Leaves the stage. */
export const leaveStage = route(
  'post',
  '/v1/rooms/{room}/stage/leave',
  {
    tag: STAGE,
    summary: 'Go back to the audience',
    description: 'A host hands the role over first.',
    access: 'session',
  },
  { params: inRoom },
  done,
);

/** Moves somebody to the audience. */
export const moveToAudience = route(
  'post',
  '/v1/rooms/{room}/people/{person}/to-audience',
  { tag: MODERATION, summary: 'Move somebody to the audience', access: 'session' },
  { params: inRoomAbout },
  done,
);

/** Mutes somebody. */
export const mutePerson = route(
  'post',
  '/v1/rooms/{room}/people/{person}/mute',
  { tag: MODERATION, summary: 'Mute somebody', description: 'They may unmute again.', access: 'session' },
  { params: inRoomAbout },
  done,
);

/** Mutes the stage. */
export const muteAll = route(
  'post',
  '/v1/rooms/{room}/mute-all',
  { tag: MODERATION, summary: 'Mute all on stage whom the caller may mute', access: 'session' },
  { params: inRoom },
  done,
);

/** Removes somebody. */
export const removePerson = route(
  'post',
  '/v1/rooms/{room}/people/{person}/remove',
  { tag: MODERATION, summary: 'Throw somebody out until the room ends', access: 'session' },
  { params: inRoomAbout },
  done,
);

/** Bans somebody. */
export const banPerson = route(
  'post',
  '/v1/rooms/{room}/people/{person}/ban',
  {
    tag: MODERATION,
    summary: 'Ban somebody from this room, or from all rooms of its club',
    access: 'session',
  },
  {
    params: inRoomAbout,
    body: body(
      z.strictObject({
        scope: banScope.optional().openapi({
          description: '`club` where it is missing and the room has one. A ban from a room ends with it.',
        }),
      }),
      false,
    ),
  },
  done,
);

/** Lets somebody in again. */
export const unbanPerson = route(
  'delete',
  '/v1/rooms/{room}/bans/{person}',
  { tag: MODERATION, summary: 'Lift a removal or a ban', access: 'session' },
  { params: inRoomAbout },
  done,
);

/** Gives somebody a role. */
export const setRole = route(
  'put',
  '/v1/rooms/{room}/people/{person}/role',
  {
    tag: MODERATION,
    summary: 'Give somebody a role',
    description:
      'The host gives any; by giving `host` away, to somebody who is there, they become moderator. Moderators make ' +
      'listeners speakers and back.',
    access: 'session',
  },
  { params: inRoomAbout, body: body(z.strictObject({ role })) },
  done,
);
