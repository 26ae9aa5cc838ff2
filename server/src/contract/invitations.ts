import { z } from '@hono/zod-openapi';

import { cursor, limit, line, moment, personId, slug } from './fields.ts';
import { clubRef, room } from './models.ts';
import { personRef } from './profiles.ts';
import { body, done, inRoom, json, route } from './route.ts';

const TAG = 'Invitations';
const time = z.iso.datetime();

/** Most people whom one invitation lets in. */
export const USES_MAX = 10_000;
/** Far more than a code with its hyphens needs: whatever else was typed is a wrong code, and no wrong request. */
const CODE_MAX = 200;

/** What lets its holder into a closed room or club, without the code. */
export const invitation = z
  .object({
    id: z.uuid(),
    room: slug.nullable(),
    club: slug.nullable(),
    person: z
      .object({ id: personId, name: z.string() })
      .nullable()
      .openapi({ description: 'Whom alone it lets in; null for anybody who has the code.' }),
    label: z.string().nullable(),
    uses: z.int(),
    usesMax: z.int(),
    state: z.enum(['open', 'used_up', 'expired', 'revoked']),
    createdAt: time,
    expiresAt: time.nullable(),
  })
  .openapi('Invitation');
/** @see invitation */
export type Invitation = z.infer<typeof invitation>;

const newInvitation = z
  .strictObject({
    uses: z
      .int()
      .min(1)
      .max(USES_MAX)
      .default(1)
      .openapi({ description: 'How many different people it lets in.' }),
    expiresAt: moment.optional(),
    person: personRef.optional().openapi({ description: 'Whom alone it lets in: it cannot be sold on.' }),
    label: line(80).optional().openapi({ description: 'For whoever reads the list.' }),
  })
  .openapi('NewInvitation');
/** What an invitation is made of. */
export type NewInvitation = z.infer<typeof newInvitation>;

const made = z
  .object({
    invitation,
    code: z.string().openapi({ description: 'Shown this once: only a hash of it is kept.' }),
  })
  .openapi('NewInvitationCode');

const page = z
  .object({ invitations: z.array(invitation), nextCursor: z.string().nullable() })
  .openapi('InvitationPage');
/** A page of invitations, the newest first. */
export type InvitationPage = z.infer<typeof page>;

const paging = z.strictObject({ limit: limit.default(20), cursor: cursor.optional() });
const inClub = z.strictObject({ club: slug });
const OF_ROOM = 'By host, moderators and the operator.';
const OF_CLUB = 'By admins of the club and the operator.';

/** Invites to a room. */
export const inviteToRoom = route(
  'post',
  '/v1/rooms/{room}/invitations',
  { tag: TAG, summary: 'Make an invitation to a room', description: OF_ROOM, access: 'operator' },
  { params: inRoom, body: body(newInvitation, false) },
  { 201: json(made, 'The invitation and its code') },
);

/** Invites to a club. */
export const inviteToClub = route(
  'post',
  '/v1/clubs/{club}/invitations',
  {
    tag: TAG,
    summary: 'Make an invitation to a club',
    description: `${OF_CLUB} Whoever uses it is a member.`,
    access: 'operator',
  },
  { params: inClub, body: body(newInvitation, false) },
  { 201: json(made, 'The invitation and its code') },
);

/** Invitations to a room. */
export const listRoomInvitations = route(
  'get',
  '/v1/rooms/{room}/invitations',
  { tag: TAG, summary: 'Invitations to a room', description: OF_ROOM, access: 'operator' },
  { params: inRoom, query: paging },
  { 200: json(page, 'Invitations') },
);

/** Invitations to a club. */
export const listClubInvitations = route(
  'get',
  '/v1/clubs/{club}/invitations',
  { tag: TAG, summary: 'Invitations to a club', description: OF_CLUB, access: 'operator' },
  { params: inClub, query: paging },
  { 200: json(page, 'Invitations') },
);

/** Takes an invitation back. */
export const revokeInvitation = route(
  'delete',
  '/v1/invitations/{id}',
  {
    tag: TAG,
    summary: 'Take an invitation back',
    description: 'By those who may make one there. Whoever was let in stays.',
    access: 'operator',
  },
  { params: z.strictObject({ id: z.uuid() }) },
  done,
);

/** Uses an invitation. */
export const redeemInvitation = route(
  'post',
  '/v1/invitations/redeem',
  {
    tag: TAG,
    summary: 'Use an invitation',
    description:
      'One answer, `invitation_invalid`, for codes that are unknown, used up, expired, taken back or meant for ' +
      'somebody else. The same person twice is one use. Attempts are limited, by session and by address.',
    access: 'session',
  },
  { body: body(z.strictObject({ code: z.string().max(CODE_MAX) })) },
  {
    200: json(
      z.object({ room: room.nullable(), club: clubRef.nullable() }).openapi('Redeemed'),
      'Where the caller may now go in: a room or a club',
    ),
  },
);
/** What a used invitation opened. */
export interface Redeemed {
  readonly room: z.infer<typeof room> | null;
  readonly club: z.infer<typeof clubRef> | null;
}
