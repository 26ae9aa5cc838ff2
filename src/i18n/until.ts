import { formatLength } from './format.ts';
import type { Speech } from './text.ts';

const DAY = 24 * 60 * 60_000;
const WEEK = 7 * DAY;

/** How long it is until then, as people say it: "in 2 hr 14 min", „po 3 dienų“; nothing from a week on. */
export function formatUntil({ locale, say }: Speech, length: number): string {
  if (length >= WEEK) return '';
  if (length <= 0) return say('schedule.soon');
  // Days take the case of the preposition; short units have none.
  if (length >= 2 * DAY) return new Intl.RelativeTimeFormat(locale).format(Math.floor(length / DAY), 'day');
  return say('schedule.in', { time: formatLength(locale, length) });
}

/** Parts of a moment in a time zone: that of the browser where the zone is unknown or not said. */
export function formatIn(
  locale: string,
  time: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const date = new Date(time);
  try {
    return date.toLocaleString(locale, { ...options, ...(timeZone && { timeZone }) });
  } catch {
    // No such zone: the browser's own is right more often than nothing.
    return date.toLocaleString(locale, options);
  }
}
