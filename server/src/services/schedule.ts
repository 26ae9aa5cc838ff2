import { ApiError } from '../contract/errors.ts';
import type { Room } from '../contract/models.ts';
import type { RoomChanges } from '../contract/schedule.ts';
import type { Deps } from '../deps.ts';
import { admitPresent } from '../repositories/access.ts';
import { rescheduleEmails } from '../repositories/reminders.ts';
import { updateRoom, type RoomRow } from '../repositories/rooms.ts';
import { changeRoom, type ServiceDeps } from './change-room.ts';
import { callOff, getRoom, nextCalendar, requireHost, type Caller } from './rooms.ts';

/** What calendars show. */
const IN_CALENDARS = ['title', 'description', 'startsAt', 'minutes'] as const;

/**
 * Changes a talk; what is not named stays.
 * @throws {ApiError} `room_not_found`, `room_ended`, `forbidden`, `conflict` (moved after it has begun)
 */
export async function changeDetails(
  deps: ServiceDeps,
  caller: Caller,
  name: string,
  { startsAt, ...wanted }: RoomChanges,
): Promise<Room> {
  await changeRoom(deps, caller, name, async (change) => {
    const { tx, room, now, tell } = change;
    await requireHost(change, caller);
    const starts = startsAt === undefined ? undefined : new Date(startsAt);
    const values = news(room, { ...wanted, ...(starts && { startsAt: starts }) });
    if (Object.keys(values).length === 0) return;
    if (values.startsAt && room.state !== 'scheduled') {
      throw new ApiError('conflict', { message: 'startsAt: the talk has begun' });
    }
    const seen = IN_CALENDARS.some((field) => field in values);
    await updateRoom(tx, room.id, {
      ...values,
      ...(seen && nextCalendar(room, now)),
      ...(values.startsAt && { movedFrom: room.movedFrom ?? room.startsAt }),
    });
    if (values.startsAt) {
      await rescheduleEmails(tx, room.id, dueAt(values.startsAt, deps.config), 'all');
    }
    // Who is there already may come back.
    if (values.access && room.access === 'open') await admitPresent(tx, room.id, now);
    tell(['room'], 'all');
  });
  return getRoom(deps, name);
}

/**
 * Calls a scheduled talk off: it ends without having begun, and whoever left an e-mail address is told.
 * @throws {ApiError} `room_not_found`, `room_ended`, `forbidden`, `conflict` (it has begun)
 */
export async function cancelRoom(deps: ServiceDeps, caller: Caller, name: string): Promise<Room> {
  await changeRoom(deps, caller, name, async (change) => {
    await requireHost(change, caller);
    if (change.room.state !== 'scheduled') {
      throw new ApiError('conflict', { message: 'The talk has begun: end it.' });
    }
    await callOff(change);
  });
  return getRoom(deps, name);
}

/** When the e-mail about a talk leaves. */
export function dueAt(startsAt: Date, { reminderMinutes }: Pick<Deps['config'], 'reminderMinutes'>): Date {
  return new Date(startsAt.getTime() - reminderMinutes * 60_000);
}

/** Those of the wanted values that are not so already. */
function news(room: RoomRow, wanted: Omit<RoomChanges, 'startsAt'> & { startsAt?: Date }): Partial<RoomRow> {
  const same = (one: unknown, other: unknown) =>
    one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && !same(value, room[field as keyof RoomRow]),
    ),
  );
}
