import { ApiError } from '../contract/errors.ts';
import type { LogEntry, LoggedAct } from '../contract/running.ts';
import { insertEntry, listEntries, type LoggedRow } from '../repositories/room-log.ts';
import { findRooms } from '../repositories/rooms.ts';
import type { RoomChange, ServiceDeps } from './change-room.ts';
import { packCursor, unpackCursor } from './cursors.ts';
import { requireModerator } from './members.ts';
import type { SessionViewer } from './session-tokens.ts';
import { z } from 'zod';

/** Whom something was about, and one word on how. */
export interface About {
  readonly person?: string;
  readonly detail?: string;
}

/**
 * Logs what was done in a room, for those who run it; their pages hear of it.
 * @param actor null where it was the server or the operator
 */
export async function note(
  { tx, room, now, tell }: RoomChange,
  actor: { readonly id: string } | null,
  act: LoggedAct,
  { person, detail }: About = {},
): Promise<void> {
  await insertEntry(tx, {
    roomId: room.id,
    at: now,
    actorId: actor?.id ?? null,
    act,
    personId: person ?? null,
    detail: detail ?? null,
  });
  // What only moderators see comes with the hands.
  tell(['hands']);
}

/** A page of who did what, the newest first. @throws {ApiError} `room_not_found`, `room_ended`, `forbidden`, `bad_request` */
export async function pageLog(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ entries: LogEntry[]; nextCursor: string | null }> {
  const [before] = unpackCursor(cursor, z.tuple([z.int().positive()])) ?? [];
  const [found] = await findRooms(deps.db, [name], session);
  if (!found) throw new ApiError('room_not_found');
  await requireModerator(deps.db, found.room, session.id);
  const rows = await listEntries(deps.db, found.room.id, { before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map(toEntry),
    nextCursor: rows.length > limit && last ? packCursor([last.entry.seq]) : null,
  };
}

function toEntry({ entry, actorName, personName }: LoggedRow): LogEntry {
  const { seq, at, act, actorId, personId, detail } = entry;
  return {
    id: String(seq),
    at: at.toISOString(),
    actor: actorId === null ? null : { id: actorId, name: actorName ?? '' },
    act,
    person: personId === null ? null : { id: personId, name: personName ?? '' },
    detail,
  };
}
