const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A number with the language's separators: 1284 → "1,284", „1 284“. */
export function formatCount(locale: string, count: number): string {
  return count.toLocaleString(locale);
}

/** Names in a row: "Rasa Milvydė, Kenji Moriwaka", „Rasa Milvydė ir Kenji Moriwaka“. */
export function formatNames(locale: string, names: readonly string[]): string {
  return new Intl.ListFormat(locale, { style: 'narrow' }).format(names);
}

/**
 * A length of time in at most two units, the smaller one left out from ten of the larger on: "8 sec", "42 min",
 * "2 hr 14 min", "3 days". Seconds only below a minute, and rounded up, so that a countdown ends with 1.
 *
 * @param length - Milliseconds; below zero counts as zero.
 */
export function formatLength(locale: string, length: number): string {
  const write = (value: number, unit: string, unitDisplay: 'short' | 'long' = 'short') =>
    Math.floor(value).toLocaleString(locale, { style: 'unit', unit, unitDisplay });
  if (length < MINUTE) return write(Math.ceil(Math.max(0, length) / 1000), 'second');
  if (length >= 2 * DAY) return write(length / DAY, 'day', 'long');
  const minutes = write((length % HOUR) / MINUTE, 'minute');
  if (length < HOUR) return minutes;
  const hours = write(length / HOUR, 'hour');
  return length % HOUR < MINUTE || length >= 10 * HOUR ? hours : `${hours} ${minutes}`;
}
