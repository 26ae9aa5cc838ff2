import * as reminders from '../contract/reminders.ts';
import * as contract from '../contract/schedule.ts';
import type { Deps } from '../deps.ts';
import { callerOf, maybeCaller, viewerOf, type App } from '../http/context.ts';
import { clubCalendar, roomCalendar } from '../services/calendars.ts';
import { ownReminders, pageComing, readFaces, setReminder, unsetReminder } from '../services/reminders.ts';
import { cancelRoom, changeDetails } from '../services/schedule.ts';
import { pageTalks } from '../services/talks.ts';
import { Topics } from '../services/topics.ts';

/** An iCalendar file under a name that people see in their downloads. */
const calendarHeaders = (name: string) => ({
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': `inline; filename="${name}.ics"`,
});

/** When talks are, calendars of them, and who comes. */
export function scheduleRoutes(app: App, deps: Deps): void {
  const topics = new Topics(deps);

  app.openapi(contract.getSchedule, async (c) =>
    c.json(await pageTalks(deps, topics, maybeCaller(c), c.req.valid('query')), 200),
  );

  app.openapi(contract.changeRoom, async (c) => {
    const { room } = c.req.valid('param');
    return c.json(await changeDetails(deps, callerOf(c), room, c.req.valid('json')), 200);
  });

  app.openapi(contract.cancelRoom, async (c) =>
    c.json(await cancelRoom(deps, callerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(contract.roomCalendar, async (c) => {
    const { room } = c.req.valid('param');
    return c.body(await roomCalendar(deps, maybeCaller(c), room), 200, calendarHeaders(room));
  });

  app.openapi(contract.clubCalendar, async (c) => {
    const { club } = c.req.valid('param');
    return c.body(await clubCalendar(deps, maybeCaller(c), club), 200, calendarHeaders(club));
  });

  app.openapi(reminders.setReminder, async (c) => {
    const { room } = c.req.valid('param');
    return c.json(await setReminder(deps, viewerOf(c), room, c.req.valid('json')), 200);
  });

  app.openapi(reminders.deleteReminder, async (c) =>
    c.json(await unsetReminder(deps, viewerOf(c), c.req.valid('param').room), 200),
  );

  app.openapi(reminders.getReminders, async (c) => c.json(await ownReminders(deps, viewerOf(c)), 200));

  app.openapi(reminders.getComing, async (c) => {
    const { room } = c.req.valid('param');
    return c.json(await pageComing(deps, maybeCaller(c), room, c.req.valid('query')), 200);
  });

  app.openapi(reminders.getFaces, async (c) =>
    c.json(await readFaces(deps, maybeCaller(c), c.req.valid('query').room), 200),
  );
}
