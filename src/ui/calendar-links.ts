import type { Room } from '../contract/types.ts';

/** What calendars on the web take of a talk. */
type Planned = Pick<Room, 'title' | 'description' | 'startsAt' | 'minutes'>;

/** Longest description that goes into an address. */
const TEXT_MAX = 1_000;

/** A page of Google Calendar with the talk filled in. @param page - Where the talk is to be heard. */
export function googleLink(talk: Planned, page: string): string {
  // https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs/blob/main/services/google.md
  const [start, end] = times(talk).map((time) => time.replace(/[-:]|\.\d{3}/g, ''));
  return link('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: talk.title,
    dates: `${start}/${end}`,
    details: details(talk, page),
    location: page,
  });
}

/** A page of Outlook on the web with the talk filled in. @param page - Where the talk is to be heard. */
export function outlookLink(talk: Planned, page: string): string {
  // https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs/blob/main/services/outlook-web.md
  const [start, end] = times(talk);
  return link('https://outlook.live.com/calendar/0/deeplink/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: talk.title,
    startdt: start,
    enddt: end,
    body: details(talk, page),
    location: page,
  });
}

/** The address under which calendar programs subscribe to what is at `address`. */
export function subscribeLink(address: string): string {
  return address.replace(/^https?:/, 'webcal:');
}

function times({ startsAt, minutes }: Planned): [start: string, end: string] {
  const start = new Date(startsAt ?? 0);
  return [start.toISOString(), new Date(start.getTime() + minutes * 60_000).toISOString()];
}

function details({ description }: Planned, page: string): string {
  return [description?.slice(0, TEXT_MAX), page].filter(Boolean).join('\n\n');
}

function link(address: string, query: Readonly<Record<string, string>>): string {
  return `${address}?${new URLSearchParams(query)}`;
}
