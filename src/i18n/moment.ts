const DAY = 24 * 60 * 60_000;

/**
 * A moment as people say it: "today, 21:00", "yesterday, 20:58", "Thursday 19:00" within a week, else "22 November,
 * 19:00".
 *
 * @param time - ISO 8601 or epoch milliseconds.
 */
export function formatMoment(locale: string, time: string | number, now: number): string {
  const date = new Date(time);
  const days = Math.round((midnight(date) - midnight(new Date(now))) / DAY);
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  if (Math.abs(days) < 2) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return `${day}, ${date.toLocaleTimeString(locale, clock)}`;
  }
  const day: Intl.DateTimeFormatOptions =
    days > 0 && days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
  return date.toLocaleString(locale, { ...day, ...clock });
}

/** The time of a moment of today: "21:04". */
export function formatClock(locale: string, time: string): string {
  return new Date(time).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

/** A language by its name: `lt` → "Lithuanian"; the tag itself where nobody knows it. */
export function formatLanguage(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a BCP 47 tag.
    return tag;
  }
}

/** A text with a capital, for the beginning of a line. */
export function capital(locale: string, text: string): string {
  return text.replace(/^./u, (first) => first.toLocaleUpperCase(locale));
}
