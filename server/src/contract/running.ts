/** What those who run a room set and see, and reports to them. */
import { z } from '@hono/zod-openapi';

import { cursor, limit, personId, prose, slug } from './fields.ts';
import { handOrder } from './models.ts';
import { body, done, inRoom, inRoomAbout, json, route } from './route.ts';

const TAG = 'Running a room';
const time = z.iso.datetime();

/** Longest text of a report. */
export const REPORT_MAX = 1_000;

/** What is logged. */
export const loggedAct = z
  .enum([
    'invited',
    'invitation_withdrawn',
    'hand_declined',
    'hands_lowered',
    'hand_policy_set',
    'hand_order_set',
    'muted',
    'all_muted',
    'moved_to_audience',
    'removed',
    'banned',
    'let_in',
    'role_given',
    'locked',
    'unlocked',
    'started',
    'report_done',
    'host_lost',
    'host_back',
    'host_passed',
  ])
  .openapi('LoggedAct', {
    description:
      '`host_lost`, `host_back` and `host_passed` happen by themselves: their entries have no actor.',
  });

/** Why somebody is reported. */
export const reportReason = z
  .enum(['harassment', 'hate', 'threat', 'sexual', 'spam', 'impersonation', 'other'])
  .openapi('ReportReason');

/** How far a ban reaches. */
export const banScope = z.enum(['room', 'club']).openapi('BanScope');

const named = z.object({ id: personId, name: z.string() });

const logEntry = z
  .object({
    id: z.string(),
    at: time,
    actor: named.nullable().openapi({ description: 'Null where it was the server or the operator.' }),
    act: loggedAct,
    person: named.nullable().openapi({ description: 'Whom it was about.' }),
    detail: z.string().nullable().openapi({
      description: 'The role, policy or order that was set, or the scope of a ban.',
    }),
  })
  .openapi('LogEntry');

const ban = z
  .object({
    person: named.extend({ name: z.string().nullable(), avatarUrl: z.string().nullable() }),
    kind: z.enum(['removed', 'banned']),
    scope: banScope,
    at: time,
  })
  .openapi('Ban');

const report = z
  .object({
    id: z.uuid(),
    at: time,
    person: named,
    reporter: named,
    reason: reportReason,
    message: z.string().nullable(),
  })
  .openapi('Report');

/** Locks a room, or opens it again. */
export const setLock = route(
  'put',
  '/v1/rooms/{room}/lock',
  {
    tag: TAG,
    summary: 'Lock a room, or unlock it',
    description:
      'By host and moderators. Nobody new comes in but those on stage and those invited; whoever was inside when it was ' +
      'locked stays, and may come back.',
    access: 'session',
  },
  { params: inRoom, body: body(z.strictObject({ locked: z.boolean() })) },
  done,
);

/** Says how the queue of hands is sorted. */
export const setHandOrder = route(
  'put',
  '/v1/rooms/{room}/hand-order',
  {
    tag: TAG,
    summary: 'Say how hands are sorted',
    description: 'By host and moderators.',
    access: 'session',
  },
  { params: inRoom, body: body(z.strictObject({ order: handOrder })) },
  done,
);

/** Who did what. */
export const getLog = route(
  'get',
  '/v1/rooms/{room}/log',
  {
    tag: TAG,
    summary: 'Who did what in a room',
    description: 'For host and moderators; the newest first. Erased when the room ends.',
    access: 'session',
  },
  {
    params: inRoom,
    query: z.strictObject({ limit: limit.default(50), cursor: cursor.optional() }),
  },
  {
    200: json(
      z.object({ entries: z.array(logEntry), nextCursor: z.string().nullable() }).openapi('LogPage'),
      'What was done',
    ),
  },
);

/** Who may not be in the room. */
export const getBans = route(
  'get',
  '/v1/rooms/{room}/bans',
  {
    tag: TAG,
    summary: 'Who was removed or banned',
    description: 'For host and moderators: of the room and of its club, the newest first, up to 200.',
    access: 'session',
  },
  { params: inRoom },
  { 200: json(z.object({ bans: z.array(ban) }).openapi('BanList'), 'Who is kept out') },
);

/** What a report says. */
export const newReport = z
  .strictObject({ reason: reportReason, message: prose(REPORT_MAX).optional() })
  .openapi('NewReport');
/** @see newReport */
export type NewReport = z.infer<typeof newReport>;

/** Reports somebody. */
export const reportPerson = route(
  'put',
  '/v1/rooms/{room}/people/{person}/report',
  {
    tag: TAG,
    summary: 'Report somebody to those who run the room',
    description:
      'By anybody who may be in the room. A second report of the same person takes the place of the first. Host, ' +
      'moderators and the operator read it, never whom it is about; it is erased when one of them has seen to it, and ' +
      'when the room ends.',
    access: 'session',
  },
  { params: inRoomAbout, body: body(newReport) },
  done,
);

/** What was reported. */
export const getReports = route(
  'get',
  '/v1/rooms/{room}/reports',
  {
    tag: TAG,
    summary: 'What was reported, and not seen to yet',
    description: 'For host, moderators and the operator; the newest first, up to 200. None about the caller.',
    access: 'operator',
  },
  { params: inRoom },
  {
    200: json(
      z.object({ reports: z.array(report), count: z.int() }).openapi('ReportList'),
      'Reports; `count` is all of them',
    ),
  },
);

/** Erases a report. */
export const closeReport = route(
  'delete',
  '/v1/rooms/{room}/reports/{report}',
  {
    tag: TAG,
    summary: 'Mark a report as done',
    description: 'By host, moderators and the operator. Erases it. Harmless when another one did.',
    access: 'operator',
  },
  { params: z.strictObject({ room: slug, report: z.uuid() }) },
  done,
);

/** Plain types of the above. */
export type LoggedAct = z.infer<typeof loggedAct>;
/** @see reportReason */
export type ReportReason = z.infer<typeof reportReason>;
/** @see banScope */
export type BanScope = z.infer<typeof banScope>;
/** @see logEntry */
export type LogEntry = z.infer<typeof logEntry>;
/** @see ban */
export type Ban = z.infer<typeof ban>;
/** @see report */
export type Report = z.infer<typeof report>;
