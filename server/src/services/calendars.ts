import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

import { ApiError } from '../contract/errors.ts';
import type { Deps } from '../deps.ts';
import { findKnownClubs } from '../repositories/clubs.ts';
import { findRooms, listClubTalks, type RoomAndClub } from '../repositories/rooms.ts';
import type { Caller } from './rooms.ts';

/** What a calendar is made with. */
export type CalendarDeps = Pick<Deps, 'db' | 'clock' | 'config'>;

/** A club's calendar goes back so far, so that a cancelled or moved talk is seen by whoever looks seldom. */
const BACK_MS = 30 * 24 * 3_600_000;
/** Most talks of one calendar. */
const TALKS_MAX = 500;
/** How often calendars that subscribe should look again, in seconds. */
const REFRESH_S = 3_600;
/** Stands in the ids of talks where nobody said what this server is called: they hold a random id besides. */
const NO_HOST = 'hallway';

/** One talk as an iCalendar file (RFC 5545). @throws {ApiError} `room_not_found`; `conflict` where it has no time */
export async function roomCalendar(
  deps: CalendarDeps,
  caller: Caller | undefined,
  name: string,
): Promise<string> {
  const [found] = await findRooms(deps.db, [name], caller);
  if (!found) throw new ApiError('room_not_found');
  return calendarOf(deps, found.room.title, [found]);
}

/** The talks of a club, to subscribe to. @throws {ApiError} `not_found` */
export async function clubCalendar(
  deps: CalendarDeps,
  caller: Caller | undefined,
  name: string,
): Promise<string> {
  const [club] = await findKnownClubs(deps.db, [name], caller);
  if (!club) throw new ApiError('not_found');
  const since = new Date(deps.clock.now().getTime() - BACK_MS);
  const talks = await listClubTalks(deps.db, club.id, { since, limit: TALKS_MAX, by: caller });
  return calendarOf(
    deps,
    club.title,
    talks.map((room) => ({ room, club })),
  );
}

function calendarOf({ config }: CalendarDeps, title: string, talks: readonly RoomAndClub[]): string {
  const host = config.publicUrl ? new URL(config.publicUrl).hostname : NO_HOST;
  const calendar = ical({
    name: title,
    prodId: { company: 'Hallway', product: 'hallway-server' },
    // Shown, and never answered: nobody is invited by it.
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  for (const { room, club } of talks) {
    const start = room.startsAt ?? room.startedAt ?? room.createdAt;
    const url = config.publicUrl && `${config.publicUrl}/r/${room.name}`;
    const description = [room.description, club?.title, url].filter(Boolean).join('\n\n');
    calendar.createEvent({
      // Both never change: who has the talk already, gets what is new of it and no second one.
      id: `room-${room.id}@${host}`,
      sequence: room.calendarSeq,
      stamp: room.calendarAt ?? room.createdAt,
      created: room.createdAt,
      lastModified: room.calendarAt ?? room.createdAt,
      // Written in UTC, which is right in every zone and needs no table of zones.
      start,
      end: new Date(start.getTime() + room.minutes * 60_000),
      summary: room.title,
      ...(description && { description }),
      ...(url && { url }),
      status: room.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
