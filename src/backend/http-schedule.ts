import type { ComingPage, OwnReminders, Reminder, TalkPage } from '../contract/types.ts';
import type { HttpApi } from './http-api.ts';
import type { ScheduleDirectory } from './schedule-directory.ts';

/** Talks of a Hallway server. */
export function httpSchedule(http: HttpApi, address: string): ScheduleDirectory {
  const of = (room: string, what: string) => `/v1/rooms/${encodeURIComponent(room)}/${what}`;
  return {
    talks({ club, topic, limit }, cursor) {
      const query = new URLSearchParams({
        limit: String(limit),
        ...(club && { club }),
        ...(topic && { topic }),
        ...(cursor && { cursor }),
      });
      return http.look<TalkPage>({ method: 'GET', path: `/v1/schedule?${query}` });
    },
    reminders: async () =>
      http.session.known ? http.call<OwnReminders>({ method: 'GET', path: '/v1/me/reminders' }) : undefined,
    remind: (room, body) => http.change<Reminder>({ method: 'PUT', path: of(room, 'reminder'), body }),
    unremind: (room) => http.change<Reminder>({ method: 'DELETE', path: of(room, 'reminder') }),
    coming: (room, limit) =>
      http.look<ComingPage>({ method: 'GET', path: of(room, `coming?limit=${limit}`) }),
    calendar: (what) =>
      'room' in what
        ? address + of(what.room, 'calendar.ics')
        : `${address}/v1/clubs/${encodeURIComponent(what.club)}/calendar.ics`,
  };
}
