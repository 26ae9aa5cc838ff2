/** Reports of people, to those who run the room. */
import { randomUUID } from 'node:crypto';

import { ApiError } from '../contract/errors.ts';
import type { NewReport, Report } from '../contract/running.ts';
import { isOpenTo } from '../repositories/access.ts';
import { findBlocks } from '../repositories/blocks.ts';
import {
  countReportsBy,
  deleteReport,
  listReports,
  saveReport,
  type ReportAndName,
} from '../repositories/reports.ts';
import { findRooms } from '../repositories/rooms.ts';
import { changeRoom, type ServiceDeps } from './change-room.ts';
import { requireMember, requireModerator } from './members.ts';
import { note } from './room-log.ts';
import type { Caller } from './rooms.ts';
import { requireLive } from './rules.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Most people whom one person reports in a room; more is a flood. */
export const REPORTED_MAX = 20;
/** Longest list that is sent. */
const REPORTS_SHOWN = 200;
/** What somebody is told to wait who reports too many, in seconds. */
const WAIT = 600;

/**
 * Reports somebody; again, the new report takes the place of the old one.
 * @throws {ApiError} `conflict` (oneself), `not_found`, `removed`, `banned`, `invitation_needed`, `rate_limited`, and
 *   those of a room's state
 */
export async function reportPerson(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  personId: string,
  { reason, message }: NewReport,
): Promise<void> {
  if (personId === session.id) throw new ApiError('conflict', { message: 'Nobody reports themselves.' });
  await changeRoom(deps, session, name, async ({ tx, room, now, tell }) => {
    requireLive(room);
    const blocked = (await findBlocks(tx, room, [session.id])).get(session.id);
    if (blocked) throw new ApiError(blocked);
    if (!(await isOpenTo(tx, room.id, session))) throw new ApiError('invitation_needed');
    await requireMember(tx, room.id, personId);
    if ((await countReportsBy(tx, room.id, session.id, personId)) >= REPORTED_MAX) {
      throw new ApiError('rate_limited', { retryAfter: WAIT });
    }
    await saveReport(tx, {
      id: randomUUID(),
      roomId: room.id,
      personId,
      reporterId: session.id,
      reporterName: session.name,
      reason,
      message: message ?? null,
      createdAt: now,
    });
    // What only moderators see comes with the hands.
    tell(['hands']);
  });
}

/** What was reported, and not about the caller. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function readReports(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
): Promise<{ reports: Report[]; count: number }> {
  const [found] = await findRooms(deps.db, [name], caller);
  if (!found) throw new ApiError('room_not_found');
  if (caller !== 'operator') await requireModerator(deps.db, found.room, caller.id);
  const reader = caller === 'operator' ? undefined : caller.id;
  const { rows, count } = await listReports(deps.db, found.room.id, { reader, limit: REPORTS_SHOWN });
  return { reports: rows.map(toReport), count: Math.max(count, rows.length) };
}

/** Erases a report that somebody has seen to. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden` */
export async function closeReport(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
  id: string,
): Promise<void> {
  await changeRoom(deps, caller, name, async (change) => {
    const { tx, room } = change;
    if (room.state === 'ended') throw new ApiError('room_ended');
    if (caller !== 'operator') await requireModerator(tx, room, caller.id);
    const reader = caller === 'operator' ? null : caller;
    const person = await deleteReport(tx, room.id, id, reader?.id);
    // The log is read by whom it is about, too: so it does not say about whom.
    if (person) await note(change, reader, 'report_done');
  });
}

function toReport({ report, personName }: ReportAndName): Report {
  const { id, createdAt, personId, reporterId, reporterName, reason, message } = report;
  return {
    id,
    at: createdAt.toISOString(),
    person: { id: personId, name: personName ?? '' },
    reporter: { id: reporterId, name: reporterName },
    reason,
    message,
  };
}
