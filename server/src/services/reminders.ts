import type { Campaign } from '../contract/campaigns.ts';
import { ApiError } from '../contract/errors.ts';
import type { Comer, OwnReminders, Reminder } from '../contract/reminders.ts';
import type { Deps } from '../deps.ts';
import { deleteIdleGuests, findPerson, saveGuest } from '../repositories/people.ts';
import {
  deleteReminder,
  findFaces,
  findReminder,
  listComers,
  listOwnReminders,
  saveReminder,
  type ComerRow,
} from '../repositories/reminders.ts';
import { findRooms } from '../repositories/rooms.ts';
import { kept } from './campaigns.ts';
import { changeRoom, type RoomChange, type ServiceDeps } from './change-room.ts';
import { fromCursor, toCursor } from './cursors.ts';
import type { Caller } from './rooms.ts';
import { dueAt } from './schedule.ts';
import type { SessionViewer } from './session-tokens.ts';

/** Most talks that somebody is told that they will be reminded of. */
const OWN_MAX = 500;
/** Faces beside a talk in a list. */
export const FACES = 4;
const PERSON = /^p_[0-9a-f-]{36}$/;

/**
 * Comes to a scheduled talk, and is reminded of it.
 * @throws {ApiError} `room_not_found`, `room_ended`, `conflict` (it has begun), `bad_request` (no e-mails from here)
 */
export async function setReminder(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
  {
    email,
    language,
    campaign,
  }: { email?: string | undefined; language: string; campaign?: Campaign | undefined },
): Promise<Reminder> {
  const { config } = deps;
  if (email !== undefined && !config.mail) {
    throw new ApiError('bad_request', { message: 'email: this server sends none' });
  }
  return changeRoom(deps, session, name, async (change) => {
    const { tx, room, now, tell } = change;
    if (room.state === 'ended') throw new ApiError('room_ended');
    if (room.state === 'live' || !room.startsAt) {
      throw new ApiError('conflict', { message: 'The talk has begun.' });
    }
    if (session.kind === 'guest') await saveGuest(tx, session.id, session.name, now);
    else if (!(await findPerson(tx, session.id))) throw new ApiError('session_expired');
    const asked = {
      language,
      ...(email !== undefined && { email, dueAt: dueAt(room.startsAt, config), attempts: 0 }),
    };
    const came = { createdAt: now, campaign: kept(campaign) };
    await saveReminder(tx, { roomId: room.id, personId: session.id, ...came, ...asked }, asked);
    tell(['room']);
    return answer(deps, change, session.id);
  });
}

/** Does not come after all; harmless when it was so already. @throws {ApiError} `room_not_found` */
export async function unsetReminder(
  deps: ServiceDeps,
  session: SessionViewer,
  name: string,
): Promise<Reminder> {
  return changeRoom(deps, session, name, async (change) => {
    const { tx, room, tell } = change;
    if (await deleteReminder(tx, room.id, session.id)) {
      await deleteIdleGuests(tx, [session.id]);
      tell(['room']);
    }
    return answer(deps, change, session.id);
  });
}

async function answer(deps: ServiceDeps, { tx, room }: RoomChange, personId: string): Promise<Reminder> {
  const [found] = await findRooms(tx, [room.name], 'operator');
  const reminder = await findReminder(tx, room.id, personId);
  return {
    coming: found?.room.coming ?? 0,
    you: { reminded: reminder !== undefined, email: Boolean(reminder?.email) },
    mail: deps.config.mail !== undefined,
  };
}

/** What somebody is to be reminded of. */
export async function ownReminders(deps: ServiceDeps, session: SessionViewer): Promise<OwnReminders> {
  const rooms = await listOwnReminders(deps.db, session.id, OWN_MAX);
  return { rooms, mail: deps.config.mail !== undefined };
}

/** A page of those who come. @throws {ApiError} `room_not_found`, `bad_request` (cursor) */
export async function pageComing(
  deps: Pick<Deps, 'db'>,
  caller: Caller | undefined,
  name: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ coming: number; people: Comer[]; nextCursor: string | null }> {
  const after = fromCursor(cursor, PERSON);
  const [found] = await findRooms(deps.db, [name], caller);
  if (!found) throw new ApiError('room_not_found');
  const comers = await listComers(deps.db, found.room.id, { limit: limit + 1, after });
  const page = comers.slice(0, limit);
  const last = page.at(-1);
  return {
    coming: found.room.coming,
    people: page.map(toComer),
    nextCursor: comers.length > limit && last ? toCursor(last) : null,
  };
}

/** The first who come to each of these rooms; those that the caller may not know of are left out. */
export async function readFaces(
  deps: Pick<Deps, 'db'>,
  caller: Caller | undefined,
  names: readonly string[],
): Promise<{ rooms: { room: string; coming: number; people: Comer[] }[] }> {
  const found = await findRooms(deps.db, names, caller);
  const known = new Map(found.map(({ room }) => [room.name, room]));
  const faces = await findFaces(
    deps.db,
    [...known.values()].map(({ id }) => id),
    FACES,
  );
  return {
    rooms: [...new Set(names)].flatMap((name) => {
      const room = known.get(name);
      return room
        ? [{ room: name, coming: room.coming, people: (faces.get(room.id) ?? []).map(toComer) }]
        : [];
    }),
  };
}

/** Somebody who comes, or speaks, without what else is known of them. */
export function toComer({ id, name, avatarUrl, caption }: Omit<ComerRow, 'at'>): Comer {
  return { id, name, avatarUrl, caption };
}
